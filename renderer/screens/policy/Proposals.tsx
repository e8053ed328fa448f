import type { OutputOf } from '../../../shared/contract/index.ts'
import { tableLabels } from '../../../shared/policy/tables.ts'
import { formatRoute } from '../../app/router.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import css from './policy.module.css'
import { ProposalTag } from './ProposalTag.tsx'
import { useRowWords } from './useRowWords.ts'

/** Every proposal, those that wait first. */
export function Proposals({ proposals }: { proposals: OutputOf<'policy.proposals'> }) {
  const { policy: words } = useText()
  const say = useSay()
  const format = useFormat()
  const { period, key } = useRowWords()
  if (proposals.length === 0) return <EmptyState why={words.proposalsEmpty} what={words.proposalsEmptyHelp} />
  const sorted = [...proposals.filter(({ state }) => state === 'open'), ...proposals.filter(({ state }) => state !== 'open')]
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{words.columns.table}</th>
            <th scope="col">{words.columns.what}</th>
            <th scope="col">{words.columns.docNo}</th>
            <th scope="col">{words.columns.proposed}</th>
            <th scope="col">{words.columns.state}</th>
            <th scope="col">{words.columns.decided}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((proposal) => (
            <tr key={proposal.proposalId}>
              <th scope="row">
                <a href={formatRoute('policy', ['proposal', proposal.proposalId])}>{say(tableLabels[proposal.table])}</a>
              </th>
              <td>
                {words.actions[proposal.action]}
                <small className={css.note}>
                  {key(proposal.table, proposal.row)} {period(proposal.row)}
                </small>
              </td>
              <td>{proposal.docNo}</td>
              <td>{words.by(proposal.proposedBy, format.time(proposal.at))}</td>
              <td>
                <ProposalTag state={proposal.state} />
              </td>
              <td>
                {proposal.decidedBy && proposal.decidedAt ? words.by(proposal.decidedBy, format.time(proposal.decidedAt)) : '—'}
                {proposal.note && <small className={css.note}>{proposal.note}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
