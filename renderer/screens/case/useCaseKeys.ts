import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import type { Action } from '../../../shared/review/actions.ts'
import { useText } from '../../text/useText.ts'

interface CaseKeys {
  readonly parts: readonly { readonly filingId: string }[]
  go(direction: 'next' | 'previous'): void
  /** Does nothing when the action is not allowed now. */
  act(action: Action): void
  setPart(filingId: string): void
  toFacts(): void
  toDocuments(): void
  toChecks(): void
  toHistory(): void
  enlarge(): void
  toggleList(): void
  toggleRight(): void
  close(): void
  /** Absent where nothing is to be rolled back. */
  readonly rollBack: (() => void) | undefined
}

/** Every step of a review by key. A decision key opens a confirmation; none decides by itself. */
export function useCaseKeys(keys: CaseKeys): void {
  const { caseFile, shell } = useText()
  const words = caseFile.keys
  useKeys(shell.screens.case, [
    { key: 'n', label: words.next, run: () => keys.go('next') },
    { key: 'p', label: words.previous, run: () => keys.go('previous') },
    { key: 'g', label: words.claim, decides: true, run: () => keys.act('claim') },
    { key: 'a', label: words.approve, decides: true, run: () => keys.act('approve') },
    { key: 'r', label: words.return, decides: true, run: () => keys.act('return') },
    { key: 'x', label: words.reject, decides: true, run: () => keys.act('reject') },
    { key: 'f', label: words.facts, run: keys.toFacts },
    { key: 'd', label: words.documents, run: keys.toDocuments },
    { key: 'e', label: words.enlarge, run: keys.enlarge },
    { key: 'c', label: words.checks, run: keys.toChecks },
    { key: 'h', label: words.history, run: keys.toHistory },
    { key: '[', label: words.list, run: keys.toggleList },
    { key: ']', label: words.right, run: keys.toggleRight },
    ...(keys.parts.length > 1
      ? keys.parts.slice(0, 9).map((part, i) => ({ key: String(i + 1), label: words.part(i + 1), run: () => keys.setPart(part.filingId) }))
      : []),
    ...(keys.rollBack ? [{ key: 'b', label: words.rollBack, run: keys.rollBack }] : []),
    { key: 'q', label: words.queue, run: () => navigate(formatRoute('queue')) },
    { key: 'Escape', label: words.close, run: keys.close },
  ])
}
