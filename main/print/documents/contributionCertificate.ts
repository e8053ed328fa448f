import { formatFen } from '../../../shared/rules/money.ts'
import { monthInWords } from '../../../shared/rules/months.ts'
import { heading, markBlock, pairs } from '../blocks.ts'
import type { Mark } from '../mark.ts'
import type { Paper } from '../paper.ts'

/** Money in 分, months `YYYYMM`; the unit is the one that insures the person now, or did last. */
export interface ContributionCertificate {
  readonly name: string
  readonly idNumber: string
  readonly unitName: string
  readonly unitNo: string
  readonly creditCode: string
  /** 参保缴费 or 暂停缴费 */
  readonly insured: boolean
  readonly from: string
  readonly to: string | null
  readonly paidMonths: number
  /** The last month that was received, null when none was. */
  readonly last: { readonly month: string; readonly base: number; readonly unitAmount: number; readonly personAmount: number } | null
  readonly drawsBenefit: boolean
}

/** 参保缴费证明 (domain.md §9). Yunnan's own form is not known; the content follows what such certificates hold. */
export function contributionCertificate(given: ContributionCertificate, mark: Mark): Paper {
  const state = given.insured ? '参保缴费' : '暂停缴费'
  return {
    title: '失业保险参保缴费证明',
    mark,
    content: [
      heading('失业保险参保缴费证明'),
      pairs(
        [
          ['姓名', given.name],
          ['社会保障号码', given.idNumber],
          ['参保单位', given.unitName],
          ['单位编号', given.unitNo],
          ['统一社会信用代码', given.creditCode],
          ['参保状态', state],
          ['参保起止', `${monthInWords(given.from)}至${given.to === null ? '今' : monthInWords(given.to)}`],
          ['累计缴费月数', `${given.paidMonths} 个月`],
          ['最近到账月份', given.last ? monthInWords(given.last.month) : '没有到账记录'],
          ['缴费基数', given.last ? `${formatFen(given.last.base)} 元` : ''],
          ['单位缴费', given.last ? `${formatFen(given.last.unitAmount)} 元` : ''],
          ['个人缴费', given.last ? `${formatFen(given.last.personAmount)} 元` : ''],
          ['待遇领取状态', given.drawsBenefit ? '正在领取失业保险金' : '未领取失业保险金'],
        ],
        1,
      ),
      { text: `兹证明上述人员的失业保险参保缴费情况如上，截至打印之时属实。`, margin: [0, 10, 0, 0] },
      markBlock(mark),
    ],
  }
}
