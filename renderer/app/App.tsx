import { App as AntApp, Modal } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { wipeClipboard } from '../bridge/clipboard.ts'
import { queryClient, reauth } from '../bridge/desk.ts'
import { type Status, useStatus } from '../bridge/useSession.ts'
import { FirstPassword } from '../screens/signIn/FirstPassword.tsx'
import { SignInScreen } from '../screens/signIn/SignInScreen.tsx'
import { UnlockForm } from '../screens/signIn/UnlockForm.tsx'
import { StartScreen } from '../screens/start/StartScreen.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { RecoveryCode } from '../ui/RecoveryCode.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { GateHead } from './GateHead.tsx'
import { formatRoute, navigate } from './router.ts'
import { Shell } from './Shell.tsx'

/** First start, sign-in or the desk, as the application's state says. */
export function App() {
  const status = useStatus()
  const staffId = status.data?.staff?.id ?? null
  const last = useRef<string | null>(null)
  useEffect(() => {
    if (staffId === null) return
    // The place belongs to the person who left it; another one begins at the workbench.
    if (last.current !== null && last.current !== staffId) navigate(formatRoute('workbench'), { replace: true })
    last.current = staffId
  }, [staffId])
  const comeBack = useLocked(Boolean(status.data?.away))
  // Held here, because the state behind it goes on at once and must not take the code off the screen.
  const [code, setCode] = useState<{ readonly code: string; readonly replaced: boolean } | null>(null)
  if (!status.data)
    return (
      <Gate>
        <div className="sheet">
          {status.error ? <ErrorNote failure={status.error} onRetry={() => void status.refetch()} /> : <Waiting />}
        </div>
      </Gate>
    )
  if (code)
    return (
      <Gate status={status.data}>
        <div className="sheet wide">
          <RecoveryCode {...code} office={status.data.office?.name ?? ''} onDone={() => setCode(null)} />
        </div>
      </Gate>
    )
  const { staff, mustChange, away } = status.data
  if (staff && !mustChange) return <Shell staff={staff} />
  if (staff)
    return (
      <Gate status={status.data}>
        <FirstPassword staff={staff} />
      </Gate>
    )
  if (away)
    return (
      <Gate status={status.data}>
        <UnlockForm status={status.data} onBack={comeBack} onCode={(value) => setCode({ code: value, replaced: true })} />
      </Gate>
    )
  return (
    <Gate status={status.data}>
      {status.data.state === 'empty' ? (
        <StartScreen dataDir={status.data.dataDir} onCode={(value) => setCode({ code: value, replaced: false })} />
      ) : (
        <SignInScreen status={status.data} onCode={(value) => setCode({ code: value, replaced: true })} />
      )}
    </Gate>
  )
}

/**
 * Takes everything personal off the page while the desk is locked: what was fetched, notices, dialogs, the clipboard and the place in the
 * address. Returns the way back to that place.
 */
function useLocked(locked: boolean): () => void {
  const { message, notification } = AntApp.useApp()
  const place = useRef('')
  useEffect(() => {
    if (!locked) return
    place.current = window.location.hash
    navigate(formatRoute(''), { replace: true })
    message.destroy()
    notification.destroy()
    Modal.destroyAll()
    window.getSelection()?.removeAllRanges()
    void wipeClipboard()
    reauth.settle(false)
    queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'app.status' })
  }, [locked, message, notification])
  return () => {
    if (place.current !== '') navigate(place.current, { replace: true })
  }
}

const Gate = ({ status, children }: { status?: Status; children: ReactNode }) => (
  <div className="gate-page">
    <GateHead office={status?.office?.name ?? null} demo={status?.demo ? status.today : null} />
    <main className="gate">{children}</main>
  </div>
)
