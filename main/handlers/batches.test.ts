import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { filled, increase, increaseRow, saved } from '../../test/batches/workbooks.ts'
import { openDemoWindow, removeDir, type TestWindow } from '../../test/desk/window.ts'
import { idCheckDigit } from '../../shared/rules/idNumber.ts'

let window: TestWindow
let unitNo = ''
beforeAll(async () => {
  window = await openDemoWindow()
  await window.login('chushen')
  const { rows } = await window.get('register.units', { keyword: '', cursor: null, limit: 100 })
  unitNo = rows.find(({ officeId }) => officeId === 'km-guandu')?.unitNo ?? ''
}, 60_000)
afterAll(async () => {
  await window.close()
  removeDir(window.dataDir)
})

/** Numbers that no register knows. */
const person = (i: number): string => {
  const first17 = `53011119900101${String(i).padStart(3, '0')}`
  return first17 + idCheckDigit(first17)
}
const wrongDigit = `53011119900101003${person(3).endsWith('1') ? '2' : '1'}`
const book = async (rows: readonly (readonly string[])[]) =>
  saved(
    await filled(increase, (sheet) => {
      for (const [at, values] of rows.entries()) sheet.getRow(at + 2).values = [...values]
    }),
  )
const upload = async (rows: readonly (readonly string[])[], corrects: string | null = null): Promise<string> => {
  const ticket = window.app.files.issue(await book(rows))
  const { jobId } = await window.get('batch.upload', { ticket, kind: increase.id, unit: unitNo, corrects })
  expect(await window.job(jobId)).toMatchObject({ name: 'batchCheck', state: 'done' })
  return jobId
}
const submitter = { name: '王经办', identity: 'unitLetter' } as const
const filedEnd = async (batchId: string) => {
  const before = window.pushes.length
  await window.get('batch.file', { batchId, policy: 'goodRowsNow', submitter })
  await expect
    .poll(
      () =>
        window.pushes.slice(before).some((push) => push.type === 'progress' && push.job.name === 'batchFile' && push.job.state === 'done'),
      {
        timeout: 30_000,
      },
    )
    .toBe(true)
}
const row = (i: number, name: string, idNumber = person(i)) => increaseRow(name, idNumber).with(4, `139000010${String(i).padStart(2, '0')}`)
const rows = [1, 2, 3, 4, 5].map((i) => row(i, `测试${'甲乙丙丁戊'[i - 1]}`, i === 3 ? wrongDigit : person(i)))

it('the demonstration has a batch under review and one with parked rows', async () => {
  await window.login('chushen')
  const { batches } = await window.get('batch.list', { limit: 10 })
  expect(batches.map(({ number, rows, accepted, filed, parked }) => ({ number, rows, accepted, filed, parked }))).toEqual([
    { number: 'guandu20251015-B0002', rows: 12, accepted: 10, filed: 10, parked: 2 },
    { number: 'guandu20251015-B0001', rows: 24, accepted: 24, filed: 24, parked: 0 },
  ])
  const [parked, whole] = await Promise.all(batches.map(({ batchId }) => window.get('batch.open', { batchId })))
  expect(whole?.cases).toMatchObject([{ rows: 24, status: 'inReview' }])
  expect(parked?.parked.map(({ row, findings }) => [row, findings[0]?.column])).toEqual([
    [5, '证件号码'],
    [11, '参保日期'],
  ])
})

let batchId = ''
it('S1-12 S1-19 all or nothing saves nothing while one row fails; good rows now files four and parks one', async () => {
  await window.login('chushen')
  batchId = await upload(rows)
  const opened = await window.get('batch.open', { batchId })
  expect(opened).toMatchObject({ batch: { state: 'ready', rows: 5, number: null }, counts: { passed: 4, failed: 1, undecided: 0 } })
  const failed = await window.get('batch.rows', { batchId, tab: 'failed', after: 0, limit: 50 })
  expect(failed).toMatchObject({ rows: [{ row: 4, findings: [{ column: '证件号码', result: 'fail' }] }], more: false })
  expect(JSON.stringify(failed)).not.toContain(wrongDigit)
  expect(await window.ask('batch.file', { batchId, policy: 'allOrNothing', submitter })).toMatchObject({
    ok: false,
    error: { code: 'refused' },
  })
  expect((await window.get('batch.open', { batchId })).cases).toEqual([])

  await filedEnd(batchId)
  const done = await window.get('batch.open', { batchId })
  expect(done).toMatchObject({
    batch: { state: 'filed', number: expect.stringMatching(/^guandu20251016-B\d{4}$/), accepted: 4, filed: 4, parked: 1 },
    cases: [{ rows: 4, status: 'submitted' }],
    parked: [{ row: 4, name: '测试丙', state: 'parked' }],
  })
  // A second time does nothing more.
  await window.ask('batch.file', { batchId, policy: 'goodRowsNow', submitter })
  expect((await window.get('batch.open', { batchId })).batch.filed).toBe(4)
})

