import type { Mark } from '../mark.ts'
import type { Paper } from '../paper.ts'
import { formatFen } from '../../../shared/rules/money.ts'
import { monthInWords } from '../../../shared/rules/months.ts'
import { tableDocument } from './tableDocument.ts'

/** What the register and the ledger hold on one person; money in 分, months `YYYYMM`. */
export interface RightsStatement {
  readonly name: string
  readonly idNumber: string
  readonly gender: string
  readonly birthDate: string
  readonly enrolments: readonly { readonly unitName: string; readonly unitNo: string; readonly from: string; readonly to: string | null }[]
  /** Contributions per calendar year: months with a charge, those received, and the sums. */
  readonly years: readonly {
    readonly year: string
    readonly months: number
    readonly received: number
    readonly unitAmount: number
    readonly personAmount: number
  }[]
  readonly paidMonths: number
  readonly benefits: readonly { readonly from: string; readonly to: string; readonly months: number; readonly state: string }[]
  readonly payments: { readonly count: number; readonly amount: number }
  readonly subsidies: readonly { readonly certificate: string; readonly occupation: string; readonly amount: number; readonly on: string }[]
}

/** 个人权益单: registration, contributions, entitlements and benefits drawn (社会保险法 art. 74; 个人权益记录管理办法, 人社部令14号 art. 2). */
export const rightsStatement = (given: RightsStatement, mark: Mark): Paper =>
  tableDocument(
    {
      title: '失业保险个人权益单',
      pairs: [
        ['姓名', given.name],
        ['社会保障号码', given.idNumber],
        ['性别', given.gender],
        ['出生日期', given.birthDate],
        ['累计缴费月数', `${given.paidMonths} 个月`],
        ['已发失业保险金', `${given.payments.count} 个月 ${formatFen(given.payments.amount)} 元`],
      ],
      sections: [
        {
          heading: '一、参保登记',
          columns: [
            { label: '参保单位' },
            { label: '单位编号', width: 90, align: 'center' },
            { label: '参保起', width: 80, align: 'center' },
            { label: '参保止', width: 80, align: 'center' },
          ],
          rows: given.enrolments.map(({ unitName, unitNo, from, to }) => [
            unitName,
            unitNo,
            monthInWords(from),
            to === null ? '参保中' : monthInWords(to),
          ]),
          empty: '没有参保登记。',
        },
        {
          heading: '二、缴费记录（元）',
          columns: [
            { label: '年度', align: 'center' },
            { label: '应缴月数', align: 'right' },
            { label: '到账月数', align: 'right' },
            { label: '单位缴费', align: 'right' },
            { label: '个人缴费', align: 'right' },
          ],
          rows: given.years.map(({ year, months, received, unitAmount, personAmount }) => [
            year,
            String(months),
            String(received),
            formatFen(unitAmount),
            formatFen(personAmount),
          ]),
          empty: '本系统没有缴费记录；接管以前的月数已计入累计缴费月数。',
        },
        {
          heading: '三、待遇核定',
          columns: [
            { label: '享受起', align: 'center' },
            { label: '享受止', align: 'center' },
            { label: '核定月数', align: 'right' },
            { label: '状态', align: 'center' },
          ],
          rows: given.benefits.map(({ from, to, months, state }) => [monthInWords(from), monthInWords(to), String(months), state]),
          empty: '没有核定失业保险待遇。',
        },
        {
          heading: '四、技能提升补贴（元）',
          columns: [{ label: '证书编号' }, { label: '职业' }, { label: '申请日期', align: 'center' }, { label: '金额', align: 'right' }],
          rows: given.subsidies.map(({ certificate, occupation, on, amount }) => [certificate, occupation, on, formatFen(amount)]),
          empty: '没有领取技能提升补贴。',
        },
      ],
      notes: ['本单依据《中华人民共和国社会保险法》第七十四条提供。对记录有异议的，可向经办机构提出核查。'],
    },
    mark,
  )
