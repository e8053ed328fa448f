import { heading, markBlock, pairs } from '../blocks.ts'
import type { Mark } from '../mark.ts'
import { officeTime, type Paper } from '../paper.ts'

export interface Receipt {
  /** 办件编号 */
  readonly number: string
  /** 事项 */
  readonly item: string
  readonly subject: string
  readonly submitter: string
  /** ISO */
  readonly submittedAt: string
  readonly acceptedBy: string
  readonly materials: readonly { readonly name: string; readonly count: number }[]
  /** `YYYY-MM-DD`, null where no term is set */
  readonly dueOn: string | null
  readonly dueRule: string
  readonly contact: string
}

/** 受理回执: what was handed in, and by when it is decided. */
export const receipt = (given: Receipt, mark: Mark): Paper => ({
  title: '失业保险业务受理回执',
  mark,
  content: [
    heading('失业保险业务受理回执'),
    pairs(
      [
        ['办件编号', given.number],
        ['办理事项', given.item],
        ['办理对象', given.subject],
        ['提交人', given.submitter],
        ['提交时间', officeTime(given.submittedAt)],
        ['受理人', given.acceptedBy],
        ['收到材料', given.materials.length === 0 ? '无' : given.materials.map(({ name, count }) => `${name}（${count} 份）`).join('、')],
        ['办结期限', given.dueOn === null ? given.dueRule : `${given.dueOn}（${given.dueRule}）`],
        ['咨询方式', given.contact],
      ],
      1,
    ),
    { text: '本回执只表示已经受理，不是审核结果。需要补正的，经办机构将一次性告知。', margin: [0, 8, 0, 0] },
    markBlock(mark),
  ],
})
