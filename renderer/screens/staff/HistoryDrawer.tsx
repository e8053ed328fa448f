import { Drawer } from 'antd'
import { useCall } from '../../bridge/useCall.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import type { Person } from './people.ts'

/** What happened to a member of staff, newest first. */
export function HistoryDrawer({ person, onClose }: { person: Person | null; onClose(): void }) {
  const { staff: words } = useText()
  return (
    <Drawer open={person !== null} size={480} title={words.historyTitle(person?.name ?? '')} onClose={onClose} destroyOnHidden>
      {person && <Entries staffId={person.id} />}
    </Drawer>
  )
}

function Entries({ staffId }: { staffId: string }) {
  const { staff: words } = useText()
  const say = useSay()
  const found = useCall('staff.history', { staffId })
  if (found.isPending) return <Waiting />
  if (found.error) return <ErrorNote failure={found.error} onRetry={() => void found.refetch()} />
  if (found.data.length === 0) return <EmptyState why={words.historyEmpty} />
  return (
    <ul className="plain stack">
      {found.data.map((entry) => (
        <li key={entry.seq}>
          <DateText at={entry.at} time /> <strong>{say(entry.label)}</strong> <span className="muted">{entry.who}</span>
          {entry.detail && <div>{entry.detail}</div>}
        </li>
      ))}
    </ul>
  )
}
