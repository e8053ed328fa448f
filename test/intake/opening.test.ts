import { appendFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { goodPassword, newDir, openWindow, removeDir, type TestWindow } from '../desk/window.ts'
import { enrolmentRecord, li, personRecord, unitA, unitRecord, wageRecord } from '../filings/given.ts'

let window: TestWindow
let dir: string
const admin = { login: 'laoguan', name: '管理平', password: goodPassword }
beforeAll(async () => {
  dir = newDir()
  window = await openWindow(dir)
  await window.get('app.establish', { officeId: 'km-guandu', officeName: '官渡区就业局失业保险科', admin })
  await window.login('laoguan')
  const hired = { login: 'zhuren', name: '祝主任', roles: ['supervisor'], offices: ['km-guandu'] }
  const { oneTimePassword } = await window.get('staff.add', hired)
  await window.get('session.logout', {})
  await window.get('session.login', { login: 'zhuren', password: oneTimePassword })
  await window.get('session.changePassword', { old: oneTimePassword, new: goodPassword })
})
afterAll(async () => {
  await window.close()
  removeDir(dir)
})

const begin = {
  type: 'begin',
  format: 'casedesk-opening',
  version: 1,
  ledgerFrom: '202509',
  openPeriod: '202601',
  source: '原系统',
  takenAt: '2026-01-05',
}
const lines = (): object[] => [
  begin,
  { type: 'record', record: 'unit', body: unitRecord(unitA) },
  { type: 'record', record: 'person', body: personRecord() },
  { type: 'record', record: 'enrolment', body: enrolmentRecord() },
  { type: 'record', record: 'wage', body: wageRecord() },
  { type: 'paidMonths', idNumber: li.idNumber, months: 20 },
  { type: 'personNumber', idNumber: li.idNumber, number: '5301000123' },
  ...['202509', '202510'].map((coverageMonth) => ({
    type: 'charge',
    unitNo: unitA.unitNo,
    idNumber: li.idNumber,
    coverageMonth,
    period: coverageMonth,
    kind: 'ordinary',
    base: 500_000,
    unitAmount: 3500,
    personAmount: 1500,
    received: coverageMonth === '202509',
  })),
  { type: 'suspense', unitNo: unitA.unitNo, unitAmount: 1000, personAmount: 500 },
]
function write(given: readonly object[], end = true): string {
  const file = path.join(dir, '期初余额.ndjson')
  const all = end ? [...given, { type: 'end', lines: given.length + 1 }] : given
  writeFileSync(file, `${all.map((line) => JSON.stringify(line)).join('\n')}\n`)
  return file
}
async function check(file: string) {
  const { jobId } = await window.get('opening.check', { ticket: window.app.files.issue(file) })
  await window.job(jobId)
  const report = await window.get('opening.report', { jobId })
  if (!report) throw new Error('no report')
  return { jobId, report }
}
const problems = async (given: readonly object[], end = true) =>
  (await check(write(given, end))).report.problems.map(({ problem }) => problem)

it('a file that changed after its check is not taken over', async () => {
  const file = write(lines())
  const { jobId } = await check(file)
  appendFileSync(file, '\n')
  const { jobId: taken } = await window.get('opening.take', { jobId })
  expect(await window.job(taken)).toMatchObject({ state: 'failed', message: expect.stringContaining('改动') })
  expect(await window.get('opening.state', {})).toMatchObject({ state: 'open' })
})

it('one fault refuses it all, named by line and member, with no value', async () => {
  const with_ = (at: number, change: object) => lines().map((line, i) => (i === at ? { ...line, ...change } : line))
  expect(await problems(lines(), false)).toEqual(['没有 end 行：文件可能不完整'])
  expect(await problems(lines().slice(1))).toContain('第一行且只有第一行应为 begin')
  expect(await problems([...lines(), { type: 'end', lines: 3 }], false)).toContain('行数不符：实有 11 行')
  expect(await problems(lines().toSpliced(1, 1))).toContain('单位不在本文件此前的行中')
  expect(await problems([...lines(), lines()[2] ?? {}])).toContain('与此前的行重复')
  expect(await problems(with_(2, { body: personRecord({ idNumber: '530102199003070017' }) }))).toContain('证件号码校验不符')
  expect(await problems(with_(7, { period: '202601' }))).toContain('期初只能有开始做账期号以前的核定')
  expect(await problems(with_(7, { coverageMonth: '202508' }))).toContain('早于账务起始月的月份以历史缴费月数表示')
  expect(await problems(with_(7, { base: 0.5 }))).toHaveLength(1)
  expect(await problems(with_(1, { body: { ...unitRecord(unitA), colour: 'red' } }))).toContain('没有这一项，不能出现')
  const { jobId } = await check(write(lines().slice(1)))
  expect(await window.ask('opening.take', { jobId })).toMatchObject({ ok: false })
})

it('an office of 2026 takes its opening balance over: checked, shown with counts, whole, once', async () => {
  expect(await window.get('opening.state', {})).toMatchObject({ state: 'open' })
  const { jobId, report } = await check(write(lines()))
  expect(report.problems).toEqual([])
  expect(report.counts).toMatchObject({
    ledgerFrom: '202509',
    openPeriod: '202601',
    units: 1,
    persons: 1,
    enrolments: 1,
    wages: 1,
    charges: 2,
    received: 5000,
    open: 5000,
    suspense: 1500,
    paidMonths: 1,
  })
  const taken = await window.get('opening.take', { jobId })
  expect(await window.job(taken.jobId)).toMatchObject({ state: 'done' })
  expect(await window.get('opening.state', {})).toMatchObject({
    state: 'taken',
    ledgerFrom: '202509',
    openPeriod: '202601',
    takenBy: '祝主任',
  })
  const unit = await window.get('register.unit', { unitNo: unitA.unitNo })
  expect(unit).toMatchObject({ insuredCount: 1, suspense: { unitAmount: 1000, personAmount: 500 } })
  expect(unit.ledger).toHaveLength(2)
  const again = await check(write(lines()))
  const second = await window.get('opening.take', { jobId: again.jobId })
  expect(await window.job(second.jobId)).toMatchObject({ state: 'failed', message: expect.stringContaining('不能再次导入') })
})
