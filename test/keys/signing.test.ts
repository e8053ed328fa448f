import { createHash, createPrivateKey, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readRows } from '../../db/journal/read.ts'
import { rowHash } from '../../db/journal/hash.ts'
import { verify } from '../../db/journal/verify.ts'
import { execute, type Store } from '../../db/execute.ts'
import { journalMigration } from '../../db/migrations/001Journal.ts'
import { rebuild } from '../../db/projections/rebuild.ts'
import { signatures } from '../../db/queries/keys.ts'
import { readCertificate } from '../../shared/keys/certificate.ts'
import { signedAttributes, signedData } from '../../shared/keys/cms.ts'
import { type Authority, createAuthority } from './authority.ts'
import { closeDesk, commandId, decrease, establish, now, openDesk, run, tempDir } from '../desk/store.ts'
import { approved, of, planned, propose } from '../rollback/desk.ts'

// Signatures in the journal, made with Node's own signing instead of a token.

let authority: Authority
beforeAll(() => {
  authority = createAuthority()
  for (const name of ['boss', 'curve', 'stranger'])
    authority.issue(name, `/C=CN/O=示例失业保险经办中心/CN=${name}`, [], { key: name === 'curve' ? 'ec' : 'rsa' })
})
afterAll(() => authority.remove())

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest()
const cmsOver = (content: string, name: string): string => {
  const { der, keyFile } = authority.leaf(name)
  const certificate = readCertificate(der)
  const attributes = signedAttributes(sha256(content), sha256(der), now)
  const key = { key: createPrivateKey(readFileSync(keyFile)), dsaEncoding: 'ieee-p1363' as const }
  return Buffer.from(signedData(certificate, [], attributes, sign('sha256', attributes, key))).toString('base64')
}

/** An established desk whose supervisor has two keys enrolled, and where changes of policy are to be signed. */
function desk(): Store {
  const store = openDesk(tempDir())
  establish(store)
  for (const name of ['boss', 'curve']) {
    const { der } = authority.leaf(name)
    const names = { title: name, issuer: '示例签发CA', serial: '1000', algorithm: 'RSA 2048' }
    const event = {
      type: 'staff.keyEnrolled',
      fingerprint: sha256(der).toString('hex'),
      ...names,
      way: 'key',
      der: Buffer.from(der).toString('base64'),
    } as const
    expect(run(store, { type: 'keys', staffId: 's3', event }).ok).toBe(true)
  }
  return store
}

const act = { type: 'disableStaff', staffId: 's1', reason: '调离' } as const
const meta = (id: string) => ({ commandId: id, staffId: 's3', via: 'desk' as const, now })
/** The bytes that this act signs, as the refusal of a wrong signature does not tell them: built by hand from what will be written. */
const contentOf = (id: string) =>
  JSON.stringify({
    at: now,
    commandId: id,
    events: [{ data: { reason: '调离' }, stream: 'staff:s1', type: 'staff.disabled' }],
    purpose: 'casedesk decision 1',
    staffId: 's3',
  })

it.each(['boss', 'curve'])('a signature of %s is kept with its act, proved by verify, and there again after a rebuild', (name) => {
  const store = desk()
  const id = commandId()
  expect(execute(store, act, { ...meta(id), signature: cmsOver(contentOf(id), name) })).toMatchObject({
    ok: true,
    events: [{ type: 'staff.disabled' }, { type: 'event.signed', data: { signer: name, events: 1 } }],
  })
  expect(verify(store.db, store.anchor)).toMatchObject({ ok: true, signers: [{ signer: name, decisions: 1 }] })
  const before = signatures(store.db, 10)
  rebuild(store.db)
  expect(signatures(store.db, 10)).toEqual(before)
  closeDesk(store)
})

