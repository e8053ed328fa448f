import { Button } from 'antd'
import { useState } from 'react'
import type { Target } from '../../../shared/rollback/proposal.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useDraft } from '../../bridge/useDraft.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Grounds } from './Grounds.tsx'
import { Plan } from './Plan.tsx'
import { PlanWaiting } from './PlanWaiting.tsx'
import { askedChoices, choicesOf, openPlaces, type ProposalDraft, readDraft, settlementsOf } from './proposalDraft.ts'
import css from './rollback.module.css'
import { usePlan } from './usePlan.ts'

function keyOf(target: Target): string {
  switch (target.type) {
    case 'filing':
      return target.filingId
    case 'batch':
      return target.batchId
    case 'act':
      return String(target.seq)
    case 'rollback':
      return target.rollbackId
  }
}

/** The plan of a target beside the reasons for it; sent, it waits for another person. Nothing changes by it. */
export function ProposePage({ target }: { target: Target }) {
  const { shell, common, rollback: words } = useText()
  const draft = useDraft<ProposalDraft>(`rollback/${target.type}/${keyOf(target)}`, readDraft)
  const propose = useCommand('rollback.propose')
  const [tried, setTried] = useState(false)
  const asked = usePlan(target, askedChoices(draft.value), draft.ready)
  const { plan } = asked
  const missing = plan ? openPlaces(draft.value, plan) : []
  const blocked = !plan || asked.stale || plan.conflicts.length > 0

  const finish = (sent: { rollbackId: string } | undefined) => {
    if (!sent) {
      asked.again()
      return
    }
    draft.clear()
    navigate(formatRoute('rollback', [sent.rollbackId]), { replace: true })
  }
  const send = async () => {
    setTried(true)
    const [first] = missing
    if (first !== undefined) {
      document.getElementById(first)?.focus()
      return
    }
    const { code, words: said, reporter, reporterName } = draft.value
    if (blocked || code === null || reporter === null || propose.pending) return
    finish(
      await propose.attempt({
        target,
        grounds: { code, words: said, reporter: { kind: reporter, name: reporterName } },
        choices: choicesOf(draft.value),
        settlements: settlementsOf(draft.value, plan),
        planHash: plan.hash,
      }),
    )
  }
  const back = () => (window.history.length > 1 ? window.history.back() : navigate(formatRoute('rollback')))
  useKeys(shell.screens.rollback, [
    { key: 'Ctrl+Enter', label: words.keys.send, run: () => void send(), decides: true },
    { key: 'Escape', label: words.keys.back, run: back },
  ])

  return (
    <section className="screen">
      <PageHead title={words.plan} note={words.nothingYet} />
      <div className="screen-body stack">
        <PlanWaiting asked={asked} />
        {plan && (
          <div className={css.two}>
            <Plan
              plan={plan}
              draft={draft.value}
              onChoice={(seq, choice) => draft.set({ ...draft.value, choices: { ...draft.value.choices, [String(seq)]: choice } })}
              onArrange={(claim, made) => draft.set({ ...draft.value, settlements: { ...draft.value.settlements, [claim]: made } })}
            />
            <div className={css.side}>
              <Grounds draft={draft.value} tried={tried} onChange={draft.set} />
            </div>
          </div>
        )}
      </div>
      <ErrorNote failure={draft.failure ?? propose.failure} onRetry={() => void propose.retry().then(finish)} onClose={propose.reset} />
      <ActionBar
        primary={
          <>
            <span className="muted" role="status">
              {!plan
                ? ''
                : plan.conflicts.length > 0
                  ? words.withoutConflict
                  : missing.length > 0
                    ? words.missing(missing.length)
                    : words.ready}
            </span>
            <Button type="primary" loading={propose.pending} disabled={blocked} onClick={() => void send()}>
              {words.send}
            </Button>
          </>
        }
      >
        <Button onClick={back}>{common.back}</Button>
      </ActionBar>
    </section>
  )
}
