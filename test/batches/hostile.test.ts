import { expect, it } from 'vitest'
import { WorkbookRefused } from '../../main/xlsx/workbookError.ts'
import { li } from '../filings/given.ts'
import { batchKind, filled, increase, increaseRow, rawBook, readAll, sheetRow, textCell } from './workbooks.ts'

const heads = increase.batch.columns.map(({ heading }) => heading)
const good = increaseRow('李测试', li.idNumber)
const other = (row: number, at: number, xml: string) =>
  `<row r="${row}">${good.map((value, place) => (place === at ? xml : textCell(row, place + 1, value))).join('')}</row>`
const sheetOf = (body: string, before = '') => `<?xml version="1.0"?>${before}<worksheet><sheetData>${body}</sheetData></worksheet>`
const head = sheetRow(1, heads)
const compound = (content: Buffer) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), content, Buffer.alloc(600)])
// 姓名,证件号码 in GB18030
const gb18030 = Buffer.from('d0d5c3fb2cd6a4bcfebac5c2eb0d0a', 'hex')

const cases: readonly (readonly [string, () => Buffer | Promise<Buffer>, string, number | null])[] = [
  ['an empty file', () => Buffer.alloc(0), '不是 .xlsx', null],
  ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d', 'hex'), '不是 .xlsx', null],
  ['CSV in UTF-8', () => Buffer.from('姓名,证件号码\n'), '粘贴到模板', null],
  ['CSV in GB18030', () => gb18030, '粘贴到模板', null],
  ['an old .xls', () => compound(Buffer.from('Workbook', 'utf16le')), '.xls 格式', null],
  ['an encrypted workbook', () => compound(Buffer.from('EncryptedPackage', 'utf16le')), '密码', null],
  ['a truncated workbook', () => rawBook().subarray(0, 900), '损坏', null],
  ['macros', () => rawBook({ more: [{ name: 'xl/vbaProject.bin', content: Buffer.from('x') }] }), '宏', null],
  ['a formula', () => rawBook({ rows: other(2, 3, '<c r="D2"><f>1+1</f><v>2</v></c>') }), '公式', 2],
  ['a formula of exceljs', () => filled(increase, (sheet) => (sheet.getCell('D3').value = { formula: 'A1', result: 'x' })), '公式', 3],
  ['an error value', () => rawBook({ rows: other(2, 3, '<c r="D2" t="e"><v>#N/A</v></c>') }), '错误值', 2],
  ['merged cells', () => rawBook({ after: '<mergeCells><mergeCell ref="A5:B6"/></mergeCells>' }), '合并', 5],
  ['an identity number as number', () => rawBook({ rows: other(2, 1, '<c r="B2"><v>530102199003070000</v></c>') }), '末几位已丢失', 2],
  ['a renamed heading', () => rawBook({ headings: heads.with(2, '日期') }), '应为“参保日期”', 1],
  ['a missing column', () => rawBook({ headings: heads.toSpliced(3, 1) }), '应为“工种”', 1],
  ['columns in another order', () => rawBook({ headings: heads.with(0, '证件号码').with(1, '姓名') }), '应为“姓名”', 1],
  ['a further column', () => rawBook({ headings: [...heads, '备注'] }), '不在模板中', 1],
  ['content beside the columns', () => rawBook({ rows: sheetRow(2, [...good, '', 'x']) }), '模板之外', 2],
  ['an older version', () => rawBook({ version: '0' }), '过期', null],
  ['another kind', () => rawBook({ kind: 'enrolment.decrease' }), '另一事项', null],
  ['no headings', () => rawBook({ sheet: sheetOf('') }), '没有表头', 1],
  ['a document type', () => rawBook({ sheet: sheetOf(head, '<!DOCTYPE x [<!ENTITY a "aaaa">]>') }), 'DTD', null],
  ['an external entity', () => rawBook({ sheet: sheetOf(head, '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x">') }), 'DTD', null],
  ['an unknown entity', () => rawBook({ rows: other(2, 3, '<c r="D2" t="str"><v>&x;</v></c>') }), '不是规范的 XML', null],
  ['XML cut off', () => rawBook({ sheet: '<worksheet><sheetData>' }), '不是规范的 XML', null],
  ['bytes that are no UTF-8', () => rawBook({ more: [{ name: 'xl/sharedStrings.xml', content: gb18030 }] }), '损坏', null],
  ['rows out of order', () => rawBook({ rows: sheetRow(9, good) + sheetRow(8, good) }), '次序', null],
  ['a string that is not there', () => rawBook({ rows: other(2, 3, '<c r="D2" t="s"><v>7</v></c>') }), '次序', null],
  ['a shared string of 10 MB', () => rawBook({ strings: `<sst><si><t>${'长'.repeat(3_500_000)}</t></si></sst>` }), '过大', null],
  [
    'a shared string of 10 MB that hardly packs',
    () =>
      rawBook({
        strings: `<sst><si><t>${Array.from({ length: 1_500_000 }, (_, i) => i.toString(36).padStart(7, '0')).join('')}</t></si></sst>`,
      }),
    '32,767',
    null,
  ],
  [
    '30 MB of shared strings',
    () => rawBook({ strings: `<sst>${Array.from({ length: 900_000 }, (_, i) => `<si><t>${i * 7919}甲乙丙丁</t></si>`).join('')}</sst>` }),
    '过大',
    null,
  ],
  [
    'a bomb of 200 MB',
    () => rawBook({ more: [{ name: 'xl/sharedStrings.xml', content: Buffer.alloc(200 * 1024 * 1024, 32) }] }),
    '过大',
    null,
  ],
  [
    'a part larger than it says',
    () => rawBook({ more: [{ name: 'xl/sharedStrings.xml', content: Buffer.alloc(5000, 32), inflated: 10 }] }),
    '过大',
    null,
  ],
  ['two parts of one name', () => rawBook({ more: [{ name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') }] }), '损坏', null],
]

it.each(cases)('refuses %s in words', async (_name, make, words, row) => {
  const refusal = await readAll(increase, await make()).then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(refusal).toBeInstanceOf(WorkbookRefused)
  if (!(refusal instanceof WorkbookRefused)) return
  expect(refusal.reason.zh).toContain(words)
  expect(refusal.row).toBe(row)
})

it('refuses more rows than agreed, at the first too many', async () => {
  const rows = Array.from({ length: 4 }, (_, at) => sheetRow(at + 2, good)).join('')
  expect(await readAll(increase, rawBook({ rows }), 4)).toHaveLength(4)
  await expect(readAll(increase, rawBook({ rows }), 3)).rejects.toMatchObject({ row: 5, reason: { zh: '超过 3 行，请拆分' } })
})

it('refuses the template of another kind as it was handed out', async () => {
  const bytes = await filled(batchKind('wage.declaration'), () => undefined)
  await expect(readAll(increase, bytes)).rejects.toMatchObject({ reason: { zh: '是另一事项的模板，应为“参保单位人员批量增加”' } })
})
