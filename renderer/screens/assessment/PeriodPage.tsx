import { LockOutlined, PrinterOutlined } from '@ant-design/icons'
import { Alert, Button, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useJobs } from '../../bridge/useJobs.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Screen } from '../../ui/Screen.tsx'
import css from './assessment.module.css'
import { LockDialog } from './LockDialog.tsx'
import { goTo, type Place } from './place.ts'
import { Sheets } from './Sheets.tsx'
import { Standing, StateTag, stateOf } from './Standing.tsx'

interface Props {
  readonly period: string
  readonly place: Place
  readonly periods: OutputOf<'assessment.periods'>
}

/** One period: where it stands, the sheets of its units, and previewing and locking while it is open. */
export function PeriodPage({ period, place, periods }: Props) {
  const { shell, assessment: words, common } = useText()
  const say = useSay()
  const format = useFormat()
  const supervisor = useHolds('supervisor')
  const preview = useCommand('assessment.preview')
  const [jobId, setJobId] = useState<string | null>(null)
  const [locking, setLocking] = useState(false)
  const cancel = useCommand('jobs.cancel')
  const jobs = useJobs()
  const running = jobs.find((job) => job.name === 'assess' && job.state === 'running')
  const job = running ?? jobs.find((candidate) => candidate.id === jobId && candidate.state !== 'done')
  const { open } = periods
  const isOpen = period === open.period
  const state = stateOf(period, periods)
  const mayPreview = supervisor && isOpen && !running
  const current = open.preview?.asOf === periods.today ? open.preview : null
  const mayLock = mayPreview && open.gate.open && current !== null && current.blocked.length === 0
  // Why it cannot be locked yet, beside the action that is next.
  const notYet =
    !open.gate.open && open.gate.message ? say(open.gate.message) : open.preview && !current ? words.previewOld(open.preview.asOf) : ''
  const makePreview = () => {
    if (mayPreview && !preview.pending) void preview.attempt({}).then((started) => started && setJobId(started.jobId))
  }
  const print = () => navigate(formatRoute('prints', ['units'], { period }))
  useKeys(shell.screens.assessment, [
    { key: 'p', label: words.key.preview, run: makePreview },
    { key: 'l', label: words.key.lock, run: () => mayLock && setLocking(true), decides: true },
    { key: 'd', label: words.key.print, run: print },
  ])
  const choices = [open.period, ...periods.locked.map((locked) => locked.period)]

  return (
    <Screen
      head={
        <PageHead
          title={shell.screens.assessment}
          note={<StateTag state={state} />}
          extra={
            <Select
              aria-label={words.period}
              className={css.period ?? ''}
              value={period}
              onChange={(chosen) => goTo({ ...place, period: chosen, unitNo: null })}
              options={choices.map((value) => ({ value, label: common.noted(format.month(value), words.states[stateOf(value, periods)]) }))}
            />
          }
        />
      }
      actions={
        <ActionBar
          primary={
            isOpen &&
            supervisor && (
              <>
                {notYet && <span className={css.gate}>{notYet}</span>}
                {mayLock ? (
                  <Button type="primary" icon={<LockOutlined />} onClick={() => setLocking(true)}>
                    {words.lock(format.month(period))}
                  </Button>
                ) : (
                  <Button type="primary" disabled={!mayPreview} loading={preview.pending} onClick={makePreview}>
                    {open.preview ? words.previewAgain : words.preview}
                  </Button>
                )}
              </>
            )
          }
        >
          {mayLock && <Button onClick={makePreview}>{words.previewAgain}</Button>}
          {!isOpen && (
            <Button icon={<PrinterOutlined />} onClick={print}>
              {words.print}
            </Button>
          )}
          {isOpen && !supervisor && <span className="muted">{words.notSupervisor}</span>}
        </ActionBar>
      }
    >
      <div className="stack">
        <ErrorNote failure={preview.failure} onRetry={() => void preview.retry()} onClose={preview.reset} />
        {job && <JobProgress job={job} onCancel={() => void cancel.attempt({ jobId: job.id })} />}
        <Standing period={period} periods={periods} />
        {isOpen && !open.preview && !running && <EmptyState why={words.neverPreviewed} what={words.neverPreviewedHelp} />}
        {isOpen && open.preview && open.preview.blocked.length > 0 && (
          <Alert
            type="error"
            showIcon
            title={words.blockedTitle(format.count(new Set(open.preview.blocked.map((b) => b.unitNo)).size, 'units'))}
            description={
              <>
                <ul className={css.blocked}>
                  {open.preview.blocked.slice(0, 20).map((b) => (
                    <li key={`${b.unitNo}/${b.table}/${b.month}`}>
                      {words.blockedLine(b.unitName || b.unitNo, say(b.message), format.count(b.persons, 'people'))}
                    </li>
                  ))}
                </ul>
                <p>{words.blockedHelp}</p>
              </>
            }
          />
        )}
        {(!isOpen || open.preview) && <Sheets period={period} place={place} />}
      </div>
      {locking && open.preview && (
        <LockDialog period={period} digest={open.preview.digest} onClose={() => setLocking(false)} onStarted={setJobId} />
      )}
    </Screen>
  )
}
