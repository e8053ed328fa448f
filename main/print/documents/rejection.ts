import type { Content } from 'pdfmake'
import { heading, markBlock, pairs } from '../blocks.ts'
import type { Mark } from '../mark.ts'
import { officeTime, type Paper } from '../paper.ts'

export interface Rejection {
  readonly number: string
  readonly item: string
  readonly subject: string
  readonly submitter: string
  /** ISO */
  readonly submittedAt: string
  readonly decidedAt: string
  /** Each reason with what it is about and its note, as the reviewer marked them. */
  readonly reasons: readonly string[]
  readonly note: string
}

/** 不予通过告知书: the reasons, and the remedies (社会保险法 art. 83; 行政复议法 art. 20; 行政诉讼法 art. 46). */
export const rejection = (given: Rejection, mark: Mark): Paper => ({
  title: '失业保险业务不予通过告知书',
  mark,
  content: [
    heading('失业保险业务不予通过告知书'),
    { text: `${given.submitter}：`, margin: [0, 4, 0, 6] },
    {
      text: `您（单位）于 ${officeTime(given.submittedAt)} 提交的“${given.item}”申请，经审核不予通过，现将理由告知如下：`,
      margin: [21, 0, 0, 8],
    },
    pairs(
      [
        ['办件编号', given.number],
        ['办理对象', given.subject],
        ['作出决定时间', officeTime(given.decidedAt)],
      ],
      1,
    ),
    ...given.reasons.map((words, i): Content => ({ text: `${i + 1}. ${words}`, margin: [21, 0, 0, 4] })),
    ...(given.note === '' ? [] : [{ text: `说明：${given.note}`, margin: [21, 4, 0, 4] } as Content]),
    {
      text: '对本决定不服的，可以自收到本告知书之日起六十日内依法申请行政复议，或者自收到之日起六个月内依法向人民法院提起行政诉讼。情况变化、材料齐备后可以重新申请。',
      margin: [21, 8, 0, 0],
    },
    markBlock(mark),
  ],
})
