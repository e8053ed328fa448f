import { Button } from 'antd'
import { formatRoute, navigate } from '../../app/router.ts'
import { isOpen } from '../../../shared/review/status.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useDraft } from '../../bridge/useDraft.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import type { CaseView } from '../../../shared/contract/filings.ts'
import { readDraft } from './draft.ts'
import { excludedParts } from './standing.ts'
import { Workplace } from './Workplace.tsx'

interface Props {
  readonly caseId: string
  readonly rightOpen: boolean
  onRight(open: boolean): void
  onList(): void
}

/** Brings one case onto the desk: the record, then the person's draft on it, then what a decision would do. */
export function CaseDesk(props: Props) {
  const { caseFile } = useText()
  const opened = useCall('case.open', { caseId: props.caseId })
  if (opened.data) return <WithDraft {...props} view={opened.data} onReopen={() => void opened.refetch()} />
  return (
    <div className="screen-body">
      {opened.error ? (
        <>
          <ErrorNote failure={opened.error} onRetry={() => void opened.refetch()} />
          <Button onClick={() => navigate(formatRoute('queue'))}>{caseFile.backToQueue}</Button>
        </>
      ) : (
        <Waiting />
      )}
    </div>
  )
}

function WithDraft({ view, onReopen, ...props }: Props & { view: CaseView; onReopen(): void }) {
  const draft = useDraft(`case:${view.caseId}`, (stored) => readDraft(stored, view.round))
  const excluded = excludedParts(view, draft.value)
  const preview = useCall(
    'case.preview',
    { caseId: view.caseId, excluded },
    { enabled: draft.ready && isOpen(view.status), keepPrevious: true },
  )
  const [first] = view.parts
  if (!draft.ready || !first) {
    return (
      <div className="screen-body">
        <Waiting />
      </div>
    )
  }
  return (
    <Workplace
      {...props}
      view={view}
      first={first}
      draft={draft}
      excluded={excluded}
      preview={preview.data}
      previewCurrent={!preview.isPlaceholderData}
      previewFailure={preview.error}
      onFresh={() => {
        onReopen()
        void preview.refetch()
      }}
    />
  )
}
