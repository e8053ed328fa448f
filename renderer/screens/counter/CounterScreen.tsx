import { useState } from 'react'
import { findKind } from '../../../shared/filings/index.ts'
import { isJoint } from '../../../shared/filings/joint.ts'
import type { Kind } from '../../../shared/filings/kind.ts'
import { formatRoute, type ScreenProps } from '../../app/router.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Entry } from './Entry.tsx'
import { KindChoice } from './KindChoice.tsx'
import { Receipt } from './Receipt.tsx'
import { Reopened } from './Reopened.tsx'

/** 窗口受理: choose the matter, enter it, hand out the receipt. The address says which, so that a reload comes back to it. */
export function CounterScreen({ route }: ScreenProps) {
  const { shell, counter: words } = useText()
  const [place, caseId, filingId] = route.path
  if (place === undefined) return <KindChoice />
  if (place === 'receipt' && caseId !== undefined) return <Receipt caseId={caseId} />
  if (place === 'correct' && caseId !== undefined) return <Reopened key={caseId} caseId={caseId} filingId={null} />
  if (place === 'again' && caseId !== undefined) return <Reopened key={caseId} caseId={caseId} filingId={filingId ?? caseId} />
  const chosen = (place === 'joint' ? (caseId ?? '') : place).split('+').flatMap((id) => findKind(id) ?? [])
  if (chosen.length === 1 || isJoint(chosen)) return <Entries key={route.path.join('/')} chosen={chosen} />
  return (
    <Screen head={<PageHead title={shell.screens.counter} />}>
      <EmptyState why={words.unknownKind} action={<a href={formatRoute('counter')}>{words.back}</a>} />
    </Screen>
  )
}

/** The same matters for as long as the address stays: the form is made once. */
function Entries({ chosen }: { chosen: readonly Kind[] }) {
  const [kinds] = useState(() => chosen.toSorted((a, b) => a.order - b.order))
  return <Entry kinds={kinds} />
}
