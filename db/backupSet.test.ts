import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { closeDesk, decrease, establish, openDesk, pkg, run, tempDir } from '../test/desk/store.ts'
import { key } from '../test/desk/bare.ts'
import { sha256 } from './journal/hash.ts'
import { head } from './journal/read.ts'
import { createKeyFile } from './keySlots.ts'
import { type Backup, listBackups, makeBackup, proveBackup, pruneBackups, restoreBackup } from './backupSet.ts'
import { putAttachment } from './vault.ts'

const cost = { memoryKiB: 8, iterations: 1, parallelism: 1 }
let dir: string
let folder: string
const make = (madeAt = '2025-10-16T02:00:00.000Z', shouldStop = () => false) =>
  makeBackup({ dir, key, folder, madeAt, program: '0.1.0', progress: () => undefined, shouldStop })
const made = (): Backup => {
  const backup = make()
  if (!backup) throw new Error('stopped')
  return backup
}

beforeEach(() => {
  dir = tempDir()
  folder = join(tempDir(), 'backups')
  createKeyFile(dir, { login: 'admin', password: '滇池边的红嘴鸥' }, cost)
  const store = openDesk(dir)
  establish(store)
  run(store, { type: 'import', package: pkg('p1', [decrease('f1'), decrease('f2')]) })
  const bytes = Buffer.from('附件')
  putAttachment(store.vault, bytes, 'image/png')
  expect(sha256('x')).toHaveLength(64)
  closeDesk(store)
})

it('a backup is a data folder of its own that opens with the same key, made while the data are in use', () => {
  const store = openDesk(dir)
  const { name, manifest } = made()
  run(store, { type: 'import', package: pkg('p2', [decrease('f3')]) })
  expect(name).toBe('casedesk-20251016-020000')
  expect(manifest).toMatchObject({ counts: { filings: 2, attachments: 1 } })
  expect(manifest.entries).toBeLessThan(head(store.db).seq)
  closeDesk(store)
  expect(readdirSync(join(folder, name)).toSorted()).toEqual(['desk.db', 'head.anchor', 'keys.json', 'manifest.json', 'vault.db'])
  expect(proveBackup(join(folder, name), key)).toEqual(manifest)
  expect(readdirSync(folder)).toEqual([name])
})

it('destroyed data come back whole into an empty folder', () => {
  const { name, manifest } = made()
  rmSync(dir, { recursive: true })
  restoreBackup(join(folder, name), key, dir)
  const store = openDesk(dir)
  expect(head(store.db)).toMatchObject({ seq: manifest.entries, hash: manifest.hash })
  run(store, { type: 'import', package: pkg('p2', [decrease('f3')]) })
  closeDesk(store)
  expect(existsSync(join(dir, 'manifest.json'))).toBe(false)
})

it.each(['desk.db', 'vault.db', 'keys.json', 'head.anchor', 'manifest.json'])(
  'one changed byte in %s is found before anything is restored',
  (file) => {
    const { name } = made()
    const path = join(folder, name, file)
    const bytes = readFileSync(path)
    const at = Math.floor(bytes.length / 2)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(path, bytes)
    const target = join(tempDir(), 'restored')
    expect(() => restoreBackup(join(folder, name), key, target)).toThrow(expect.objectContaining({ name: 'StoreError' }))
    expect(existsSync(target)).toBe(false)
  },
)

it('a missing file, another key and a newer schema are refused, and the backup keeps its bytes', () => {
  const { name, manifest } = made()
  const before = readFileSync(join(folder, name, 'desk.db'))
  expect(() => proveBackup(join(folder, name), Buffer.alloc(32, 9))).toThrow(expect.objectContaining({ name: 'StoreError' }))
  const newer = { ...manifest, schema: { ...manifest.schema, desk: manifest.schema.desk + 1 } }
  writeFileSync(join(folder, name, 'manifest.json'), JSON.stringify(newer))
  expect(() => proveBackup(join(folder, name), key)).toThrow(expect.objectContaining({ code: 'newerSchema' }))
  writeFileSync(join(folder, name, 'manifest.json'), JSON.stringify(manifest))
  rmSync(join(folder, name, 'vault.db'))
  expect(() => proveBackup(join(folder, name), key)).toThrow(expect.objectContaining({ code: 'badBackup' }))
  expect(readFileSync(join(folder, name, 'desk.db')).equals(before)).toBe(true)
})

it('a stopped or failed attempt leaves nothing that looks like a backup', () => {
  expect(make('2025-10-16T02:00:00.000Z', () => true)).toBeUndefined()
  cpSync(join(dir, 'desk.db'), join(dir, 'vault.db'))
  expect(() => make()).toThrow()
  expect(readdirSync(folder)).toEqual([])
  expect(listBackups(folder)).toEqual([])
})

it('keeps the newest and one of each month, and never touches another office’s', () => {
  const at = ['2025-08-03', '2025-08-20', '2025-09-10', '2025-10-14', '2025-10-15', '2025-10-16'].map((day) => `${day}T02:00:00.000Z`)
  const names = at.map((madeAt) => make(madeAt)?.name ?? '')
  const { dataId } = listBackups(folder)[0]?.manifest ?? { dataId: '' }
  expect(pruneBackups(folder, 'another', { daily: 1, monthly: 1 })).toEqual([])
  expect(pruneBackups(folder, dataId, { daily: 2, monthly: 3 }).toSorted()).toEqual([names[0], names[3]])
  expect(listBackups(folder).map(({ name }) => name)).toEqual([names[5], names[4], names[2], names[1]])
})
