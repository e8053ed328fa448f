import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { template } from '../../main/xlsx/template.ts'
import { batchRow, columnsOf, isBatchKind } from '../../shared/filings/batch.ts'
import { kinds } from '../../shared/filings/index.ts'
import { valuesSchema } from '../../shared/filings/schema.ts'
import { li, unitA } from '../filings/given.ts'
import { batchKind, filled, increase, increaseRow, rawBook, readAll, sheetRow, textCell } from './workbooks.ts'

const batchKinds = kinds.filter(isBatchKind)
const decrease = batchKind('enrolment.decrease')

it('offers the three workbooks of the guide under its headings (S1-19, S1-20, S1-23)', () => {
  expect(batchKinds.map(({ batch }) => batch.label.zh)).toEqual(['参保单位人员批量增加', '参保单位人员批量减少', '缴费基数申报'])
  expect(columnsOf(increase).map(({ heading }) => heading)).toEqual([
    '姓名',
    '证件号码',
    '参保日期',
    '工种',
    '联系电话',
    '是否农民工',
    '农民工是否缴保',
    '申报工资（元）',
  ])
  expect(columnsOf(decrease).map(({ heading }) => heading)).toEqual(['姓名', '身份证号', '停保原因或者终止参保原因', '停保日期'])
})

it.each(batchKinds.map((kind) => [kind.id, kind] as const))(
  'the template of %s has text columns, lists, a frozen heading and a hidden mark',
  async (_id, kind) => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(await template(kind)).buffer)
    expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
      [kind.batch.label.zh, 'visible'],
      ['填写说明', 'visible'],
      ['_casedesk', 'veryHidden'],
    ])
    const sheet = book.worksheets[0]
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    for (const [at, { field }] of columnsOf(kind).entries()) {
      expect(sheet?.getColumn(at + 1).numFmt).toBe('@')
      const rule = sheet?.getCell(2, at + 1).dataValidation
      expect(rule?.type).toBe(field.type === 'code' || field.type === 'boolean' ? 'list' : undefined)
    }
    // Every column is a field of the kind, and what it yields has the shape that intake takes.
    const { values } = batchRow(kind, unitA, { row: 2, cells: [], date1904: false })
    expect(valuesSchema(kind).safeParse(values).success).toBe(true)
  },
)

it('reads back what was filled in', async () => {
  const bytes = await filled(increase, (sheet) => {
    sheet.getRow(2).values = ['　李测试 ', `${li.idNumber}`, '2025年10月1日', '装配工', '13900000001', '否', '是', '5,000.50']
    sheet.getRow(5).values = [
      { richText: [{ text: '王' }, { text: '测试' }] },
      '53010219900307002x',
      '20251001',
      '',
      13900000002,
      true,
      '1',
      5000.1,
    ]
  })
  const rows = await readAll(increase, bytes)
  const values = rows.map((row) => batchRow(increase, unitA, { ...row, date1904: false }))
  expect(values.map(({ row }) => row)).toEqual([2, 5])
  expect(values.flatMap(({ findings }) => findings)).toEqual([])
  const rest = { ...unitA, form: 'batch', idType: '01', enrolDate: '2025-10-01' }
  expect(values[0]?.values).toMatchObject({
    ...rest,
    name: '李测试',
    idNumber: li.idNumber,
    gender: '1',
    birthDate: '1990-03-07',
    wage: 500_050,
    ruralWorker: false,
  })
  expect(values[1]?.values).toMatchObject({
    ...rest,
    name: '王测试',
    idNumber: '53010219900307002X',
    phone: '13900000002',
    ruralWorker: true,
    wage: 500_010,
  })
})

it('reads codes by label and value and real days of the spreadsheet', async () => {
  const bytes = await filled(decrease, (sheet) => {
    sheet.getRow(2).values = ['李测试', li.idNumber, '调往其他参保单位', new Date(Date.UTC(2025, 9, 9))]
    sheet.getRow(3).values = ['李测试', li.idNumber, '30', '2025/10/9']
    sheet.getRow(4).values = ['李测试', li.idNumber, '飞走了', '2025-02-30']
  })
  const values = (await readAll(decrease, bytes)).map((row) => batchRow(decrease, unitA, { ...row, date1904: false }))
  expect(values.map((row) => [row.values['stopReason'], row.values['stopDate']])).toEqual([
    ['30', '2025-10-09'],
    ['30', '2025-10-09'],
    [null, null],
  ])
  expect(values[2]?.findings.map(({ column }) => column)).toEqual(['停保原因或者终止参保原因', '停保日期'])
})

it('reads prefixed names, cells without places, and CDATA', async () => {
  const cells = increaseRow('李测试', li.idNumber).map((value) => `<x:c t="str"><x:v><![CDATA[${value}]]></x:v></x:c>`)
  const rows = await readAll(increase, rawBook({ rows: `<x:row xmlns:x="x">${cells.join('')}</x:row>` }))
  expect(rows).toEqual(await readAll(increase, rawBook()))
  expect(rows[0]?.cells[1]).toEqual({ type: 'text', text: li.idNumber })
})

it('skips empty rows, counts days from 1904 where the workbook does, and ignores links to other files', async () => {
  const more = [{ name: 'xl/externalLinks/externalLink1.xml', content: Buffer.from('<!DOCTYPE x><externalLink/>') }]
  const rows = sheetRow(2, ['', ' ', '　']) + sheetRow(7, increaseRow('李测试', li.idNumber)) + `<row r="9">${textCell(9, 3, '')}</row>`
  expect((await readAll(increase, rawBook({ rows, more }))).map(({ row }) => row)).toEqual([7])
  const cells = [undefined, undefined, { type: 'number', text: '44469' } as const]
  expect(batchRow(increase, unitA, { row: 2, cells, date1904: true }).values['enrolDate']).toBe('2025-10-01')
  expect(
    batchRow(increase, unitA, { row: 2, cells: [undefined, undefined, { type: 'number', text: '45931' }], date1904: false }).values[
      'enrolDate'
    ],
  ).toBe('2025-10-01')
})
