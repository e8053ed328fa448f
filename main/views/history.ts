import type { OutputOf } from '../../shared/contract/index.ts'
import { kindOf } from '../../shared/filings/index.ts'
import type { Envelope } from '../../shared/journal/envelope.ts'
import { eventLabels } from '../../shared/journal/eventLabels.ts'
import { type FilingEvent, isFilingEventType } from '../../shared/journal/events.ts'
import { reasonCode } from '../../shared/review/reasons.ts'
import type { FilingState, MarkedReason } from '../../shared/review/state.ts'
import { localDate } from '../../shared/rules/dates.ts'
import { maskedWords, numbersIn } from './value.ts'

type Entry = OutputOf<'case.open'>['history'][number]
/** The name of a staff member by id. */
export type NameOf = (staffId: string) => string
/** Who signed the command, if anybody did. */
export type SignerOf = (commandId: string) => string | null

/** What happened to the parts of a case, oldest first, in words. */
export function historyView(events: readonly Envelope[], parts: readonly FilingState[], nameOf: NameOf, signerOf: SignerOf): Entry[] {
  const partOf = new Map(parts.map((part) => [part.id, part]))
  return events
    .toSorted((a, b) => a.seq - b.seq)
    .flatMap((event): Entry[] => {
      if (!isFilingEventType(event.type)) return []
      const filingId = event.stream.slice('filing:'.length)
      const part = partOf.get(filingId)
      // The journal checked the data against its type's shape when it was appended.
      const words = filingWords({ type: event.type, ...event.data } as FilingEvent, part, nameOf)
      const known = part ? numbersIn(kindOf(part.kind).fields, part.values) : []
      return [
        {
          seq: event.seq,
          at: event.recordedAt,
          who: event.actor.staffId === null ? '系统' : nameOf(event.actor.staffId),
          type: event.type,
          label: eventLabels[event.type],
          detail: maskedWords(words, known),
          filingId,
          signer: signerOf(event.commandId),
        },
      ]
    })
}

const reasonWords = (reasons: readonly MarkedReason[]): string =>
  reasons.map((reason) => [reasonCode(reason.code)?.label.zh ?? reason.code, reason.note].filter(Boolean).join('：')).join('；')
const joined = (...words: string[]): string => words.filter(Boolean).join('；')

/** What an entry about a filing says. */
export function filingWords(event: FilingEvent, part: FilingState | undefined, nameOf: NameOf): string {
  switch (event.type) {
    case 'filing.received':
      return `${event.portal}，${event.number}`
    case 'filing.resubmitted': {
      const changed = part?.previous ? Object.keys(event.values).filter((key) => event.values[key] !== part.previous?.[key]) : []
      const fields = part ? kindOf(part.kind).fields : {}
      return changed.length > 0 ? `更改：${changed.map((key) => fields[key]?.label.zh ?? key).join('、')}` : ''
    }
    case 'filing.withdrawn':
      return event.reason
    case 'review.claimed':
      return `占用至 ${localDate(event.until)}`
    case 'review.takenOver':
      return joined(event.from ? `原占用人 ${nameOf(event.from)}` : '', event.reason)
    case 'review.released':
      return joined(event.conflictOfInterest ? '因回避放回' : '', event.reason)
    case 'review.passedFirst':
      return joined(event.excluded ? `拟不予通过：${reasonWords(event.excluded)}` : '', event.note)
    case 'review.sentBack':
      return event.reason
    case 'review.approved':
      return joined(event.effects.length > 0 ? `生效 ${event.effects.length} 项` : '', event.note)
    case 'review.returned':
    case 'review.rejected':
      return joined(reasonWords(event.reasons), event.note)
    case 'review.takenBack':
      return joined(event.reason, event.effects.length > 0 ? `恢复 ${event.effects.length} 项` : '')
    case 'filing.rolledBack':
    case 'filing.reinstated':
      return joined(event.note, event.effects.length > 0 ? `恢复 ${event.effects.length} 项` : '')
    case 'result.exported':
      return ''
    case 'personal.revealed':
      return joined(part ? (kindOf(part.kind).fields[event.field]?.label.zh ?? event.field) : event.field, event.reason)
  }
}
