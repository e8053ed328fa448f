import { createHash, randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { demoWorld } from '../../main/demo/world.ts'
import type { InputOf } from '../../shared/contract/index.ts'
import { readCertificate } from '../../shared/keys/certificate.ts'
import type { Account } from '../../shared/register/records.ts'
import { png } from '../fixtures/packages/media.ts'
import { openDemoWindow, removeDir, type TestWindow } from '../desk/window.ts'
import { type Authority, createAuthority, otherCreditCode } from './authority.ts'
import { softHsmModule, softPin, softTokens } from './softHsm.ts'

// What keys are for, through the bridge: accounts bound at the window, a reset and a lock signed, with keys in software.

const unit = { name: '昆明滇池孔雀食品有限公司', code: '91530111MAQ0RACE0Q', account: 'km100227' }

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

let authority: Authority
let store: { remove(): void }
let window: TestWindow

/** OpenSC is watched as well: another test's card may be in its reader. */
const tokens = async () => (await window.get('keys.state', {})).tokens.filter(({ label }) => ['ZHANG', 'ZHU', 'UNIT'].includes(label))
const all = () => vi.waitFor(async () => expect(await tokens()).toHaveLength(3), { timeout: 60_000, interval: 200 })

/** How the certificate with this name is used. */
async function useOf(title: string): Promise<Omit<InputOf<'keys.sign'>, 'commandId'>> {
  await all()
  for (const { moduleId, slot, serial, certificates } of await tokens())
    for (const certificate of certificates)
      if (certificate.title === title)
        return { moduleId, slot, serial, fingerprint: certificate.fingerprint, pin: softPin, finalTry: false }
  throw new Error(title)
}

beforeAll(async () => {
  authority = createAuthority()
  const person = (name: string, title: string) => authority.issue(name, `/C=CN/O=示例失业保险经办中心/CN=${title}`)
  const company = (name: string, code: string, owner = unit.name) =>
    authority.issue(name, `/C=CN/O=${owner}/CN=${owner}`, [`1.2.156.10260.4.1.4=ASN1:PRINTABLESTRING:${code}`])
  store = softTokens([
    { label: 'ZHANG', leaves: [person('zhang', '张浩')] },
    { label: 'ZHU', leaves: [person('zhu', '祝主任')] },
    {
      label: 'UNIT',
      leaves: [
        company('unit', unit.code),
        company('renewed', unit.code),
        company('differs', otherCreditCode),
        company('stranger', otherCreditCode, '昆明从未注册有限公司'),
      ],
    },
  ])
  const list = path.join(authority.dir, 'sub.crl')
  writeFileSync(list, authority.crl())
  window = await openDemoWindow()
  await window.login('guanli')
  await window.get('keys.addModule', { name: '软证书', path: null, ticket: window.app.files.issue(softHsmModule) })
  await window.get('keys.importAuthority', { ticket: window.app.files.issue(authority.chainFile) })
  await window.get('keys.importList', { ticket: window.app.files.issue(list) })
  await window.get('keys.enrol', { staffId: 'staff-zhanghao', ...(await useOf('张浩')) })
  await window.get('keys.enrol', { staffId: 'staff-zhuguan', ...(await useOf('祝主任')) })
}, 180_000)
afterAll(async () => {
  await window.close()
  removeDir(window.dataDir)
  store.remove()
  authority.remove()
})

describe('at the window', () => {
  const codes = { unit: unit.code, renewed: unit.code, differs: otherCreditCode, stranger: otherCreditCode } as const
  /** A certificate of the unit's key as a call names it. */
  const named = (name: keyof typeof codes) => ({ fingerprint: sha256(authority.leaf(name).der), code: codes[name] })
  const serialOf = (name: keyof typeof codes) => readCertificate(authority.leaf(name).der).serial
  const look = async (name: keyof typeof codes) => (await all(), window.get('keys.unit', named(name)))
  const bindingOf = async (name: keyof typeof codes) => {
    const account = (await look(name)).accounts.find(({ accountName }) => accountName === unit.account)
    return [account?.binding, account?.right]
  }

  async function sealed() {
    const picture = path.join(authority.dir, '解绑申请.png')
    writeFileSync(picture, png(92))
    const { sha256: kept } = await window.get('counter.attach', { ticket: window.app.files.issue(picture) })
    return { name: '解绑申请.png', sha256: kept }
  }

  /** Fills the counter's entry from the key, receives it, and has a colleague approve it. */
  async function file(act: 'bind' | 'unbind', name: keyof typeof codes, more: Record<string, string | boolean>) {
    await window.login('chushen')
    await all()
    const { kind, typed } = await window.get('keys.entry', { act, ...named(name), accountName: unit.account })
    const submitter = { name: '王经办', identity: 'unitLetter' } as const
    const application = act === 'unbind' ? [{ slot: 'application', ...(await sealed()) }] : []
    const { caseId } = await window.get('counter.file', {
      kind,
      values: { ...typed, ...more },
      materials: application,
      together: [],
      submitter,
    })
    await window.login('chushen2')
    await window.get('case.review', { caseId, command: { type: 'claim' } })
    const { parts, basis } = await window.get('case.preview', { caseId, excluded: [] })
    expect(parts.flatMap(({ checks }) => checks.filter(({ result }) => result === 'fail').map(({ id }) => id))).toEqual([])
    await window.get('case.review', { caseId, command: { type: 'approve', basis, acknowledgements: [], excluded: [], note: '' } })
    return typed
  }

  it('S0-07 tells the two causes of an empty list apart, with the other code beside it', async () => {
    await window.login('chushen')
    expect(await look('stranger')).toMatchObject({ unit: null, accounts: [], empty: { why: 'notRegistered' } })
    expect(await look('differs')).toMatchObject({ accounts: [], empty: { why: 'codeDiffers', unitName: unit.name, code: unit.code } })
    expect((await look('unit')).empty).toBeNull()
    // Nobody can have a code looked up that does not stand in the certificate.
    expect(await window.ask('keys.unit', { ...named('differs'), code: unit.code })).toMatchObject({ ok: false, error: { code: 'refused' } })
  })

  it('S0-05 S0-06 S0-08 a key is bound, unbound with a reason when it was renewed, and the new one bound', async () => {
    await window.login('chushen')
    expect(await bindingOf('unit')).toEqual(['none', null])
    expect(await file('bind', 'unit', { verified: true })).toMatchObject({ caSerial: serialOf('unit'), caCreditCode: unit.code })
    expect([await bindingOf('unit'), await bindingOf('renewed')]).toEqual([
      ['this', 'entityCa'],
      ['other', 'entityCa'],
    ])
    // What is unbound is what the account holds, not what happens to be plugged in.
    expect(await file('unbind', 'renewed', { reason: 'replaced' })).toMatchObject({ caSerial: serialOf('unit') })
    expect((await bindingOf('unit'))[0]).toBe('none')
    expect(await file('bind', 'renewed', { verified: true })).toMatchObject({ caSerial: serialOf('renewed') })
    expect([await bindingOf('unit'), await bindingOf('renewed')]).toEqual([
      ['other', 'entityCa'],
      ['this', 'entityCa'],
    ])
  })
})

describe('where the office asks for a signature', () => {
  const signatures = async () => (await window.get('keys.signatures', { limit: 10 })).map(({ act, signer, staff }) => [act, signer, staff])
  const verified = async () => {
    const { jobId } = await window.get('store.verify', {})
    return (await window.job(jobId)).message
  }

  beforeAll(async () => {
    await window.login('zhuguan')
    const proposals: string[] = []
    for (const act of ['reset', 'lock'] as const) {
      const row = { from: '2025-10-01', to: null, docNo: '内控3号', source: '本机构内控制度', confirmed: true, act, threshold: 0 }
      const change = { table: 'signature', action: 'add', target: null, row, docNo: '内控3号', reason: '须本人签名' } as const
      proposals.push((await window.get('policy.propose', change)).proposalId)
    }
    await window.login('shenji')
    for (const proposalId of proposals) await window.get('policy.decide', { proposalId, verdict: 'approve', note: '' })
  }, 60_000)

  it('S1-03 a reset is nothing until it is signed, and then tells its password once', async () => {
    const account = demoWorld().register.others.flatMap(({ record, body }) => (record === 'account' ? [body as Account] : []))
    const { holderName, holderId } = account.find(({ accountName }) => accountName === 'km600001') ?? {}
    const visitor = { name: holderName ?? '', idNumber: holderId ?? '', as: 'holder', shown: 'idCard', keySerial: null } as const
    const input = { account: 'platform/km600001', reason: '专管员到窗口，忘记密码', visitor }
    const acts = async () => {
      const { diagnosis } = await window.get('accounts.diagnose', { keyword: 'km600001', creditCode: null, certificateCode: null })
      return diagnosis?.accounts.find(({ chosen }) => chosen)?.acts.length
    }
    await window.login('zhanghao')
    const before = await acts()
    // Asked for, and the dialog closed without signing.
    expect(await window.ask('accounts.reset', input)).toMatchObject({ ok: false, error: { code: 'signature' } })
    expect(await acts()).toBe(before)

    const commandId = randomUUID()
    expect(await window.ask('accounts.reset', input, commandId)).toMatchObject({ ok: false, error: { code: 'signature' } })
    await window.get('keys.sign', { commandId, ...(await useOf('张浩')) })
    const { slip } = await window.get('accounts.reset', input, commandId)
    expect(slip?.password).toMatch(/^[a-hjkmnp-z2-9]{12}$/)
    expect(await acts()).toBe((before ?? 0) + 1)
    const again = await window.ask('accounts.reset', input, commandId)
    expect(again).toMatchObject({ ok: false, error: { code: 'refused' } })
    expect(JSON.stringify(again)).not.toContain(slip?.password)
    await window.login('shenji')
    expect(await signatures()).toEqual([['reset', '张浩', '张浩']])
    expect(await verified()).toContain('签名有效：张浩 1')
  })

  it('S1-15 a period stays open until its lock is signed', async () => {
    await window.login('zhuguan')
    await window.get('demo.moveDay', { today: '2025-10-20' })
    const { jobId } = await window.get('assessment.preview', {})
    expect((await window.job(jobId)).state).toBe('done')
    const { open, locked } = await window.get('assessment.periods', {})
    const input = { period: open.period, digest: open.preview?.digest ?? '' }
    expect(await window.ask('assessment.lock', input)).toMatchObject({ ok: false, error: { code: 'signature' } })
    expect((await window.get('assessment.periods', {})).locked).toEqual(locked)

    const commandId = randomUUID()
    expect(await window.ask('assessment.lock', input, commandId)).toMatchObject({ ok: false, error: { code: 'signature' } })
    await window.get('keys.sign', { commandId, ...(await useOf('祝主任')) })
    const end = await window.job((await window.get('assessment.lock', input, commandId)).jobId)
    expect([end.state, (await window.get('assessment.periods', {})).locked[0]?.period]).toEqual(['done', open.period])
    await window.login('shenji')
    expect(await signatures()).toContainEqual(['lock', '祝主任', '祝主任'])
    expect(await verified()).toMatch(/张浩 1.*祝主任 1|祝主任 1.*张浩 1/)
  })
})
