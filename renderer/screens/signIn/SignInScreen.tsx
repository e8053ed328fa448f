import { useState } from 'react'
import type { Status } from '../../bridge/useSession.ts'
import { LoginForm } from './LoginForm.tsx'
import { RecoverForm } from './RecoverForm.tsx'

/** 登录; the way out when a password is lost is recovery by code. */
export function SignInScreen({ status, onCode }: { status: Status; onCode(code: string): void }) {
  const [recovering, setRecovering] = useState(false)
  return (
    <div className="sheet panel stack">
      {recovering ? (
        <RecoverForm onBack={() => setRecovering(false)} onCode={onCode} />
      ) : (
        <LoginForm status={status} onRecover={() => setRecovering(true)} />
      )}
    </div>
  )
}
