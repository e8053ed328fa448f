import { kindOf } from '../../../shared/filings/index.ts'
import { reasonCode } from '../../../shared/review/reasons.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import type { Reopening } from './reopening.ts'

/** Why it came back, as the applicant was told: what is wrong, where, what to do. */
export function FixNotes({ parts }: { parts: Reopening['parts'] }) {
  const { counter: words, common } = useText()
  const say = useSay()
  const lines = parts.flatMap(({ filingId, kind, reasons }) =>
    reasons.map((reason) => {
      const { fields, materials } = kindOf(kind)
      const marked = [
        ...reason.fields.flatMap((key) => fields[key]?.label ?? []),
        ...reason.materials.flatMap((key) => materials.find((slot) => slot.key === key)?.label ?? []),
      ]
      return { key: `${filingId}/${reason.code}`, code: reasonCode(reason.code), marked: marked.map(say), note: reason.note }
    }),
  )
  const notes = [...new Set(parts.map(({ note }) => note).filter(Boolean))]
  if (lines.length === 0 && notes.length === 0) return null
  return (
    <section className="panel" aria-labelledby="fix-notes">
      <h2 id="fix-notes">{words.again.why}</h2>
      <ol>
        {lines.map(({ key, code, marked, note }) => (
          <li key={key}>
            <strong>{code && say(code.label)}</strong>
            {marked.length > 0 && `：${marked.join(common.separator)}`}
            {code && <div>{say(code.fix)}</div>}
            {note && <div>{note}</div>}
          </li>
        ))}
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ol>
    </section>
  )
}
