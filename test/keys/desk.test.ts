import { execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { InputOf, OutputOf } from '../../shared/contract/index.ts'
import { demoStaff } from '../../main/demo/staff.ts'
import { openDemoWindow, removeDir, type TestWindow } from '../desk/window.ts'
import { type Authority, createAuthority } from './authority.ts'
import { softHsmModule, softPin, softTokens } from './softHsm.ts'

// Keys at the desk, through the bridge, with keys in software: enrolled, signed in with, signed with, proved.

let authority: Authority
let store: { remove(): void }
let window: TestWindow

const password = (login: string) => demoStaff.find((member) => member.login === login)?.password ?? ''
const ticket = (file: string) => window.app.files.issue(file)
const crlFile = (bytes: Uint8Array) => {
  const file = path.join(authority.dir, `${randomUUID()}.crl`)
  writeFileSync(file, bytes)
  return file
}
type Use = Omit<InputOf<'keys.sign'>, 'commandId'>
let uses: { li: Use; he: Use }
/** OpenSC is watched as well: another test's card may be in its reader. */
const tokens = async () => (await window.get('keys.state', {})).tokens.filter(({ label }) => label === 'LI' || label === 'HE')
const offeredKeys = async () => (await window.get('keys.offered', {})).certificates.filter(({ login }) => login !== null)

beforeAll(async () => {
  authority = createAuthority()
  const li = authority.issue('li', '/C=CN/O=示例失业保险经办中心/CN=李初')
  const he = authority.issue('he', '/C=CN/O=示例失业保险经办中心/CN=何复', [], { key: 'ec' })
  store = softTokens([
    { label: 'LI', leaves: [li] },
    { label: 'HE', leaves: [he] },
  ])
  window = await openDemoWindow()
  await window.login('guanli')
  await window.get('keys.addModule', { name: '软证书', path: softHsmModule, ticket: null })
  await vi.waitFor(async () => expect(await tokens()).toHaveLength(2), { timeout: 60_000 })
  const use = (token: OutputOf<'keys.state'>['tokens'][number]): Use => {
    const { moduleId, slot, serial, certificates } = token
    return { moduleId, slot, serial, fingerprint: certificates[0]?.fingerprint ?? '', pin: softPin, finalTry: false }
  }
  const found = await tokens()
  const of = (title: string) => found.find(({ certificates }) => certificates[0]?.title === title)
  const [forLi, forHe] = [of('李初'), of('何复')]
  if (!forLi || !forHe) throw new Error('the keys are not there')
  uses = { li: use(forLi), he: use(forHe) }
}, 180_000)
afterAll(async () => {
  await window.close()
  removeDir(window.dataDir)
  store.remove()
  authority.remove()
})

describe('a key of staff', () => {
  it('is enrolled only once its issuer is trusted and revocation can be told, by the PIN of whom it belongs to', async () => {
    const enrol = () => window.ask('keys.enrol', { staffId: 'staff-chushen', ...uses.li })
    expect(await enrol()).toMatchObject({ ok: false, error: { detail: { standing: 'untrustedIssuer' } } })
    expect(await window.get('keys.importAuthority', { ticket: ticket(authority.chainFile) })).toEqual({ added: ['示例根CA', '示例签发CA'] })
    expect(await enrol()).toMatchObject({ ok: false, error: { detail: { standing: 'noList' } } })
    expect(await window.get('keys.importList', { ticket: ticket(crlFile(authority.crl())) })).toEqual({ issuer: '示例签发CA', entries: 0 })
    const wrong = await window.ask('keys.enrol', { staffId: 'staff-chushen', ...uses.li, pin: '654321' })
    expect(wrong).toMatchObject({
      ok: false,
      error: { message: '证书口令错误。剩余次数已不多。请核对后重新输入。', detail: { key: 'pinIncorrect' } },
    })
    // RSA opens the desk alone; an EC signature differs every time and goes with the password.
    expect(await enrol()).toMatchObject({ ok: true, value: { way: 'key' } })
    expect(await window.ask('keys.enrol', { staffId: 'staff-fuhe', ...uses.he })).toMatchObject({
      ok: true,
      value: { way: 'passwordAndKey' },
    })
    expect(new Set((await tokens()).map(({ certificates }) => certificates[0]?.owner?.name))).toEqual(new Set(['何复', '李初']))
    expect(await enrol()).toMatchObject({ ok: false, error: { code: 'refused' } })
  })

  it('opens the desk: alone where it can, else with the password, and never for another', async () => {
    await window.get('session.logout', {})
    const offered = async () => (await offeredKeys()).map(({ login, alone }) => [login, alone])
    await expect.poll(offered).toHaveLength(2)
    expect(new Map((await offered()) as [string, boolean][])).toEqual(
      new Map([
        ['chushen', true],
        ['fuhe', false],
      ]),
    )
    expect(await window.ask('session.loginWithKey', { ...uses.li, pin: '000000', login: '', password: null })).toMatchObject({
      ok: false,
      error: { detail: { key: 'pinIncorrect' } },
    })
    expect(await window.get('session.loginWithKey', { ...uses.li, login: '', password: null })).toEqual({ name: '李初' })
    await window.get('session.logout', {})
    await expect.poll(offered).toHaveLength(2)
    expect(await window.ask('session.loginWithKey', { ...uses.he, login: 'fuhe', password: null })).toMatchObject({ ok: false })
    await expect.poll(offered).toHaveLength(2)
    const stolen = await window.ask('session.loginWithKey', { ...uses.he, login: 'zhuguan', password: password('zhuguan') })
    expect(stolen).toMatchObject({ ok: false })
    await expect.poll(offered).toHaveLength(2)
    expect(await window.get('session.loginWithKey', { ...uses.he, login: 'fuhe', password: password('fuhe') })).toEqual({ name: '何复' })
    expect(window.log()).not.toContain(softPin)
  })
})

describe('an act that the office wants signed', () => {
  let signed: { caseId: string; commandId: string }

  /** A case that may be approved at once, claimed, with the command to approve it. */
  async function approvable() {
    const filter = { statuses: ['submitted' as const], month: null, kinds: [], offices: [], keyword: '', mine: false }
    const { rows } = await window.get('queue.page', { filter, order: 'deadline', cursor: null, limit: 60 })
    for (const { caseId } of rows) {
      const { parts, basis } = await window.get('case.preview', { caseId, excluded: [] })
      if (!parts.every((part) => part.approvable && !part.secondReview && part.checks.every(({ result }) => result === 'pass'))) continue
      const claimed = await window.ask('case.review', { caseId, command: { type: 'claim' } })
      if (claimed.ok) return { caseId, command: { type: 'approve' as const, basis, acknowledgements: [], excluded: [], note: '' } }
    }
    throw new Error('nothing to approve')
  }

  it('is demanded by a dated parameter that two people brought in', async () => {
    await window.login('zhuguan')
    const row = {
      from: '2025-10-01',
      to: null,
      docNo: '内控〔2025〕3号',
      source: '本机构内控制度',
      confirmed: true,
      act: 'approval',
      threshold: 0,
    }
    const { proposalId } = await window.get('policy.propose', {
      table: 'signature',
      action: 'add',
      target: null,
      row,
      docNo: '内控〔2025〕3号',
      reason: '审核通过须本人签名',
    })
    await window.login('shenji')
    await window.get('policy.decide', { proposalId, verdict: 'approve', note: '' })
  })

  it('is refused unsigned, signed with the key of whoever decides, and told as signed by them', async () => {
    await window.login('chushen')
    await expect.poll(tokens).toHaveLength(2)
    const { caseId, command } = await approvable()
    const commandId = randomUUID()
    expect(await window.ask('case.review', { caseId, command }, commandId)).toMatchObject({ ok: false, error: { code: 'signature' } })
    expect((await window.get('case.open', { caseId })).history.map(({ signer }) => signer)).not.toContain('李初')
    expect(await window.ask('keys.sign', { commandId, ...uses.he })).toMatchObject({ ok: false, error: { code: 'refused' } })
    expect(await window.ask('keys.sign', { commandId, ...uses.li, pin: '111111' })).toMatchObject({ ok: false })
    // Not signed yet, so it is asked for again and nothing is written.
    expect(await window.ask('case.review', { caseId, command }, commandId)).toMatchObject({ ok: false, error: { code: 'signature' } })
    await expect.poll(tokens).toHaveLength(2)
    await window.get('keys.sign', { commandId, ...uses.li })
    expect(await window.ask('case.review', { caseId, command }, commandId)).toMatchObject({ ok: true })
    const decided = (await window.get('case.open', { caseId })).history.filter(({ type }) => type === 'review.approved')
    expect(decided.map(({ signer }) => signer)).toContain('李初')
    signed = { caseId, commandId }
  })

  it('is not done when it differs from what was signed', async () => {
    await expect.poll(tokens).toHaveLength(2)
    const { caseId, command } = await approvable()
    const commandId = randomUUID()
    expect(await window.ask('case.review', { caseId, command }, commandId)).toMatchObject({ ok: false, error: { code: 'signature' } })
    await window.get('keys.sign', { commandId, ...uses.li })
    const other = await window.ask('case.review', { caseId, command: { ...command, note: '签名之后添上的话' } }, commandId)
    expect(other).toMatchObject({ ok: false, error: { code: 'refused', detail: { problem: 'otherContent' } } })
    expect((await window.get('case.open', { caseId })).status).toBe('inReview')
  })

  it('is proved by verify, which names the signer, and by openssl, which rejects a changed byte', async () => {
    await window.login('shenji')
    const { jobId } = await window.get('store.verify', {})
    const end = await window.job(jobId)
    expect([end.state, end.message]).toEqual(['done', expect.stringContaining('签名有效：李初 1')])
    expect((await window.get('keys.signatures', { limit: 10 })).map(({ act, signer, staff }) => [act, signer, staff])).toEqual([
      ['approval', '李初', '李初'],
    ])
    const { file } = await window.get('keys.exportSignature', { commandId: signed.commandId })
    const out = path.join(authority.dir, 'exported')
    execFileSync('python3', ['-m', 'zipfile', '-e', file, out])
    const verify = () =>
      spawnSync(
        'openssl',
        'cms -verify -binary -inform DER -in signature.p7s -content content.json -CAfile authorities.pem -purpose any'.split(' '),
        {
          cwd: out,
        },
      )
    const first = verify()
    expect([first.status, String(first.stderr)]).toEqual([0, expect.stringContaining('successful')])
    const content = readFileSync(path.join(out, 'content.json'))
    expect(JSON.parse(content.toString())).toMatchObject({ commandId: signed.commandId, staffId: 'staff-chushen' })
    content[40] = (content[40] ?? 0) ^ 1
    writeFileSync(path.join(out, 'content.json'), content)
    expect(verify().status).not.toBe(0)
  })

  it('can no longer be signed, nor the desk opened, with a revoked or unenrolled key', async () => {
    authority.revoke('li')
    await window.login('guanli')
    await window.get('keys.importList', { ticket: ticket(crlFile(authority.crl(['-crl_lastupdate', '20251015000000Z']))) })
    expect((await window.get('keys.trust', {})).lists.map(({ entries, days }) => [entries, days])).toEqual([[1, 1]])
    await window.get('session.logout', {})
    await expect.poll(offeredKeys).toHaveLength(2)
    const revoked = await window.ask('session.loginWithKey', { ...uses.li, login: '', password: null })
    expect(revoked).toMatchObject({ ok: false, error: { detail: { standing: 'revoked' } } })
    await window.login('guanli')
    await window.get('keys.unenrol', { fingerprint: uses.li.fingerprint, reason: '证书已吊销' })
    // What was signed before stays proved.
    const { jobId } = await window.get('store.verify', {})
    expect((await window.job(jobId)).message).toContain('签名有效：李初 1')
    const { file } = await window.get('keys.saveReport', {})
    const report = readFileSync(file, 'utf8')
    expect(report).toContain('SoftHSM')
    expect(report).not.toContain(softPin)
  })
})
