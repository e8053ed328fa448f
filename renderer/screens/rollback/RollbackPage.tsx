import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useHolds, useStaff } from '../../bridge/useSession.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PrintButtons } from '../../ui/PrintButtons.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ConfirmExecute } from './ConfirmExecute.tsx'
import { Done } from './Done.tsx'
import { Facts } from './Facts.tsx'
import { Moved } from './Moved.tsx'
import { Plan } from './Plan.tsx'
import { PlanWaiting } from './PlanWaiting.tsx'
import { draftFrom, settlementsOf } from './proposalDraft.ts'
import css from './rollback.module.css'
import { usePlan } from './usePlan.ts'

type Rollback = OutputOf<'rollback.open'>

/** One rollback: before the decision its plan as it is now, afterwards what was done. */
export function RollbackPage({ rollbackId }: { rollbackId: string }) {
  const { rollback: words } = useText()
  const opened = useCall('rollback.open', { rollbackId })
  if (opened.data) return <Opened rollback={opened.data} />
  return (
    <section className="screen">
      <PageHead title={words.file} extra={<a href={formatRoute('rollback')}>{words.register}</a>} />
      <div className="screen-body">
        {opened.error ? <ErrorNote failure={opened.error} onRetry={() => void opened.refetch()} /> : <Waiting />}
      </div>
    </section>
  )
}

function Opened({ rollback }: { rollback: Rollback }) {
  const { shell, rollback: words } = useText()
  const { rollbackId, state, target, allowed } = rollback
  const waits = state === 'proposed'
  const choices = rollback.choices.filter((choice) => choice.undo)
  const asked = usePlan(target, choices, waits)
  const { plan } = asked
  const moved = plan !== undefined && !asked.stale && plan.hash !== rollback.planHash
  const can = (act: Rollback['allowed'][number]) => allowed.includes(act)
  const decide = useCommand('rollback.execute')
  const refuse = useCommand('rollback.refuse')
  const withdraw = useCommand('rollback.withdraw')
  const renew = useCommand('rollback.renew')
  const held = useStaff()?.roles ?? []
  const mayCounter = useHolds('firstReview', 'supervisor')
  const [dialog, setDialog] = useState<'execute' | 'refuse' | 'withdraw' | null>(null)
  const [executed, setExecuted] = useState<{ undone: number; records: number } | null>(null)

  const ready = plan !== undefined && !asked.stale && !moved && plan.conflicts.length === 0
  const execute = async () => {
    if (!plan || !ready || decide.pending) return
    const done = await decide.attempt({ rollbackId, planHash: plan.hash })
    if (!done) return
    setExecuted(done)
    setDialog(null)
  }
  const again = async () => {
    if (!plan || asked.stale || renew.pending) return
    const settlements = settlementsOf(draftFrom(rollback), plan)
    await renew.attempt({ rollbackId, choices: rollback.choices, settlements, planHash: plan.hash })
  }
  const undo = () => navigate(formatRoute('rollback', ['new', 'rollback', rollbackId]))
  const correct = () => rollback.filingId !== null && navigate(formatRoute('counter', ['again', rollback.caseId ?? '', rollback.filingId]))
  // Rows of a batch come again as a workbook, or one by one from their case.
  const mayCorrect = mayCounter && state === 'executed' && target.type === 'filing' && rollback.filingId !== null
  const mayExecute = can('execute') && ready
  useKeys(shell.screens.rollback, [
    ...(can('execute') ? [{ key: 'a', label: words.keys.execute, run: () => mayExecute && setDialog('execute'), decides: true }] : []),
    ...(can('refuse') ? [{ key: 'x', label: words.keys.refuse, run: () => setDialog('refuse') }] : []),
    ...(can('withdraw') ? [{ key: 'w', label: words.keys.withdraw, run: () => setDialog('withdraw') }] : []),
    ...(can('renew') && moved ? [{ key: 'r', label: words.keys.renew, run: () => void again() }] : []),
    ...(can('undo') ? [{ key: 'u', label: words.keys.undo, run: undo }] : []),
    ...(mayCorrect ? [{ key: 'c', label: words.keys.correct, run: correct }] : []),
    { key: 'Escape', label: words.keys.back, run: () => navigate(formatRoute('rollback')) },
  ])
  const reasoned = dialog === 'refuse' || dialog === 'withdraw' ? dialog : null
  const command = reasoned === 'withdraw' ? withdraw : refuse
  const reason = useTypedText(reasoned && `rollback.${reasoned}/${rollbackId}`)

  return (
    <section className="screen">
      <PageHead
        title={`${words.file} ${rollback.number}`}
        extra={
          <>
            <PrintButtons kinds={['rollbackPlan']} about={rollbackId} held={held} />
            <a href={formatRoute('rollback')}>{words.register}</a>
          </>
        }
      />
      <div className="screen-body stack">
        {executed && <Alert type="success" showIcon title={words.executed(executed.undone, executed.records)} />}
        {moved && plan && <Moved rollback={rollback} plan={plan} />}
        <div className={css.two}>
          <div className={css.plan}>
            {waits && <PlanWaiting asked={asked} />}
            {waits && plan && <Plan plan={plan} draft={draftFrom(rollback)} />}
            {!waits && <Done rollback={rollback} />}
          </div>
          <div className={css.side}>
            <Facts rollback={rollback} />
          </div>
        </div>
      </div>
      <ErrorNote failure={renew.failure} onRetry={() => void renew.retry()} onClose={renew.reset} />
      <ActionBar
        primary={
          waits ? (
            <>
              <span className="muted" role="status">
                {rollback.hint}
              </span>
              {can('execute') && !moved && (
                <Button type="primary" disabled={!mayExecute} onClick={() => setDialog('execute')}>
                  {words.execute}
                </Button>
              )}
              {can('renew') && moved && (
                <Button type="primary" loading={renew.pending} onClick={() => void again()}>
                  {words.renew}
                </Button>
              )}
            </>
          ) : (
            mayCorrect && (
              <Button type="primary" title={words.correctWhat} onClick={correct}>
                {words.correct}
              </Button>
            )
          )
        }
      >
        {can('withdraw') && <Button onClick={() => setDialog('withdraw')}>{words.withdraw}</Button>}
        {can('refuse') && <Button onClick={() => setDialog('refuse')}>{words.refuse}</Button>}
        {can('undo') && <Button onClick={undo}>{words.undo}</Button>}
      </ActionBar>
      {dialog === 'execute' && plan && (
        <ConfirmExecute
          plan={plan}
          pending={decide.pending}
          failure={decide.failure}
          onCancel={() => {
            setDialog(null)
            decide.reset()
          }}
          onRetry={() => void decide.retry()}
          onConfirm={() => void execute()}
        />
      )}
      <ReasonDialog
        open={reasoned !== null}
        title={reasoned ? words[reasoned] : ''}
        okText={reasoned ? words[reasoned] : ''}
        typed={reason}
        pending={command.pending}
        failure={<ErrorNote failure={command.failure} />}
        onCancel={() => {
          setDialog(null)
          command.reset()
        }}
        onSubmit={(given) => void command.attempt({ rollbackId, reason: given }).then((done) => done && setDialog(null))}
      >
        {reasoned && <p>{reasoned === 'refuse' ? words.refuseWhat : words.withdrawWhat}</p>}
      </ReasonDialog>
    </section>
  )
}
