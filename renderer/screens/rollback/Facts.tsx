import type { OutputOf } from '../../../shared/contract/index.ts'
import { formatRoute } from '../../app/router.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './rollback.module.css'
import { StateTag } from './StateTag.tsx'

/** Who proposed it and why, who decided, and what became of the filing. */
export function Facts({ rollback }: { rollback: OutputOf<'rollback.open'> }) {
  const { rollback: words } = useText()
  const say = useSay()
  const format = useFormat()
  return (
    <section className="panel" aria-labelledby="rollback-facts">
      <h2 id="rollback-facts">
        {words.stateOf[rollback.state]} <StateTag state={rollback.state} />
      </h2>
      <dl className={css.facts}>
        <dt>{words.columns.filing}</dt>
        <dd>
          {rollback.restores && <strong>{words.restoring} </strong>}
          {say(rollback.label)} {rollback.subject}{' '}
          {rollback.caseId !== null && <a href={formatRoute('case', [rollback.caseId])}>{rollback.filingNumber}</a>}
        </dd>
        <dt>{words.code}</dt>
        <dd>{say(rollback.reason)}</dd>
        <dt>{words.words}</dt>
        <dd>{rollback.words}</dd>
        <dt>{words.reporter}</dt>
        <dd>{say(rollback.reporter)}</dd>
        <dt>{words.columns.proposed}</dt>
        <dd>{words.proposedBy(rollback.proposedBy, format.time(rollback.proposedAt))}</dd>
        {rollback.decidedBy !== null && rollback.decidedAt !== null && (
          <>
            <dt>{words.columns.decided}</dt>
            <dd>
              {(rollback.ended === '' ? words.approvedBy : words.endedBy)(rollback.decidedBy, format.time(rollback.decidedAt))}
              {rollback.ended !== '' && <div>{rollback.ended}</div>}
              {rollback.signedWith !== null && <div>{words.signedWith(rollback.signedWith)}</div>}
            </dd>
          </>
        )}
        {rollback.corrections.length > 0 && (
          <>
            <dt>{words.corrections}</dt>
            <dd>
              {rollback.corrections.map(({ caseId, number }) => (
                <a key={caseId} href={formatRoute('case', [caseId])}>
                  {number}
                </a>
              ))}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}
