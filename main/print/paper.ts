import type { Content } from 'pdfmake'
import type { Mark } from './mark.ts'

/** One document as its file in `documents/` lays it out: pages of A4, its mark printed at the end and in the foot of every page. */
export interface Paper {
  /** Title of the file and in the foot. */
  readonly title: string
  readonly content: readonly Content[]
  readonly mark: Mark
}

const pad = (value: number) => String(value).padStart(2, '0')

/** `2025-10-25 14:05:09` at the office (+08:00). */
export function officeTime(iso: string): string {
  const at = new Date(Date.parse(iso) + 8 * 3_600_000)
  return `${at.toISOString().slice(0, 10)} ${[at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(pad).join(':')}`
}

/** `第 1 次打印`, with 补打 from the second on; a preview has no copy. */
const copyWords = ({ verification, copy }: Mark): string =>
  verification === null ? '预览，未正式打印' : `第 ${copy} 次打印${copy > 1 ? '（补打）' : ''}`

/** `7K3M-9QX2-DT8A` */
const grouped = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1-')

/** The end of every document: who printed it, where, when, which copy, and its verification code. */
export const markLines = (mark: Mark): readonly string[] => [
  `经办机构：${mark.office}`,
  `打印人：${mark.printedBy}　　打印时间：${officeTime(mark.printedAt)}`,
  `单号：${mark.number}　　${copyWords(mark)}`,
  ...(mark.verification ? [`核验码：${grouped(mark.verification.code)}（凭此码可向经办机构核验真伪）`] : []),
]
export const previewWords = '（预览件不得作为凭证）'
export const sealWords = '（经办机构盖章）'

/** In the foot of every page. */
export const footWords = ({ title, mark }: { readonly title: string; readonly mark: Mark }): string =>
  [title, mark.number, copyWords(mark), ...(mark.verification ? [`核验码 ${grouped(mark.verification.code)}`] : [])].join('　')