it('the rows are one case: found by any of its people, reviewed together by somebody else, one row set aside', async () => {
  const [only] = (await window.get('batch.open', { batchId })).cases
  const caseId = only?.caseId ?? ''
  const filter = { statuses: [], month: null, kinds: [], offices: [], keyword: person(5), mine: false }
  const page = await window.get('queue.page', { filter, order: 'deadline', cursor: null, limit: 10 })
  expect(page.rows).toMatchObject([{ caseId, parts: 4, batch: true }])
  expect((await window.get('case.open', { caseId })).hints.join()).toContain('受理与审核不能是同一人')

  await window.login('chushen2')
  await window.get('case.review', { caseId, command: { type: 'claim' } })
  const view = await window.get('case.open', { caseId })
  expect(view.batch).toMatchObject({ part: 1, batchId })
  expect(view.parts.map(({ row }) => row)).toEqual([2, 3, 5, 6])
  expect(view.allowed).not.toContain('return')
  const aside = view.parts[3]?.filingId ?? ''
  const full = await window.get('case.part', { caseId, filingId: aside })
  expect(full.part.fields.length).toBeGreaterThan(view.parts[3]?.fields.length ?? 99)
  expect(full.preview?.checks.some(({ result }) => result === 'pass')).toBe(true)
  const { basis } = await window.get('case.preview', { caseId, excluded: [aside] })
  const reasons = [{ code: 'J03', fields: [], materials: [], note: '' }]
  const decided = await window.get('case.review', {
    caseId,
    command: { type: 'approve', basis, acknowledgements: [], excluded: [{ filingId: aside, reasons }], note: '' },
  })
  expect(decided.statuses.map(({ status }) => status)).toEqual(['approved', 'approved', 'approved', 'rejected'])
  const { rows: found } = await window.get('register.persons', { keyword: person(1), cursor: null, limit: 5 })
  expect(found).toHaveLength(1)
})

it('a parked row comes again corrected, another is dropped with a reason', async () => {
  await window.login('chushen')
  const other = await upload([row(7, '测试己', wrongDigit), row(8, '测试庚')])
  await filedEnd(other)
  await window.get('batch.dropRow', { batchId: other, row: 2, reason: '单位撤回' })
  expect((await window.get('batch.open', { batchId: other })).parked).toMatchObject([{ state: 'dropped', dropReason: '单位撤回' }])
  expect(await window.ask('batch.dropRow', { batchId: other, row: 2, reason: '单位撤回' })).toMatchObject({ ok: false })

  const again = await upload([row(3, '测试丙')], batchId)
  await filedEnd(again)
  expect((await window.get('batch.open', { batchId })).parked).toMatchObject([{ row: 4, state: 'corrected', correctedBy: again }])
})

it('S1-20 a warned row needs a decision with a reason; an upload can be thrown away', async () => {
  await window.login('chushen')
  // The phone of somebody whose filing is in the queue already.
  const twice = await upload([row(1, '测试辛', person(11)), row(12, '测试壬')])
  const counted = async () => (await window.get('batch.open', { batchId: twice })).counts
  expect(await counted()).toMatchObject({ passed: 1, warned: 1, undecided: 1 })
  expect(await window.ask('batch.file', { batchId: twice, policy: 'allOrNothing', submitter })).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('警告') },
  })
  expect(await window.ask('batch.decide', { batchId: twice, rows: [2], choice: 'take', reason: ' ' })).toMatchObject({ ok: false })
  expect(await window.get('batch.decide', { batchId: twice, rows: null, choice: 'take', reason: '夫妻共用电话' })).toEqual({ decided: 1 })
  expect(await counted()).toMatchObject({ undecided: 0 })
  const { rows: warned } = await window.get('batch.rows', { batchId: twice, tab: 'warned', after: 0, limit: 10 })
  expect(warned).toMatchObject([{ row: 2, choice: 'take', reason: '夫妻共用电话', findings: [{ result: 'warn', column: '联系电话' }] }])
  await window.get('batch.discard', { batchId: twice })
  expect(await window.ask('batch.open', { batchId: twice })).toMatchObject({ ok: false, error: { code: 'notFound' } })
})

it('the result workbook names what became of every row', async () => {
  await window.login('chushen')
  const { fileName, base64 } = await window.get('batch.result', { batchId })
  expect(fileName).toMatch(/^guandu20251016-B\d{4}校验结果\.xlsx$/)
  const { default: excel } = await import('exceljs')
  const result = new excel.Workbook()
  await result.xlsx.load(new Uint8Array(Buffer.from(base64, 'base64')).buffer)
  expect(result.getWorksheet('校验失败')?.getRow(2).values).toContain('已更正后重新申报')
  expect(result.getWorksheet('校验成功')?.getRow(2).getCell(4).text).toMatch(/^已受理，办件编号 guandu20251016-B\d{4}-00002$/)
})

it('no name and no number of a row is in the log', () => {
  const log = readFileSync(`${window.dataDir}/log/desk.log`, 'utf8')
  expect(log).not.toMatch(/测试[甲乙丙丁戊己庚]|5301111990/)
})
