import type { PlanView } from '../../../shared/contract/rollback.ts'
import { formatRoute } from '../../app/router.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './rollback.module.css'

/** An act by matter, person and number, with who decided it when; the number leads to the case. */
export function ActName({ act }: { act: Pick<PlanView['kept'][number], 'label' | 'subject' | 'number' | 'caseId' | 'by' | 'at'> }) {
  const { rollback: words } = useText()
  const say = useSay()
  const format = useFormat()
  return (
    <p className={css.act}>
      <strong>{say(act.label)}</strong>
      <span>{act.subject}</span>
      {act.caseId === null ? (
        <span className="num">{act.number}</span>
      ) : (
        <a className="num" href={formatRoute('case', [act.caseId])}>
          {act.number}
        </a>
      )}
      <span className="muted">{words.decidedBy(act.by, format.time(act.at))}</span>
    </p>
  )
}
