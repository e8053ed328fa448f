import { useState } from 'react'
import { formatRoute, navigate } from '../../app/router.ts'
import { placeIn } from '../../bridge/queue/place.ts'
import { useQueueChoice } from '../../bridge/queue/useQueueChoice.ts'
import { useQueueRows } from '../../bridge/queue/useQueueRows.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { QueueList } from '../../ui/queue/QueueList.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { keepPlace } from '../../bridge/queue/place.ts'

/** The same list as in 办件审核, beside the open case. */
export function CaseList({ caseId }: { caseId: string }) {
  const { queue } = useText()
  const choice = useQueueChoice()
  const list = useQueueRows(choice.value, choice.ready)
  const now = useNow()
  const name = JSON.stringify(choice.value)
  const [offset] = useState(() => (placeIn(name).offset / 36) * 78)
  const open = (next: string) => {
    keepPlace(name, placeIn(name).offset, next)
    navigate(formatRoute('case', [next]), { replace: true })
  }
  if (list.failure) return <ErrorNote failure={list.failure} onRetry={list.retry} />
  if (list.pending) return <Waiting />
  if (list.rows.length === 0) return <EmptyState why={queue.emptyFiltered} />
  return (
    <QueueList
      rows={list.rows}
      complete={list.complete}
      layout="compact"
      selected={caseId}
      now={now}
      offset={offset}
      onOpen={open}
      onMore={list.more}
    />
  )
}
