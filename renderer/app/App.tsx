import { useStatus } from '../bridge/useSession.ts'
import { SignInScreen } from '../screens/signIn/SignInScreen.tsx'
import { StartScreen } from '../screens/start/StartScreen.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Shell } from './Shell.tsx'

/** First start, sign-in or the desk, as the application's state says. */
export function App() {
  const status = useStatus()
  if (status.data?.staff) return <Shell staff={status.data.staff} />
  if (status.data) return status.data.state === 'empty' ? <StartScreen /> : <SignInScreen status={status.data} />
  return (
    <div className="gate">
      <div className="sheet">{status.error ? <ErrorNote failure={status.error} onRetry={() => void status.refetch()} /> : <Waiting />}</div>
    </div>
  )
}
