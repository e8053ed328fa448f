import { findKind } from '../../../shared/filings/index.ts'
import { formatRoute, type ScreenProps } from '../../app/router.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Entry } from './Entry.tsx'
import { KindChoice } from './KindChoice.tsx'
import { Receipt } from './Receipt.tsx'

/** 窗口受理: choose the matter, enter it, hand out the receipt. The address says which, so that a reload comes back to it. */
export function CounterScreen({ route }: ScreenProps) {
  const { shell, counter: words } = useText()
  const [place, caseId] = route.path
  if (place === undefined) return <KindChoice />
  if (place === 'receipt' && caseId !== undefined) return <Receipt caseId={caseId} />
  const kind = findKind(place)
  if (kind) return <Entry key={kind.id} kind={kind} />
  return (
    <Screen head={<PageHead title={shell.screens.counter} />}>
      <EmptyState why={words.unknownKind} action={<a href={formatRoute('counter')}>{words.back}</a>} />
    </Screen>
  )
}
