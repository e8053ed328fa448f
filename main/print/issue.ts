import { randomUUID } from 'node:crypto'
import type { EventData } from '../../shared/journal/events.ts'
import { sha256 } from '../../db/journal/hash.ts'
import { nextCopy } from '../../db/queries/prints.ts'
import { canonical } from '../../shared/journal/canonical.ts'
import { printKindLabels, printKindPrefix } from '../../shared/print/kinds.ts'
import { localDate } from '../../shared/rules/dates.ts'
import type { OpenDesk } from '../openDesk.ts'
import type { Sheet } from './layouts.ts'
import type { Subject } from './subject.ts'
import { codeOf, qrOf } from './verification.ts'

/** What is registered of a document once its bytes are known. */
export type Draft = Omit<EventData<'print.issued'>, 'sha256' | 'page' | 'pages' | 'runId'>

/** Kept out of file names by one system or another. */
const fileNamePart = (words: string) => words.replaceAll(/[\\/:*?"<>|\s\p{Cc}]+/gu, '_').slice(0, 60)

/** `核定单_202510_530000105421_久远银海测试单位.pdf` */
export function fileNameOf({ content, key, name, period }: Subject, number: string): string {
  const about = period === null ? [number] : [period, key]
  return `${[printKindLabels[content.kind].zh, ...about, name].map(fileNamePart).join('_')}.pdf`
}

/**
 * The next copy of a document: its number, copy, code and mark. `official` false gives the preview of the same, without a code.
 * `now` is the time on the paper; the same subject at the same time under the same id gives the same bytes.
 */
export function draftOf(
  { key: dataKey, db, office }: OpenDesk,
  subject: Subject,
  { printedBy, now, official, printId = randomUUID() }: { printedBy: string; now: string; official: boolean; printId?: string },
): { readonly draft: Draft; readonly sheet: Sheet } {
  const { content, key, name, period, figures } = subject
  const { kind } = content
  const copy = nextCopy(db, kind, key, period)
  const about = period === null ? `${localDate(now).replaceAll('-', '')}-${printId.slice(0, 8).toUpperCase()}` : `${period}${key}`
  const number = `${printKindPrefix[kind]}${about}`
  const contentHash = sha256(canonical(content.data))
  const code = codeOf(dataKey, { printId, kind, key, period, number, copy, contentHash })
  return {
    draft: {
      printId,
      kind,
      key,
      name,
      period,
      number,
      copy,
      code,
      contentHash,
      figures: figures.map((figure) => ({ ...figure })),
      fileName: fileNameOf(subject, number),
    },
    sheet: {
      content,
      mark: {
        office: office.officeName ?? '',
        printedBy,
        printedAt: now,
        number,
        copy,
        verification: official ? { code, qr: qrOf(code, number) } : null,
      },
    },
  }
}
