import { Button, Form, Input } from 'antd'
import { useCommand } from '../../bridge/useCommand.ts'
import type { Staff } from '../../bridge/useSession.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { NewPasswordItems } from '../../ui/NewPasswordItems.tsx'

interface Entries {
  readonly old: string
  readonly password: string
}

/** The password was given out by somebody else, or is too old: nothing else is shown until it is the person's own. */
export function FirstPassword({ staff: me }: { staff: Staff }) {
  const { signIn, staff: words, start } = useText()
  const change = useCommand('session.changePassword')
  const logout = useCommand('session.logout')
  return (
    <div className="sheet panel stack">
      <h1>{signIn.changeTitle}</h1>
      <p>{signIn.changeIntro(me.name)}</p>
      <Form layout="vertical" requiredMark={false} onFinish={({ old, password }: Entries) => void change.attempt({ old, new: password })}>
        <Form.Item name="old" label={signIn.givenPassword} rules={[{ required: true, message: words.oldMissing }]}>
          <Input.Password autoFocus autoComplete="current-password" maxLength={256} />
        </Form.Item>
        <NewPasswordItems label={start.newPassword} owner={[me.login, me.name]} />
        <ErrorNote failure={change.failure} {...(change.failure?.code === 'wrongPassword' && { title: words.oldWrong })} />
        <div className="row end spaced">
          <Button onClick={() => void logout.attempt({})}>{signIn.leave}</Button>
          <Button type="primary" htmlType="submit" loading={change.pending}>
            {signIn.changeAndGo}
          </Button>
        </div>
      </Form>
    </div>
  )
}
