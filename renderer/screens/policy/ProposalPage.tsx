import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { checkers } from '../../../shared/policy/proposals.ts'
import { tableLabels } from '../../../shared/policy/tables.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Outlook } from './Outlook.tsx'
import css from './policy.module.css'
import { ProposalTag } from './ProposalTag.tsx'
import { RowFacts } from './RowFacts.tsx'

type Verdict = 'approve' | 'reject' | 'withdraw'

/** One proposal with what it would do now, and the second person's word. */
export function ProposalPage({ proposalId }: { proposalId: string }) {
  const { shell, policy: words } = useText()
  const say = useSay()
  const format = useFormat()
  const { message } = App.useApp()
  const found = useCall('policy.proposal', { proposalId })
  const decide = useCommand('policy.decide')
  const checks = useHolds(...checkers)
  const [asking, setAsking] = useState<Verdict | null>(null)
  const note = useTypedText(asking && `policy.${asking}/${proposalId}`)
  const proposal = found.data?.proposal
  const preview = found.data?.preview ?? null
  const open = proposal?.state === 'open'
  const stale = (preview?.problems.length ?? 0) > 0
  const mayCheck = checks && open && !proposal.mine
  const titles = { approve: words.approveTitle, reject: words.rejectTitle, withdraw: words.withdrawTitle } as const
  const notes = { approve: words.approveNote, reject: words.rejectNote, withdraw: words.withdrawNote } as const
  const done = { approve: words.approved, reject: words.rejected, withdraw: words.withdrawn } as const
  const close = () => {
    decide.reset()
    setAsking(null)
  }
  const submit = async (verdict: Verdict, given: string) => {
    if (!(await decide.attempt({ proposalId, verdict, note: given }))) return
    void message.success(done[verdict])
    close()
  }
  useKeys(shell.screens.policy, [
    { key: 'p', label: words.key.proposals, run: () => navigate(formatRoute('policy', ['proposals'])) },
    ...(mayCheck && !stale ? [{ key: 'a', label: words.key.approve, run: () => setAsking('approve'), decides: true }] : []),
  ])
  return (
    <>
      <div className={`screen-body ${css.change}`}>
        {found.isPending && <Waiting />}
        <ErrorNote failure={found.error} onRetry={() => void found.refetch()} />
        {proposal && (
          <>
            <section className="panel stack" aria-labelledby="proposal-head">
              <div className="row">
                <h2 id="proposal-head">{words.form.title(words.actions[proposal.action], say(tableLabels[proposal.table]))}</h2>
                <ProposalTag state={proposal.state} />
                <a href={formatRoute('policy', ['proposals'])}>{words.tabs.proposals}</a>
              </div>
              <dl className={css.facts}>
                <div>
                  <dt>{words.columns.proposed}</dt>
                  <dd>{words.by(proposal.proposedBy, format.time(proposal.at))}</dd>
                </div>
                <div>
                  <dt>{words.columns.docNo}</dt>
                  <dd>{proposal.docNo}</dd>
                </div>
                <div>
                  <dt>{words.form.reason}</dt>
                  <dd>{proposal.reason}</dd>
                </div>
                {proposal.decidedBy && proposal.decidedAt && (
                  <div>
                    <dt>{words.columns.decided}</dt>
                    <dd>
                      {words.by(proposal.decidedBy, format.time(proposal.decidedAt))} {proposal.note}
                    </dd>
                  </div>
                )}
              </dl>
              {open && proposal.mine && <Alert type="info" showIcon title={words.own} />}
              {open && stale && <Alert type="error" showIcon title={words.stale} />}
            </section>
            <section className="panel stack" aria-labelledby="proposal-outlook">
              <h2 id="proposal-outlook">{words.outlook}</h2>
              {preview ? <Outlook table={proposal.table} preview={preview} /> : <RowFacts table={proposal.table} row={proposal.row} />}
            </section>
          </>
        )}
      </div>
      {open && (mayCheck || proposal.mine) && (
        <ActionBar
          primary={
            mayCheck && (
              <Button type="primary" disabled={stale} onClick={() => setAsking('approve')}>
                {words.approve}
              </Button>
            )
          }
        >
          {mayCheck && (
            <Button danger onClick={() => setAsking('reject')}>
              {words.reject}
            </Button>
          )}
          {proposal.mine && (
            <Button danger onClick={() => setAsking('withdraw')}>
              {words.withdraw}
            </Button>
          )}
        </ActionBar>
      )}
      <ReasonDialog
        open={asking !== null}
        title={titles[asking ?? 'approve']}
        okText={words[asking ?? 'approve']}
        typed={note}
        danger={asking !== 'approve'}
        pending={decide.pending}
        failure={<ErrorNote failure={decide.failure} />}
        onCancel={close}
        onSubmit={(given) => asking && void submit(asking, given)}
      >
        <p>{notes[asking ?? 'approve']}</p>
      </ReasonDialog>
    </>
  )
}
