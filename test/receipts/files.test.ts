import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, expect, it } from 'vitest'
import { readReceipts } from '../../main/exchange/receiptsFile.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'casedesk-receipts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const read = (bytes: Buffer | string, name = `${(files += 1)}.csv`) => {
  const file = path.join(folder, name)
  writeFileSync(file, bytes)
  return readReceipts(file, new AbortController().signal)
}
const heads = '税票号码,单位编号,做账期号,费款所属期,单位部分,个人部分,滞纳金,利息,到账日期'
const good = 'T2025-0001,530000105421,202509,,"1,035.00",15.00,0,0,2025-09-18'
const expected = {
  line: 2,
  voucherNo: 'T2025-0001',
  unitNo: '530000105421',
  period: '202509',
  coverageMonth: null,
  unitAmount: 103_500,
  personAmount: 1500,
  lateFee: 0,
  interest: 0,
  paidOn: '2025-09-18',
}
// 税票号码,单位编号,做账期号,单位部分,个人部分,到账日期 in GB18030.
const gbHeads = Buffer.from(
  'cbb0c6b1bac5c2eb2cb5a5cebbb1e0bac52cd7f6d5cbc6dabac52cb5a5cebbb2bfb7d62cb8f6c8cbb2bfb7d62cb5bdd5cbc8d5c6da0d0a',
  'hex',
)

it('reads UTF-8 with and without its mark, GB18030, other orders and missing optional columns', async () => {
  expect(await read(`${heads}\r\n${good}\r\n`)).toMatchObject({ rows: [expected], problems: [] })
  expect(await read(`\ufeff${heads}\n${good}`)).toMatchObject({ rows: [expected], problems: [] })
  const gb = Buffer.concat([gbHeads, Buffer.from('T2025-0001,530000105421,202509,1035,15,20250918\r\n')])
  expect(await read(gb)).toMatchObject({ rows: [expected], problems: [] })
  expect(
    await read('到账日期,单位编号,做账期号,个人部分,单位部分,税票号码\n2025/9/18,530000105421,2025-09,15,1035,T2025-0001'),
  ).toMatchObject({
    rows: [expected],
    problems: [],
  })
})

it('reads the workbook that a spreadsheet writes, dates and amounts as numbers', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('到账')
  sheet.addRow(heads.split(','))
  sheet.addRow(['T2025-0001', '530000105421', '202509', '', 1035, 15, 0, 0, new Date('2025-09-18T00:00:00Z')])
  expect(await read(Buffer.from(await book.xlsx.writeBuffer()), 'a.xlsx')).toMatchObject({ rows: [expected], problems: [] })
  sheet.addRow([Number('35301025100000123456'), '530000105421', '202509', '', 1, 1, 0, 0, '2025-09-18'])
  expect((await read(Buffer.from(await book.xlsx.writeBuffer()), 'b.xlsx')).problems).toMatchObject([{ line: 3, column: '税票号码' }])
})

const line = (change: string, at: number) => `${heads}\n${good.replace('"1,035.00"', '1035').split(',').with(at, change).join(',')}\n`
const hostile: readonly (readonly [string, Buffer | string, string])[] = [
  ['an empty file', '', '空的'],
  ['no headings', '\n\n', '没有表头'],
  ['only headings', heads, '没有到账记录'],
  ['a missing column', heads.replace('税票号码,', ''), '缺少“税票号码”'],
  ['a foreign column', `${heads},备注\n`, '不在约定之中'],
  ['a heading twice', `${heads},利息\n`, '重复'],
  ['an .xls', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), '.xls'],
  ['UTF-16', Buffer.from(`\ufeff${heads}`, 'utf16le'), 'UTF-16'],
  ['neither encoding', Buffer.concat([Buffer.from(heads), Buffer.from([0xff, 0xff, 0x0a])]), '编码'],
  ['a zip that is no workbook', Buffer.from('504b0304000000000000', 'hex'), '损坏'],
  ['a quote not closed', `${heads}\n"T1`, '没有闭合'],
  ['text after a quote', `${heads}\n"T1"x,1\n`, '引号'],
  ['a control character', `${heads}\nT\u00011,1\n`, '控制字符'],
  ['a cell of a megabyte', `${heads}\n${'9'.repeat(1_000_000)}\n`, '过长'],
  ['a thousand columns', `${heads}\n${','.repeat(1000)}\n`, '列数过多'],
  ['a formula', line('=1+1', 0), '税票号码应为'],
  ['a scientific unit number', line('5.3E+11', 1), '12位'],
  ['a month that is none', line('202513', 2), '做账期号'],
  ['a negative amount', line('-35.00', 4), '不小于0'],
  ['three places', line('35.005', 4), '单位部分'],
  ['too much money', line('99999999999', 4), '单位部分'],
  ['a day that is none', line('2025-02-30', 8), '到账日期'],
  ['the same voucher twice', `${heads}\n${good}\n${good}\n`, '同一张税票'],
  ['nothing paid', `${heads}\nT1-1,530000105421,202509,,0,0,0,0,2025-09-18`, '全部为0'],
]
it.each(hostile)('refuses %s in words and quotes nothing', async (_name, bytes, words) => {
  const { problems, rows } = await read(bytes)
  expect(problems.length).toBeGreaterThan(0)
  expect(problems.map(({ problem }) => problem).join('\n')).toContain(words)
  expect(rows.length).toBeLessThanOrEqual(1)
})

it('names every line at fault, at most 200', async () => {
  const many = `${heads}\n${Array.from({ length: 500 }, (_, i) => `T${i}-x,12,202509,,1,1,0,0,2025-09-18`).join('\n')}`
  const { problems } = await read(many)
  expect(problems).toHaveLength(200)
  expect(problems[199]).toMatchObject({ line: 201, column: '单位编号' })
})
