import { Button } from 'antd'
import { type ScreenProps, formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { BackupWarning } from './BackupWarning.tsx'
import { CaseList } from './CaseList.tsx'
import { Counts } from './Counts.tsx'
import { Figures } from './Figures.tsx'

const toCase = (caseId: string) => navigate(formatRoute('case', [caseId]))

/** 工作台: what I hold, what is urgent by its last lawful minute, how much there is, what waits to come in and go out. */
export function WorkbenchScreen(_: ScreenProps) {
  const { shell, workbench: words } = useText()
  const format = useFormat()
  const overview = useCall('work.overview', {}, { fresh: true })
  const reviews = useHolds('firstReview', 'secondReview')
  const reads = useHolds('firstReview', 'secondReview', 'supervisor', 'audit')
  const data = overview.data
  const continuing = data?.mine[0]
  const first = reviews ? (continuing ?? data?.urgent[0]) : undefined
  useKeys(shell.screens.workbench, [
    ...(first ? [{ key: 'o', label: words.key.open, run: () => toCase(first.caseId) }] : []),
    { key: 'i', label: words.key.import, run: () => navigate(formatRoute('exchange')) },
    { key: 'r', label: words.key.results, run: () => navigate(formatRoute('exchange', ['results'])) },
  ])
  const actions = reviews && (
    <ActionBar
      primary={
        <Button type="primary" disabled={!first} onClick={() => first && toCase(first.caseId)}>
          {continuing || !data ? words.go : first ? words.start : words.nothing}
        </Button>
      }
    />
  )
  return (
    <Screen head={<PageHead title={shell.screens.workbench} />} actions={actions}>
      <ErrorNote failure={overview.error} onRetry={() => void overview.refetch()} />
      {overview.isPending && <Waiting />}
      {data && (
        <div className="stack">
          <BackupWarning backup={data.backup} />
          <Figures data={data} linked={reads} />
          <div className="bench">
            <div className="stack">
              <section className="panel" aria-labelledby="bench-mine">
                <h2 id="bench-mine">
                  {words.mine} <span className="muted">{format.count(data.mine.length, 'cases')}</span>
                </h2>
                <CaseList
                  rows={data.mine}
                  linked={reads}
                  empty={<EmptyState why={words.mineEmpty} what={reviews ? words.mineEmptyHelp : ''} />}
                />
              </section>
              <section className="panel" aria-labelledby="bench-urgent">
                <h2 id="bench-urgent">{words.urgent}</h2>
                <CaseList rows={data.urgent} linked={reads} empty={<EmptyState why={words.urgentEmpty} what={words.urgentEmptyHelp} />} />
              </section>
            </div>
            <Counts data={data} linked={reads} />
          </div>
        </div>
      )}
    </Screen>
  )
}
