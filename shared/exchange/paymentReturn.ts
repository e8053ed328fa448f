import type { EventData } from '../journal/events.ts'

type Row = EventData<'payments.returned'>['rows'][number]
export interface ReturnProblem {
  /** Line of the file, from 1 */
  readonly line: number
  readonly problem: string
}

/** The heading of a bank's return (回盘), in the neutral layout of the desk; fields are parted by `|` or commas. Domain rule 10. */
export const returnHeading = [
  '业务流水号',
  '业务类型',
  '证件号码',
  '所属期',
  '金额',
  '处理结果',
  '失败原因',
  '入账日期',
  '银行流水号',
] as const

const items: Readonly<Record<string, Row['item']>> = { 失业保险金: 'benefit', 技能提升补贴: 'subsidy', 稳岗返还: 'retention' }
const aboutShape: { readonly [I in Row['item']]: RegExp } = {
  benefit: /^(19|20)\d{2}(0[1-9]|1[0-2])$/,
  subsidy: /^\S{1,60}$/,
  retention: /^(19|20)\d{2}$/,
}
/** Most lines of one file; a month's batch of a city is far below. */
const MOST = 20_000

/** Rows of a return file, or everything that is wrong with it by line: all of a file or nothing. Money in 分. */
export function readReturn(text: string): { readonly rows: readonly Row[]; readonly problems: readonly ReturnProblem[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const heading = cells(lines[0] ?? '')
  if (heading.join() !== returnHeading.join()) {
    return { rows: [], problems: [{ line: 1, problem: `表头应为：${returnHeading.join('|')}` }] }
  }
  if (lines.length > MOST) return { rows: [], problems: [{ line: MOST, problem: `超过 ${MOST} 行，请分成几个文件` }] }
  const problems: ReturnProblem[] = []
  const rows: Row[] = []
  const serials = new Set<string>()
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue
    const found = rowOf(cells(line))
    if (typeof found === 'string') problems.push({ line: index + 1, problem: found })
    else if (serials.has(found.serial)) problems.push({ line: index + 1, problem: `业务流水号 ${found.serial} 在文件中重复` })
    else {
      serials.add(found.serial)
      rows.push(found)
    }
  }
  if (rows.length === 0 && problems.length === 0) problems.push({ line: 2, problem: '文件没有数据行' })
  return { rows: problems.length > 0 ? [] : rows, problems }
}

const cells = (line: string): string[] => line.split(line.includes('|') ? '|' : ',').map((cell) => cell.trim())

/** The row, or what is wrong with it. */
function rowOf(fields: readonly string[]): Row | string {
  const [serial = '', kind = '', payee = '', about = '', money = '', result = '', failure = '', paidOn = '', bankSerial = ''] = fields
  if (fields.length !== returnHeading.length) return `应有 ${returnHeading.length} 列，实有 ${fields.length} 列`
  if (!/^[\w-]{1,60}$/.test(serial)) return '业务流水号缺失或格式不符'
  const item = items[kind]
  if (!item) return `业务类型应为${Object.keys(items).join('、')}`
  if (!(item === 'retention' ? /^\d{12}$/ : /^\d{17}[\dX]$/).test(payee))
    return item === 'retention' ? '应填12位单位编号' : '证件号码应为18位'
  if (!aboutShape[item].test(about)) return { benefit: '所属期应为6位年月', subsidy: '应填证书编号', retention: '应填返还年度' }[item]
  if (!/^\d{1,9}\.\d{2}$/.test(money)) return '金额应为两位小数'
  if (result !== '成功' && result !== '失败') return '处理结果应为成功或失败'
  const day = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(paidOn)
  const written = day ? `${day[1]}-${day[2]}-${day[3]}` : null
  if (result === '成功' && (written === null || Number.isNaN(Date.parse(written)))) return '成功的应有入账日期'
  if (result === '失败' && failure === '') return '失败的应写明失败原因'
  const amount = Number(money.replace('.', ''))
  if (amount === 0) return '金额不能为零'
  const paid = result === '成功'
  return { serial, item, payee, about, amount, paid, failure: paid ? '' : failure, paidOn: paid ? written : null, bankSerial }
}
