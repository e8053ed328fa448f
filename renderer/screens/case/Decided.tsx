import { Button } from 'antd'
import { isOpen } from '../../../shared/review/status.ts'
import { useText } from '../../text/useText.ts'
import { StatusTag } from '../../ui/StatusTag.tsx'
import css from './case.module.css'
import { useOpenCase } from './caseContext.ts'
import { FixLines } from './FixLines.tsx'
import { Links } from './Links.tsx'
import { Outcome } from './Outcome.tsx'

/** What was decided on the part, once it was; before that, which filing it replaces. */
export function Decided() {
  const { part, view } = useOpenCase()
  const { caseFile } = useText()
  const links = view.links.find((each) => each.filingId === part.filingId)
  if (isOpen(part.status))
    return (
      <>
        {links && (
          <section className={css.notice} aria-label={caseFile.related}>
            <Links links={links} />
          </section>
        )}
        <Excluded />
      </>
    )
  return (
    <section className={css.notice} aria-label={caseFile.outcome}>
      <StatusTag status={part.status} />
      <Links links={links} />
      {part.outcome.length > 0 && <Outcome items={part.outcome} />}
      {part.reasons.length > 0 ? <FixLines reasons={part.reasons} note={part.note} /> : part.note && <p>{part.note}</p>}
    </section>
  )
}

/** The part is to be rejected while the rest passes: by this reviewer's draft, or by the first reviewer before. */
function Excluded() {
  const { part, draft, excluded, deciding, change } = useOpenCase()
  const { caseFile } = useText()
  if (!excluded.includes(part.filingId)) return null
  const mine = draft.excluded[part.filingId]
  const undo = () => {
    const { [part.filingId]: _undone, ...rest } = draft.excluded
    change({ ...draft, excluded: rest })
  }
  return (
    <section className={css.notice} aria-label={caseFile.turnDown.aside}>
      <h2>{caseFile.turnDown.aside}</h2>
      <FixLines reasons={part.excluded ?? mine ?? []} note="" />
      {deciding && !part.excluded && <Button onClick={undo}>{caseFile.turnDown.undoAside}</Button>}
    </section>
  )
}
