import { App, Form, Input, Modal } from 'antd'
import { useCommand } from '../../bridge/useCommand.ts'
import { useStaff } from '../../bridge/useSession.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { focusFirst } from '../../ui/focusFirst.ts'
import { NewPasswordItems } from '../../ui/NewPasswordItems.tsx'

interface Entries {
  readonly old: string
  readonly password: string
}

/** The signed-in person's own password. */
export function PasswordDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const { staff: words, start, common } = useText()
  const me = useStaff()
  const { message } = App.useApp()
  const [form] = Form.useForm<Entries>()
  const change = useCommand('session.changePassword')
  const close = () => {
    form.resetFields()
    change.reset()
    onClose()
  }
  const submit = async (entries: Entries) => {
    if (!(await change.attempt({ old: entries.old, new: entries.password }))) return
    void message.success(words.passwordChanged)
    close()
  }
  return (
    <Modal
      open={open}
      title={words.passwordTitle}
      okText={common.save}
      cancelText={common.cancel}
      mask={{ closable: false }}
      afterOpenChange={focusFirst('old')}
      confirmLoading={change.pending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(entries) => void submit(entries)}>
        <Form.Item name="old" label={words.oldPassword} rules={[{ required: true, message: words.oldMissing }]}>
          <Input.Password autoComplete="current-password" maxLength={256} />
        </Form.Item>
        <NewPasswordItems label={start.newPassword} owner={me ? [me.login, me.name] : []} />
      </Form>
      <ErrorNote failure={change.failure} {...(change.failure?.code === 'wrongPassword' && { title: words.oldWrong })} />
    </Modal>
  )
}
