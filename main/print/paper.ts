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
export const copyWords = ({ verification, copy }: Mark): string =>
  verification === null ? '预览，未正式打印' : `第 ${copy} 次打印${copy > 1 ? '（补打）' : ''}`

/** `7K3M-9QX2-DT8A` */
export const grouped = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1-')
