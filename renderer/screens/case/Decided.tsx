import { isOpen } from '../../../shared/review/status.ts'
import { useText } from '../../text/useText.ts'
import { StatusTag } from '../../ui/StatusTag.tsx'
import css from './case.module.css'
import { useOpenCase } from './caseContext.ts'
import { FixLines } from './FixLines.tsx'
import { Outcome } from './Outcome.tsx'

/** What was decided on the part, once it was. */
export function Decided() {
  const { part } = useOpenCase()
  const { caseFile } = useText()
  if (isOpen(part.status)) return part.excluded && <Excluded />
  return (
    <section className={css.notice} aria-label={caseFile.outcome}>
      <StatusTag status={part.status} />
      {part.outcome.length > 0 && <Outcome items={part.outcome} />}
      {part.reasons.length > 0 ? <FixLines reasons={part.reasons} note={part.note} /> : part.note && <p>{part.note}</p>}
    </section>
  )
}

/** The first reviewer wants this part rejected while the rest passes. */
function Excluded() {
  const { part } = useOpenCase()
  const { caseFile } = useText()
  return (
    <section className={css.notice} aria-label={caseFile.turnDown.aside}>
      <h3>{caseFile.turnDown.aside}</h3>
      <FixLines reasons={part.excluded ?? []} note="" />
    </section>
  )
}
