import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Action } from '../../../shared/review/actions.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import css from './case.module.css'
import { useOpenCase } from './caseContext.ts'
import { primaryAction } from './standing.ts'

interface Props {
  readonly pending: boolean
  readonly draftState: 'saved' | 'saving' | 'failed' | null
  onAct(action: Action): void
}

/** What can be done with the case now: one main action on the right, refusals apart, the way back on the left. */
export function DecisionBar({ pending, draftState, onAct }: Props) {
  const { view, standing, excluded, panel, openCheck, part } = useOpenCase()
  const { caseFile } = useText()
  const say = useSay()
  const mayRollBack = useHolds('firstReview', 'secondReview', 'supervisor')
  const { allowed } = view
  const atCounter = useHolds('firstReview', 'supervisor')
  const main = primaryAction(allowed)
  // Taking a case from somebody who is at work on it is possible, but never the main thing to do.
  const primary = main === 'takeOver' && !view.holder?.expired ? undefined : main
  const labelOf = (action: Action): string => {
    if (action !== 'approve') return caseFile.actions[action]
    if (view.status === 'inSecondReview') return caseFile.actions.secondPass
    return standing?.needsSecond ? caseFile.actions.firstPass : caseFile.actions.approve
  }
  const keys: Partial<Record<Action, string>> = { claim: 'g', approve: 'a', return: 'r', reject: 'x' }
  const button = (action: Action, danger = false) =>
    allowed.includes(action) &&
    action !== primary && (
      <Button
        key={action}
        danger={danger}
        disabled={pending}
        title={`${action === 'approve' ? caseFile.actionHints.approve : caseFile.actionHints[action]}${keys[action] ? `（${keys[action].toUpperCase()}）` : ''}`}
        onClick={() => onAct(action)}
      >
        {labelOf(action)}
      </Button>
    )
  const open = [...(standing?.failing ?? []), ...(standing?.open ?? [])]
  const words = caseFile.blockedBy
  const missing = standing
    ? [
        standing.failing.length > 0 && words.fail(standing.failing.length),
        standing.open.length > 0 && words.warn(standing.open.length),
        standing.blocked > 0 && words.months(standing.blocked),
      ].filter(Boolean)
    : []
  const aside = view.parts
    .filter((part) => excluded.includes(part.filingId))
    .map((part) => (part.row === null ? say(part.kindLabel) : caseFile.batch.row(part.row)))

  return (
    <footer className={`action-bar ${css.bar}`}>
      {button('release')}
      {button('takeOver')}
      {button('takeBack')}
      {button('sendBack')}
      <span className={css.apart}>
        {button('return')}
        {button('reject', true)}
      </span>
      {part.status === 'approved' && mayRollBack && (
        <Button title={`${caseFile.rollBackHint}（B）`} onClick={() => navigate(formatRoute('rollback', ['new', 'filing', part.filingId]))}>
          {caseFile.rollBack}
        </Button>
      )}
      {view.status === 'returned' && view.channel === 'counter' && atCounter && (
        <Button onClick={() => navigate(formatRoute('counter', ['correct', view.caseId]))}>{caseFile.correctHere}</Button>
      )}
      <span className={css.standing} aria-live="polite">
        {allowed.includes('takeBack') && view.grace !== null && <Countdown until={view.grace} />}
        {draftState === 'failed' && <span className={css.fail}>{caseFile.draftFailed}</span>}
        {draftState === 'saving' && <span className="muted">{caseFile.draftSaving}</span>}
        {aside.length > 0 && (
          <span className={css.warn}>
            {caseFile.excludedParts(aside.length > 5 ? caseFile.batch.some(aside.slice(0, 5).join('、'), aside.length) : aside.join('、'))}
          </span>
        )}
        {allowed.includes('approve') && missing.length > 0 && (
          <>
            <ExclamationCircleOutlined aria-hidden /> {missing.join('，')}
            {open[0] && (
              <Button type="link" size="small" onClick={() => open[0] && openCheck(open[0])}>
                {caseFile.goThere}
              </Button>
            )}
          </>
        )}
        {allowed.includes('approve') && standing?.ready && (
          <>
            <CheckCircleOutlined aria-hidden /> {caseFile.ready}
          </>
        )}
        {allowed.length === 0 && view.hints.length === 0 && caseFile.readOnly}
        {view.hints.length > 0 && (
          <span className="muted" title={view.hints.join('\n')}>
            {view.hints.join('；')}
          </span>
        )}
      </span>
      {primary && !panel && (
        <div className="primary row">
          <Button
            type="primary"
            disabled={pending || (primary === 'approve' && !standing?.ready)}
            title={`${caseFile.actionHints[primary]}${keys[primary] ? `（${keys[primary].toUpperCase()}）` : ''}`}
            onClick={() => onAct(primary)}
          >
            {labelOf(primary)}
          </Button>
        </div>
      )}
    </footer>
  )
}

/** How long the approval can still be taken back by one person; after that it is a rollback with two. */
function Countdown({ until }: { until: string }) {
  const { caseFile } = useText()
  const minutes = Math.max(0, Math.floor((Date.parse(until) - Date.parse(useNow())) / 60_000))
  return <span className="num">{caseFile.grace(caseFile.graceLeft(Math.floor(minutes / 60), minutes % 60))}</span>
}
