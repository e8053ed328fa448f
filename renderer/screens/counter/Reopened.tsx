import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { kindOf } from '../../../shared/filings/index.ts'
import type { Kind } from '../../../shared/filings/kind.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Entry } from './Entry.tsx'
import type { Reopening } from './reopening.ts'

/** A filing that was returned, or rolled back, on the form it was entered on. Opening it shows whole numbers, so it is asked for once. */
export function Reopened({ caseId, filingId }: { caseId: string; filingId: string | null }) {
  const { shell, counter: words } = useText()
  const reopen = useCommand('counter.reopen')
  const [work, setWork] = useState<Reopening & { readonly caseId: string; readonly kinds: readonly Kind[] }>()
  const asked = useRef(false)
  const { attempt } = reopen
  const open = async () => {
    const found = await attempt({ caseId, filingId })
    if (found) setWork({ ...found, caseId, kinds: found.parts.map(({ kind }) => kindOf(kind)) })
  }
  const begin = useRef(open)
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    void begin.current()
  }, [])
  if (work) return <Entry kinds={work.kinds} work={work} />
  return (
    <Screen head={<PageHead title={shell.screens.counter} />}>
      {reopen.failure ? (
        <>
          <ErrorNote failure={reopen.failure} onRetry={() => void open()} />
          <EmptyState why={words.again.cannot} action={<Button onClick={() => history.back()}>{words.again.back}</Button>} />
        </>
      ) : (
        <Waiting />
      )}
    </Screen>
  )
}
