import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { WritableDb } from './encryptedFile.ts'
import { transact } from './transact.ts'
import { attachment, draft, openVault, preference, putAttachment, saveDraft, setPreference } from './vault.ts'

let dir: string
let vault: WritableDb
const key = randomBytes(32)

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'casedesk-vault-'))
  vault = openVault({ dir, key, mode: 'write' })
})
afterEach(() => {
  vault.close()
  rmSync(dir, { recursive: true, force: true })
})

it('keeps attachments by their content, once, and encrypted', () => {
  const bytes = Buffer.from('%PDF-1.7 社会保障卡复印件 '.repeat(2000))
  const sha = putAttachment(vault, bytes, 'application/pdf')
  expect(putAttachment(vault, new Uint8Array(bytes), 'image/png')).toBe(sha)
  expect(attachment(vault, sha)).toEqual({ sha256: sha, size: bytes.length, mediaType: 'application/pdf', bytes })
  expect(attachment(vault, '0'.repeat(64))).toBeNull()
  expect(putAttachment(vault, new Uint8Array(), 'image/png')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  vault.pragma('wal_checkpoint(TRUNCATE)')
  expect(readFileSync(join(dir, 'vault.db')).includes('PDF-1.7')).toBe(false)
})

it('refuses bytes that are not those of their name', () => {
  const sha = putAttachment(vault, Buffer.from('a'), 'image/png')
  vault.prepare("UPDATE attachment SET bytes = x'62'").run()
  expect(() => attachment(vault, sha)).toThrow(expect.objectContaining({ code: 'corrupt' }))
})

it('drops a whole package of attachments when its transaction fails', () => {
  expect(() =>
    transact(vault, () => {
      putAttachment(vault, Buffer.from('a'), 'image/png')
      throw new Error('bad part')
    }),
  ).toThrow('bad part')
  expect(vault.prepare('SELECT count(*) FROM attachment').pluck().get()).toBe(0)
})

it('keeps drafts until they are discarded, also over a restart', () => {
  saveDraft(vault, 'filing:1/staff-1', { note: '待补' }, '2025-10-20T01:02:03.004Z')
  saveDraft(vault, 'filing:1/staff-1', { note: '待补材料' }, '2025-10-20T01:02:04.004Z')
  vault.close()
  vault = openVault({ dir, key, mode: 'write' })
  expect(draft(vault, 'filing:1/staff-1')).toEqual({ value: { note: '待补材料' }, updatedAt: '2025-10-20T01:02:04.004Z' })
  saveDraft(vault, 'filing:1/staff-1', null, '2025-10-20T01:02:05.004Z')
  saveDraft(vault, 'filing:1/staff-1', null, '2025-10-20T01:02:05.004Z')
  expect(draft(vault, 'filing:1/staff-1')).toBeNull()
})

it('keeps preferences per person, for a reader too', () => {
  setPreference(vault, 'staff-1', 'density', 'compact')
  setPreference(vault, 'staff-2', 'density', { rows: 20 })
  const reader = openVault({ dir, key, mode: 'read' })
  expect([
    preference(reader, 'staff-1', 'density'),
    preference(reader, 'staff-2', 'density'),
    preference(reader, 'staff-3', 'density'),
  ]).toEqual(['compact', { rows: 20 }, null])
  reader.close()
})
