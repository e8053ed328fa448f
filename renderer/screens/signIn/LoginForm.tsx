import { Alert, Button, Form, Input } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import type { CallFailure } from '../../bridge/client.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import type { Status } from '../../bridge/useSession.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { KeyLogin } from './KeyLogin.tsx'
import { BackupOffer, isDamaged } from './BackupOffer.tsx'
import { triesLeft } from './loginFailure.ts'

interface Entries {
  readonly login: string
  readonly password: string
}

export function LoginForm({ status, onRecover }: { status: Status; onRecover(): void }) {
  const { signIn, start } = useText()
  const [form] = Form.useForm<Entries>()
  const [capsLock, setCapsLock] = useState(false)
  const login = useCommand('session.login')
  const watchCaps = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  const enter = async (entries: Entries) => {
    const signedIn = await login.attempt({ login: entries.login.trim(), password: entries.password })
    if (!signedIn) form.resetFields(['password'])
  }
  return (
    <>
      <h1>{signIn.title}</h1>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(entries) => void enter(entries)}>
        <Form.Item name="login" label={start.login} rules={[{ required: true, message: signIn.missing }]}>
          <Input autoFocus autoComplete="username" spellCheck={false} maxLength={64} />
        </Form.Item>
        <Form.Item
          name="password"
          label={start.password}
          rules={[{ required: true, message: signIn.missing }]}
          extra={capsLock ? <strong role="status">{signIn.capsLock}</strong> : undefined}
        >
          <Input.Password autoComplete="current-password" maxLength={256} onKeyDown={watchCaps} onKeyUp={watchCaps} />
        </Form.Item>
        <LoginFailure failure={login.failure} onRetry={() => void login.retry()} />
        {isDamaged(login.failure?.detail) && <BackupOffer dataDir={status.dataDir} />}
        <div className="row end spaced">
          <Button type="link" onClick={onRecover}>
            {signIn.forgot}
          </Button>
          <Button type="primary" htmlType="submit" loading={login.pending}>
            {signIn.submit}
          </Button>
        </div>
      </Form>
      <KeyLogin />
      {status.demo && status.demoLogins.length > 0 && (
        <section aria-label={signIn.demoTitle} className="stack">
          <h2>{signIn.demoTitle}</h2>
          <ul className="demo-logins">
            {status.demoLogins.map((person) => (
              <li key={person.login}>
                <Button
                  block
                  disabled={login.pending}
                  onClick={() => void login.attempt({ login: person.login, password: person.password })}
                >
                  <span>{person.name}</span>
                  <span className="muted">
                    {person.role} · {person.login}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** Why a password was not taken, with the tries left. */
export function LoginFailure({ failure, onRetry }: { failure: CallFailure | null; onRetry(): void }) {
  const { signIn } = useText()
  if (failure?.code !== 'wrongPassword' && failure?.code !== 'locked') return <ErrorNote failure={failure} onRetry={onRetry} />
  const left = triesLeft(failure.detail)
  const locked = failure.code === 'locked'
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={locked ? signIn.locked : signIn.wrong}
      description={
        <>
          {!locked && left !== undefined && <p>{signIn.triesLeft(left)}</p>}
          {!locked && left === undefined && failure.message !== signIn.wrong && <p>{failure.message}</p>}
          {locked && <p>{signIn.lockedHelp}</p>}
        </>
      }
    />
  )
}
