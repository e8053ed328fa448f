import { Form, Input, Modal } from 'antd'
import { useSyncExternalStore } from 'react'
import { reauth } from '../bridge/desk.ts'
import { useCommand } from '../bridge/useCommand.ts'
import { useText } from '../text/useText.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { focusFirst } from '../ui/focusFirst.ts'

interface Entries {
  readonly secret: string
}

/** Asks for the password where a command wants a recent check, and lets that command go on by itself. */
export function ReauthDialog() {
  const { shell, common, start } = useText()
  const open = useSyncExternalStore(reauth.subscribe, reauth.open)
  const [form] = Form.useForm<Entries>()
  const check = useCommand('session.reauthenticate')
  const end = (given: boolean) => {
    form.resetFields()
    check.reset()
    reauth.settle(given)
  }
  const submit = async ({ secret }: Entries) => {
    if (await check.attempt({ password: secret })) end(true)
    else form.resetFields()
  }
  return (
    <Modal
      open={open}
      title={shell.reauth.title}
      okText={shell.reauth.ok}
      cancelText={common.cancel}
      mask={{ closable: false }}
      zIndex={1100}
      destroyOnHidden
      afterOpenChange={focusFirst('secret')}
      confirmLoading={check.pending}
      onCancel={() => end(false)}
      onOk={() => form.submit()}
    >
      <p>{shell.reauth.why}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(entries) => void submit(entries)}>
        <Form.Item name="secret" label={start.password} rules={[{ required: true, message: shell.reauth.missing }]}>
          <Input.Password autoComplete="current-password" maxLength={256} />
        </Form.Item>
      </Form>
      <ErrorNote failure={check.failure} {...(check.failure?.code === 'wrongPassword' && { title: shell.reauth.wrong })} />
    </Modal>
  )
}
