import { Button, Form, Input } from 'antd'
import { useCommand } from '../../bridge/useCommand.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { NewPasswordItems } from '../../ui/NewPasswordItems.tsx'

interface Entries {
  readonly recoveryCode: string
  readonly login: string
  readonly password: string
}

/** A new password with the recovery code; gives a new code in exchange. */
export function RecoverForm({ onBack, onCode }: { onBack(): void; onCode(code: string): void }) {
  const { signIn, start, common } = useText()
  const recover = useCommand('session.recover')
  const submit = async (entries: Entries) => {
    const done = await recover.attempt({ recoveryCode: entries.recoveryCode.trim(), login: entries.login, newPassword: entries.password })
    if (done) onCode(done.recoveryCode)
  }
  return (
    <>
      <h1>{signIn.recoverTitle}</h1>
      <p className="muted">{signIn.recoverIntro}</p>
      <Form layout="vertical" requiredMark={false} onFinish={(entries: Entries) => void submit(entries)}>
        <Form.Item name="recoveryCode" label={signIn.recoverCode} rules={[{ required: true, message: signIn.recoverCodeMissing }]}>
          <Input autoFocus autoComplete="off" spellCheck={false} maxLength={100} />
        </Form.Item>
        <Form.Item
          name="login"
          label={start.login}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9._-]{1,31}$/, message: start.loginBad }]}
        >
          <Input autoComplete="username" spellCheck={false} maxLength={32} />
        </Form.Item>
        <NewPasswordItems label={start.newPassword} />
        <ErrorNote
          failure={recover.failure}
          {...(recover.failure?.code === 'wrongPassword' && { title: signIn.recoverRefused })}
          onRetry={() => void recover.retry().then((done) => done && onCode(done.recoveryCode))}
        />
        <div className="row end spaced">
          <Button onClick={onBack}>{common.back}</Button>
          <Button type="primary" htmlType="submit" loading={recover.pending}>
            {signIn.recover}
          </Button>
        </div>
      </Form>
    </>
  )
}