it('nothing is written with a signature over something else, by somebody else, or that is none', () => {
  const store = desk()
  const id = commandId()
  const seq = readRows(store.db, 0, 1000).length
  for (const [signature, problem] of [
    [cmsOver(contentOf(id).replace('调离', '退休'), 'boss'), 'otherContent'],
    [cmsOver(contentOf(commandId()), 'boss'), 'otherContent'],
    [cmsOver(contentOf(id), 'stranger'), 'notEnrolled'],
    [Buffer.from('no signature').toString('base64'), 'broken'],
    [cmsOver(contentOf(id), 'boss').replace(/.{8}$/, 'AAAAAAA='), 'broken'],
  ] as const)
    expect(execute(store, act, { ...meta(id), signature })).toEqual({ ok: false, refusal: { code: 'signatureInvalid', problem } })
  expect(readRows(store.db, 0, 1000)).toHaveLength(seq)
  closeDesk(store)
})

it('verify finds an act that was changed under its signature, even where the whole chain was made anew', () => {
  const store = desk()
  const id = commandId()
  execute(store, act, { ...meta(id), signature: cmsOver(contentOf(id), 'boss') })
  run(store, { type: 'passwordChanged', staffId: 's2' }, 's2')
  const { db } = store
  for (const { name } of db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'journal'")
    .all())
    db.exec(`DROP TRIGGER ${name}`)
  let last = '0'.repeat(64)
  for (const row of readRows(db, 0, 1000)) {
    const data = row.type === 'staff.disabled' ? row.data.replace('调离', '病假') : row.data
    const changed = { ...row, data, prevHash: last }
    last = rowHash(changed)
    db.prepare('UPDATE journal SET data = ?, prev_hash = ?, hash = ? WHERE seq = ?').run(data, changed.prevHash, last, row.seq)
  }
  for (const sql of journalMigration.sql.split(';\n\n').filter((part) => part.includes('CREATE TRIGGER')))
    db.exec(`${sql.trim().replace(/;$/, '')};`)
  expect(verify(db, null)).toMatchObject({ ok: false, problem: { zh: expect.stringContaining('签名与业务内容不符') } })
  closeDesk(store)
})

it('a rollback that the office wants signed is refused, signed as it will be written, done, and proved (S1-24)', () => {
  const store = desk()
  const row = {
    from: '2025-01-01',
    to: null,
    docNo: '内控3号',
    source: '本机构内控制度',
    confirmed: true,
    act: 'rollback' as const,
    threshold: 0,
  }
  const auditor = { staffId: 's9', login: 'ctrl', name: '稽核丁', roles: ['audit' as const], offices: ['km-guandu'] }
  expect(run(store, { type: 'addStaff', staff: auditor }).ok).toBe(true)
  const change = { table: 'signature' as const, action: 'add' as const, target: null, row }
  const proposal = { proposalId: 'p1', change, docNo: '内控3号', reason: '回退须签名' }
  expect(run(store, { type: 'proposePolicy', proposal }, 's3').ok).toBe(true)
  expect(run(store, { type: 'decidePolicy', decision: { proposalId: 'p1', verdict: 'approve', note: '已核对' } }, 's9').ok).toBe(true)

  approved(store, decrease('f1'))
  const { id: rollbackId } = propose(store, of('f1'))
  const command = {
    type: 'rollback',
    command: { type: 'execute', rollbackId, planHash: planned(store, of('f1')).hash, signature: null },
  } as const
  const id = commandId()
  const refused = execute(store, command, meta(id))
  if (refused.ok || refused.refusal.code !== 'signatureNeeded') throw new Error('it was not asked for')
  expect(refused.refusal.act).toBe('rollback')
  const { content } = refused.refusal
  expect(JSON.parse(content)).toMatchObject({ staffId: 's3', commandId: id })
  // Asked again, the very same bytes: what is signed does not depend on the moment.
  expect(execute(store, command, meta(id))).toEqual(refused)
  expect(execute(store, command, { ...meta(id), signature: cmsOver(content, 'boss') })).toMatchObject({ ok: true })
  expect(verify(store.db, store.anchor)).toMatchObject({ ok: true, signers: [{ signer: 'boss', decisions: 1 }] })
  closeDesk(store)
})
