import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { jobStore } from '../../bridge/desk.ts'
import { useJobs } from '../../bridge/useJobs.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import type { Status } from '../../bridge/useSession.ts'
import { useText } from '../../text/useText.ts'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { KeyLogin } from './KeyLogin.tsx'
import { LoginFailure } from './LoginForm.tsx'
import { SignInScreen } from './SignInScreen.tsx'

interface Entries {
  readonly password: string
}

/** 桌面已锁定: the person who is away gives the password and finds everything as it was; somebody else can sign in instead. */
export function UnlockForm({ status, onBack, onCode }: { status: Status; onBack(): void; onCode(code: string): void }) {
  const { signIn, start } = useText()
  const [form] = Form.useForm<Entries>()
  const [other, setOther] = useState(false)
  const unlock = useCommand('session.unlock')
  const running = useJobs().filter((job) => job.state === 'running')
  const enter = async (entries: Entries) => {
    if (await unlock.attempt(entries)) {
      jobStore.dismissAll()
      onBack()
    } else form.resetFields()
  }
  if (other)
    return (
      <div className="stack">
        <SignInScreen status={status} onCode={onCode} />
        <Button type="link" onClick={() => setOther(false)}>
          {signIn.backToLocked}
        </Button>
      </div>
    )
  return (
    <div className="sheet panel stack">
      <h1>{signIn.lockedTitle}</h1>
      <p className="muted">{signIn.lockedIntro}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(entries) => void enter(entries)}>
        <p>
          <strong>{status.away?.name}</strong> <span className="muted">{status.away?.login}</span>
        </p>
        <Form.Item name="password" label={start.password} rules={[{ required: true, message: signIn.passwordMissing }]}>
          <Input.Password autoFocus autoComplete="current-password" maxLength={256} />
        </Form.Item>
        <LoginFailure failure={unlock.failure} onRetry={() => void unlock.retry()} />
        <div className="row end spaced">
          <Button onClick={() => setOther(true)}>{signIn.somebodyElse}</Button>
          <Button type="primary" htmlType="submit" loading={unlock.pending}>
            {signIn.unlock}
          </Button>
        </div>
      </Form>
      <KeyLogin />
      {running.map((job) => (
        <JobProgress key={job.id} job={job} />
      ))}
      {running.length > 0 && <p className="muted">{signIn.jobsGoOn}</p>}
    </div>
  )
}
