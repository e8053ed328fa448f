import { formatRoute } from '../../app/router.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useText } from '../../text/useText.ts'
import { StatusTag } from '../../ui/StatusTag.tsx'
import type { OpenBatch } from './openBatch.ts'

/** The cases (分卷) in which the rows are reviewed. */
export function Cases({ open: { batch, cases } }: { open: OpenBatch }) {
  const { batches: words } = useText()
  const mayRollBack = useHolds('firstReview', 'secondReview', 'supervisor')
  return (
    <section className="panel" aria-labelledby="batch-cases">
      <h2 id="batch-cases">{words.cases}</h2>
      <p className="muted">{words.casesHelp}</p>
      <ul>
        {cases.map((each, i) => (
          <li key={each.caseId} className="row">
            <a href={formatRoute('case', [each.caseId])}>{words.part(i + 1)}</a>
            <span className="num">{words.rowsOf(each.rows.toLocaleString('en'))}</span>
            <span className="muted num">{each.firstNumber}</span>
            <StatusTag status={each.status} />
          </li>
        ))}
      </ul>
      {mayRollBack && cases.some(({ status }) => status === 'approved') && (
        <p>
          <a href={formatRoute('rollback', ['new', 'batch', batch.batchId])} title={words.rollBackHelp}>
            {words.rollBack}
          </a>
        </p>
      )}
    </section>
  )
}
