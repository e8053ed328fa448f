import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { CheckedFilePage } from './CheckedFilePage.tsx'
import { useCheckedFile } from './useCheckedFile.ts'

/** 期初余额: what a real office brings with it, checked, counted, and taken over whole or not at all. */
export function OpeningPage() {
  const { common, exchange: words } = useText()
  const format = useFormat()
  const mayAct = useHolds('supervisor')
  const maySee = useHolds('supervisor', 'audit')
  const state = useCall('opening.state', {}, { enabled: maySee })
  const file = useCheckedFile('opening.check', 'opening.report')
  const take = useCommand('opening.take')
  const { report } = file
  const open = state.data?.state === 'open'
  const ready = open && report !== null && report !== undefined && report.problems.length === 0
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
  return (
    <CheckedFilePage
      file={file}
      take={take}
      accept=".ndjson,.jsonl,.json"
      mayAct={mayAct}
      offered={open}
      ready={ready}
      problems={(report?.problems ?? []).map((problem) => ({ part: report?.fileName ?? '', ...problem }))}
      words={{
        readOnly: words.openingReadOnly,
        choose: words.openingChoose,
        drop: words.openingDrop,
        dropNow: words.openingDropNow,
        note: words.openingNote,
        act: words.openingTake,
        take: words.openingTake,
        confirm: words.openingConfirm,
      }}
      head={
        <>
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
        </>
      }
      consequences={<p>{words.openingLasting}</p>}
    >
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
    </CheckedFilePage>
  )
}
