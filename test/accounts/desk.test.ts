import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { hashRawSync } from '@node-rs/argon2'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoWorld } from '../../main/demo/world.ts'
import { lockedToday } from '../../main/demo/portalAccounts.ts'
import { type AccountResultLine, accountResultLine } from '../../shared/exchange/result.ts'
import type { Account } from '../../shared/register/records.ts'
import { readers } from '../print/read.ts'
import { openDemoWindow, removeDir, type TestWindow } from '../desk/window.ts'

let window: TestWindow
beforeAll(async () => {
  window = await openDemoWindow()
}, 120_000)
afterAll(async () => {
  await window.close()
  removeDir(window.dataDir)
})

const bodies = demoWorld().register.others.flatMap(({ record, body }) => (record === 'account' ? [body as Account] : []))
const named = (name: string): Account => {
  const found = bodies.find((body) => body.accountName === name)
  if (!found) throw new Error(name)
  return found
}
const holderOf = ({ holderName, holderId }: Account) => ({
  name: holderName,
  idNumber: holderId,
  as: 'holder' as const,
  shown: 'idCard' as const,
  keySerial: null,
})
const look = (keyword: string) => window.get('accounts.diagnose', { keyword, creditCode: null, certificateCode: null })

/** Every file of the data folder as one text. */
const everything = (dir: string): string =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')

it('S1-03 a reset tells its password once: not to the same command again, not in the journal, the log or the result package', async () => {
  await window.login('zhanghao')
  const account = named('km600001')
  const key = `platform/${account.accountName}`
  const input = { account: key, reason: '专管员到窗口，忘记密码', visitor: holderOf(account) }
  const commandId = randomUUID()
  const { slip } = await window.get('accounts.reset', input, commandId)
  expect(slip).toMatchObject({ accountName: 'km600001', clerk: '张浩', receiver: account.holderName })
  expect(slip?.password).toMatch(/^[a-hjkmnp-z2-9]{12}$/)
  const again = await window.ask('accounts.reset', input, commandId)
  expect(again).toMatchObject({ ok: false, error: { code: 'refused' } })
  const { diagnosis } = await look('km600001')
  const [shown] = diagnosis?.accounts.filter(({ chosen }) => chosen) ?? []
  expect(shown).toMatchObject({
    standings: ['unchanged', 'registered'],
    resets: 1,
    acts: [{ who: '张浩', reason: '专管员到窗口，忘记密码' }],
  })

  const job = await window.job((await window.get('results.export', {})).jobId)
  expect(job.state).toBe('done')
  const [file = ''] = readdirSync(path.join(window.dataDir, 'outbox'))
  // Stored, not deflated: the lines stand in the file as they are.
  const lines = readFileSync(path.join(window.dataDir, 'outbox', file), 'utf8')
    .split('\n')
    .flatMap((line): AccountResultLine[] => {
      const found = /\{"actId".*\}/.exec(line)
      return found ? [accountResultLine.parse(JSON.parse(found[0]))] : []
    })
  const line = lines.find(({ accountName }) => accountName === 'km600001')
  expect(line).toMatchObject({ act: 'reset', state: 'open', mustChange: true, opened: null })
  const kept = line?.password
  if (!kept || !slip) throw new Error('no password in the result')
  const { memoryKiB, iterations, parallelism } = kept
  const salt = Buffer.from(kept.salt, 'hex')
  const options = { algorithm: 2, memoryCost: memoryKiB, timeCost: iterations, parallelism, outputLen: 32, salt }
  expect(hashRawSync(slip.password, options).toString('hex')).toBe(kept.hash)
  expect(hashRawSync(`${slip.password}x`, options).toString('hex')).not.toBe(kept.hash)
  expect(everything(window.dataDir)).not.toContain(slip.password)
  expect(JSON.stringify(window.pushes)).not.toContain(slip.password)
  expect(await window.get('results.list', { limit: 5 })).toMatchObject({ pendingAccounts: 0 })
}, 60_000)

it('a key counts only while it is in a reader of this desk: its serial cannot be told by hand', async () => {
  await window.login('zhanghao')
  const account = bodies.find(({ caSerial, state }) => caSerial !== null && state === 'open')
  if (!account) throw new Error('no account with a key')
  const visitor = { ...holderOf(account), shown: 'key' as const, keySerial: account.caSerial }
  const reply = await window.ask('accounts.reset', { account: `${account.system}/${account.accountName}`, reason: '忘记密码', visitor })
  expect(reply).toMatchObject({ ok: false, error: { code: 'refused' } })
  expect(JSON.stringify(reply)).toContain('没有读到这个实体CA')
})

