import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { DropZone } from '../../ui/DropZone.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { FileButton } from './FileButton.tsx'
import { Problems } from './Problems.tsx'
import { useCheckedFile } from './useCheckedFile.ts'

/** 期初余额: what a real office brings with it, checked, counted, and taken over whole or not at all. */
export function OpeningPage() {
  const { shell, common, exchange: words } = useText()
  const format = useFormat()
  const mayAct = useHolds('supervisor')
  const maySee = useHolds('supervisor', 'audit')
  const state = useCall('opening.state', {}, { enabled: maySee })
  const file = useCheckedFile('opening.check', 'opening.report')
  const take = useCommand('opening.take')
  const [asking, setAsking] = useState(false)
  const { report } = file
  const open = state.data?.state === 'open'
  const ready = open && report !== null && report !== undefined && report.problems.length === 0
  useKeys(shell.screens.exchange, [
    { key: 'i', label: words.key.import, run: () => navigate(formatRoute('exchange')) },
    ...(ready ? [{ key: 'e', label: words.openingTake, run: () => setAsking(true) }] : []),
  ])
  const counts = report?.counts
  const facts: readonly (readonly [string, string])[] = counts
    ? [
        [words.openingCounts.openPeriod, counts.openPeriod && format.month(counts.openPeriod)],
        [words.openingCounts.ledgerFrom, counts.ledgerFrom && format.month(counts.ledgerFrom)],
        [words.openingCounts.units, format.count(counts.units, 'units')],
        [words.openingCounts.persons, format.count(counts.persons, 'people')],
        [words.openingCounts.enrolments, format.count(counts.enrolments, 'lines')],
        [words.openingCounts.wages, format.count(counts.wages, 'lines')],
        [words.openingCounts.entitlements, format.count(counts.entitlements, 'lines')],
        [words.openingCounts.others, format.count(counts.others, 'lines')],
        [words.openingCounts.paidMonths, format.count(counts.paidMonths, 'people')],
        [words.openingCounts.payments, format.count(counts.payments, 'lines')],
        [words.openingCounts.charges, format.count(counts.charges, 'lines')],
        [words.openingCounts.received, `${format.money(counts.received)} ${common.yuan}`],
        [words.openingCounts.open, `${format.money(counts.open)} ${common.yuan}`],
        [words.openingCounts.suspense, `${format.money(counts.suspense)} ${common.yuan}`],
      ]
    : []
  const choose = (
    <FileButton
      label={words.openingChoose}
      accept=".ndjson,.jsonl,.json"
      primary={!ready}
      disabled={file.busy}
      onFiles={(files) => void file.choose(files)}
    />
  )
  return (
    <>
      <div className="screen-body stack">
        {!mayAct && <Alert type="info" showIcon title={words.openingReadOnly} />}
        <ErrorNote failure={state.error} onRetry={() => void state.refetch()} />
        {maySee && state.isPending && <Waiting />}
        {state.data && (
          <section className="panel" aria-labelledby="opening-state">
            <h2 id="opening-state">{words.openingStates[state.data.state]}</h2>
            <p>{words.openingPeriod(format.month(state.data.openPeriod), format.month(state.data.ledgerFrom))}</p>
            {state.data.takenAt !== null && (
              <p className="muted">{words.openingTaken(state.data.takenBy ?? '', format.time(state.data.takenAt))}</p>
            )}
            <p className="muted">{words.openingHelp[state.data.state]}</p>
          </section>
        )}
        {mayAct && open && !report && (
          <DropZone
            disabled={file.busy}
            idle={words.openingDrop}
            over={words.openingDropNow}
            note={words.openingNote}
            onFiles={(files) => void file.choose(files)}
          />
        )}
        {file.problem && <Alert type="error" showIcon role="alert" title={file.problem} />}
        <ErrorNote failure={file.failure} />
        <ErrorNote failure={take.failure} onRetry={() => void take.retry().then(file.follow)} onClose={take.reset} />
        {file.job && (
          <div className="panel">
            <JobProgress job={file.job} onCancel={file.stop} />
          </div>
        )}
        {report && report.problems.length > 0 && (
          <section className="panel">
            <Problems problems={report.problems.map((problem) => ({ part: report.fileName, ...problem }))} />
          </section>
        )}
        {counts && report && (
          <section className="panel" aria-labelledby="opening-counts">
            <h2 id="opening-counts">{words.openingFound(report.fileName)}</h2>
            <dl className="fact-grid">
              {facts.map(([label, value]) => (
                <div key={label}>
                  <dt className="muted">{label}</dt>
                  <dd className="num">{value || '—'}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
      {mayAct && open && (
        <ActionBar
          primary={
            ready ? (
              <Button type="primary" loading={take.pending} disabled={file.busy} onClick={() => setAsking(true)}>
                {words.openingTake}
              </Button>
            ) : (
              choose
            )
          }
        >
          {ready && choose}
        </ActionBar>
      )}
      <Modal
        open={asking}
        title={words.openingConfirm}
        okText={words.openingTake}
        cancelText={common.cancel}
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false)
          void take.attempt({ jobId: file.checkId ?? '' }).then(file.follow)
        }}
      >
        <p>{words.openingLasting}</p>
      </Modal>
    </>
  )
}
