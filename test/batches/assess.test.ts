import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import { harmless, resultWorkbook } from '../../main/xlsx/result.ts'
import { assessBatch, type BatchKind, type BatchPolicy, batchRow } from '../../shared/filings/batch.ts'
import type { Slice } from '../../shared/register/slice.ts'
import { idCheckDigit } from '../../shared/rules/idNumber.ts'
import { enrolmentRecord, li, paid, personRecord, register, unitA, wageRecord } from '../filings/given.ts'
import { batchKind, increase, increaseRow, resultRows } from './workbooks.ts'

const decrease = batchKind('enrolment.decrease')
const at = '2025-10-16T02:00:00.000Z'

const checked = (kind: BatchKind, rows: readonly (readonly string[])[], policy: BatchPolicy = 'allOrNothing', slice: Slice = register()) =>
  assessBatch({
    kind,
    rows: rows.map((cells, place) =>
      batchRow(kind, unitA, { row: place + 2, cells: cells.map((content) => ({ type: 'text', text: content })), date1904: false }),
    ),
    policy,
    officeId: 'km-guandu',
    at,
    factsOf: (filing) => ({
      filings: [filing],
      slice,
      policy: defaultPolicy,
      today: '2025-10-16',
      divisions: { 'km-guandu': '530111' },
      clashes: {},
    }),
  })

const number = (place: number) => {
  const first17 = `53010219900307${String(place).padStart(3, '0')}`
  return first17 + idCheckDigit(first17)
}
const hundreds = Array.from({ length: 500 }, (_, place) => increaseRow('李测试', number(place)))
// The last place of a sound number moved by one (domain.md §8.1).
const oneBad = hundreds.with(321, increaseRow('李测试', '530102199003070015'))

it('S1-12 500 rows with one bad: all or nothing files nothing and names the row', () => {
  const { rows, accepted, parked } = checked(increase, oneBad)
  expect([rows.length, accepted.length, parked.length]).toEqual([500, 0, 500])
  const failed = rows.filter(({ group }) => group === 'failed')
  expect(failed.map(({ row, findings }) => [row, findings.map(({ column }) => column)])).toEqual([[323, ['证件号码']]])
  expect(failed[0]?.findings[0]?.fix.zh).not.toBe('')
  expect(rows.filter(({ group }) => group === 'passed')).toHaveLength(499)
})

it('S1-12 500 rows with one bad: good rows now keeps 499 and parks one', () => {
  const { accepted, parked } = checked(increase, oneBad, 'goodRowsNow')
  expect(accepted).toHaveLength(499)
  expect(new Set(accepted).size).toBe(499)
  expect(parked).toEqual([323])
})

it('S1-12 500 good rows are taken under either policy', () => {
  for (const policy of ['allOrNothing', 'goodRowsNow'] as const) {
    const { accepted, parked } = checked(increase, hundreds, policy)
    expect([accepted.length, parked.length]).toEqual([500, 0])
  }
})

it('finds a row twice, and lets a row see what an earlier one of the same person does', () => {
  const later = increaseRow('李测试', li.idNumber).with(2, '2025-09-01')
  const { rows } = checked(increase, [hundreds[0] ?? [], increaseRow('李测试', li.idNumber), increaseRow('李测试', li.idNumber), later])
  expect(rows.map(({ group }) => group)).toEqual(['passed', 'passed', 'failed', 'failed'])
  expect(rows[2]?.findings.map(({ reason }) => reason.zh)).toContain('与第 3 行重复')
  expect(rows[3]?.findings.map(({ reason }) => reason.zh)).toEqual(expect.arrayContaining(['与第 3 行是同一人', '已在本单位参保']))
})

it('says once what cannot be read, and what is missing', () => {
  const { rows } = checked(increase, [increaseRow('李测试', li.idNumber).with(2, '去年'), increaseRow('', li.idNumber)])
  expect(rows[0]?.findings.map(({ column }) => column)).toEqual(['参保日期'])
  expect(rows[1]?.findings.map(({ column, reason }) => [column, reason.zh])).toContainEqual([null, '未填写：姓名'])
})

const stopped = register({
  person: [personRecord()],
  enrolment: [enrolmentRecord({ fromMonth: '202507' })],
  wage: [wageRecord()],
  charges: paid('202507', '202508', '202509', '202510'),
})

it('S1-20 lists 退收 of months after the stop that were paid, and warns where dates do not fit', () => {
  const { rows } = checked(decrease, [['李测试', li.idNumber, '30', '2025-08-31']], 'allOrNothing', stopped)
  // September and October: 35.00 and 15.00 each (domain.md §1.1 on a base of 5,000).
  expect(rows[0]?.refund).toEqual({ months: 2, unitAmount: 7000, personAmount: 3000 })
  expect(rows[0]?.group).not.toBe('failed')
})

it('a case that needs papers is not taken by workbook', () => {
  const { rows } = checked(decrease, [['李测试', li.idNumber, '人员死亡', '2025-10-09']], 'allOrNothing', stopped)
  expect(rows[0]?.group).toBe('failed')
})

it('a batch row leaves what the table does not ask for as the register has it', () => {
  const known = register({ person: [personRecord({ household: 'rural' })] })
  const { rows } = checked(increase, [increaseRow(li.name, li.idNumber)], 'allOrNothing', known)
  expect(rows[0]).toMatchObject({ group: 'passed', findings: [] })
})

it('writes four sheets with row, column, reason and fix, and no active cell (T32)', async () => {
  const { rows } = checked(increase, [...oneBad.slice(320, 323), increaseRow('=1+1', number(777))], 'goodRowsNow')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(await resultWorkbook(resultRows(rows))).buffer)
  expect(book.worksheets.map(({ name }) => name)).toEqual(['校验成功', '警告', '校验失败', '退收信息'])
  const failed = book.getWorksheet('校验失败')
  expect(failed?.getRow(1).values).toEqual([undefined, '行号', '姓名', '证件号码', '列', '原因', '处理办法', '办理'])
  expect([1, 3, 4].map((column) => failed?.getRow(2).getCell(column).value)).toEqual(['3', '530102199003070015', '证件号码'])
  book.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        expect(cell.type).toBe(ExcelJS.ValueType.String)
        expect(cell.text).not.toMatch(/^[=+\-@\t＝]/)
      }),
    ),
  )
})

it.each(['=1+1', '+1', '-1', '@x', '\tx', '\0=1', '＝1', ' =1', '\r=1'])('makes %j harmless', (value) => {
  expect(harmless(value)).toMatch(/^'[^\0]*$/)
})

it('leaves plain texts and numbers alone', () => {
  for (const value of ['李测试', '530102199003070016', '1,234.50', '']) expect(harmless(value)).toBe(value)
})