it('S1-01 an account is allocated once for a holder, by the region’s login', async () => {
  await window.login('zhanghao')
  const account = named('km600002')
  const input = {
    creditCode: account.creditCode,
    holderName: account.holderName,
    holderId: account.holderId,
    phone: '13800000009',
    reason: '新设网厅账号',
    visitor: holderOf(account),
  }
  expect(await look(account.creditCode)).toMatchObject({ diagnosis: { listing: { cause: 'boundByCa' } } })
  const { slip } = await window.get('accounts.allocate', input)
  expect(slip).toMatchObject({ act: 'allocate', accountName: account.unitNo })
  expect(await window.ask('accounts.allocate', input)).toMatchObject({ ok: false, error: { code: 'refused' } })
  const { diagnosis } = await look(account.unitNo ?? '')
  expect(diagnosis?.accounts.find(({ system }) => system === 'hall')).toMatchObject({
    standings: ['unchanged', 'entitled'],
    loginLabel: { zh: '短信验证码' },
  })
})

it('a wrong number at the window is refused without showing the right one', async () => {
  await window.login('zhanghao')
  const account = named(lockedToday)
  const visitor = { ...holderOf(account), idNumber: '530102199003070016' }
  const reply = await window.ask('accounts.reset', { account: `hall/${lockedToday}`, reason: '忘记密码', visitor })
  expect(reply).toMatchObject({ ok: false, error: { code: 'refused' } })
  expect(JSON.stringify([reply, await look(lockedToday)])).not.toContain(account.holderId)
})

it('S0-07 codes stand side by side, and unknown words find nothing', async () => {
  await window.login('shenji')
  const { creditCode } = named('km600001')
  const other = named('km600002').creditCode
  const found = await window.get('accounts.diagnose', { keyword: creditCode, creditCode: null, certificateCode: other })
  expect(found.diagnosis?.listing).toMatchObject({ cause: 'codeDiffers', codes: { asked: creditCode, other, of: 'certificate' } })
  expect(await look('没有这个单位')).toEqual({ matches: [], diagnosis: null })
  expect((await look('91530102MA6K0TEX3W')).matches.length).toBeLessThanOrEqual(1)
  const all = await window.get('accounts.list', { standing: 'all', cursor: null, limit: 3 })
  const more = await window.get('accounts.list', { standing: 'all', cursor: all.next, limit: 200 })
  expect(new Set([...all.rows, ...more.rows].map(({ key }) => key)).size).toBe(all.rows.length + more.rows.length)
  expect((await window.get('accounts.list', { standing: 'uninitialised', cursor: null, limit: 50 })).rows).toMatchObject([
    { accountName: 'gd600004' },
  ])
})

it('resets that come too often stand out, per operator and per account', async () => {
  await window.login('zhanghao')
  const account = named('km600001')
  for (let i = 0; i < 2; i += 1)
    await window.get('accounts.reset', { account: 'platform/km600001', reason: '再次忘记', visitor: holderOf(account) })
  const { operators, accounts } = await window.get('accounts.resets', {})
  expect(operators).toMatchObject([{ name: '张浩', today: 3, month: 3, accounts: 1, often: false }])
  expect(accounts).toMatchObject([{ row: { accountName: 'km600001' }, resets: 3, operators: 1, often: true }])
})

it('S1-03 the slip of a reset goes into the print register without the password, and not to another matter', async () => {
  await window.login('zhanghao')
  const account = named('km600002')
  const { slip } = await window.get('accounts.reset', {
    account: `platform/${account.accountName}`,
    reason: '专管员到窗口，忘记密码',
    visitor: holderOf(account),
  })
  const { diagnosis } = await look('km600002')
  expect(diagnosis?.accounts.map(({ chosen }) => chosen).indexOf(true)).toBe(0)
  const [act] = diagnosis?.accounts[0]?.acts ?? []
  expect(act).toMatchObject({ slip: true, inForce: true })
  const of = { kind: 'accountReset' as const, period: null }
  const { documentId } = await window.get('print.prepare', { ...of, key: String(act?.seq) })
  const { printId } = await window.get('print.issue', { documentId: documentId ?? '', target: { type: 'file' } })
  const { url } = await window.get('print.document', { printId })
  const blob = await window.app.blob(url.replace('/blob/', ''))
  const words = readers(blob?.body ?? Buffer.alloc(0)).text()
  for (const told of ['网厅账号重置单', 'km600002', account.creditCode, '领取人签名', '没有留存']) expect(words).toContain(told)
  expect(slip?.password).toMatch(/^.{12}$/)
  expect(words).not.toContain(slip?.password)
  expect(await window.ask('print.prepare', { ...of, key: String((act?.seq ?? 0) - 1) })).toMatchObject({ ok: false })
}, 60_000)
