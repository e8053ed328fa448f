import { heading, markBlock, pairs } from '../blocks.ts'
import type { Mark } from '../mark.ts'
import { officeTime, type Paper } from '../paper.ts'

export interface AccountReset {
  readonly system: string
  readonly accountName: string
  readonly unitName: string
  readonly creditCode: string
  readonly holderName: string
  /** ISO */
  readonly resetAt: string
  /** What the holder has to do, e.g. which password to begin with and that it must be changed; never a secret itself. */
  readonly instructions: readonly string[]
}

/** 账号重置单 for the holder of a portal account, signed when it is handed over (S1-02, S1-03). */
export const accountReset = (given: AccountReset, mark: Mark): Paper => ({
  title: '网厅账号重置单',
  mark,
  content: [
    heading('网厅账号重置单'),
    pairs(
      [
        ['系统', given.system],
        ['账号', given.accountName],
        ['单位名称', given.unitName],
        ['统一社会信用代码', given.creditCode],
        ['专管员', given.holderName],
        ['重置时间', officeTime(given.resetAt)],
      ],
      1,
    ),
    { ol: [...given.instructions], margin: [8, 6, 0, 10] },
    { columns: [{ text: '领取人签名：______________' }, { text: '日期：______________' }], margin: [0, 16, 0, 0] },
    markBlock(mark),
  ],
})
