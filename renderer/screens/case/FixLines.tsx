import type { PartView } from '../../../shared/contract/filings.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import css from './case.module.css'
import { useOpenCase } from './caseContext.ts'
import { fixList } from './fixList.ts'

/** The applicant's list as the applicant reads it: what is wrong, where, what to do, on what law. */
export function FixLines({ reasons, note }: { reasons: PartView['reasons']; note: string }) {
  const { view } = useOpenCase()
  const { caseFile } = useText()
  const say = useSay()
  return (
    <ol className={css.fixes}>
      {fixList(reasons, view.parts).map((line) => (
        <li key={line.code}>
          <strong>{say(line.label)}</strong>
          {line.items.length > 0 && <span>：{line.items.map(say).join('、')}</span>}
          <div>{say(line.fix)}</div>
          {line.note && <div>{line.note}</div>}
          <small className="muted">{caseFile.turnDown.source(line.source)}</small>
        </li>
      ))}
      {note.trim() && (
        <li>
          <strong>{caseFile.turnDown.noteOf}</strong>
          <div>{note.trim()}</div>
        </li>
      )}
    </ol>
  )
}
