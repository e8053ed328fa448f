import { Form, Input, Modal } from 'antd'
import type { Role } from '../../../shared/policy/roles.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useFormDraft } from '../../bridge/useFormDraft.ts'
import { useStatus } from '../../bridge/useSession.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { focusFirst } from '../../ui/focusFirst.ts'
import type { HandedOut } from './OneTimePassword.tsx'
import { clashesOf, PostItems } from './PostItems.tsx'

interface Entries {
  readonly name: string
  readonly login: string
  readonly roles: Role[]
  readonly offices: string[]
}

/** A new person with posts; the desk makes the first password. */
export function AddDialog({ open, onClose, onAdded }: { open: boolean; onClose(): void; onAdded(given: HandedOut): void }) {
  const { staff: words, start, common } = useText()
  const own = useStatus().data?.office
  const [form] = Form.useForm<Entries>()
  const draft = useFormDraft(form, open ? 'staff.add' : null)
  const add = useCommand('staff.add')
  const clashes = clashesOf(Form.useWatch('roles', form))
  const submit = async ({ login, name, roles, offices }: Entries) => {
    const added = await add.attempt({ login, name: name.trim(), roles, offices })
    if (!added) return
    onAdded({ name: added.staff.name, login, password: added.oneTimePassword, waiting: added.waiting })
    form.resetFields()
    draft.clear()
    onClose()
  }
  return (
    <Modal
      open={open}
      title={words.addTitle}
      okText={words.add}
      cancelText={common.cancel}
      mask={{ closable: false }}
      okButtonProps={{ disabled: clashes.length > 0 }}
      afterOpenChange={focusFirst('name')}
      confirmLoading={add.pending}
      onCancel={() => {
        add.reset()
        onClose()
      }}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ roles: [], offices: own ? [own.id] : [] }}
        onValuesChange={draft.onValuesChange}
        onFinish={(entries) => void submit(entries)}
      >
        <Form.Item name="name" label={start.name} rules={[{ required: true, whitespace: true, min: 2, max: 50, message: start.nameBad }]}>
          <Input autoComplete="off" maxLength={50} />
        </Form.Item>
        <Form.Item
          name="login"
          label={start.login}
          extra={start.loginHint}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9._-]{1,31}$/, message: start.loginBad }]}
        >
          <Input autoComplete="off" spellCheck={false} maxLength={32} />
        </Form.Item>
        <PostItems />
        <p className="muted">{words.initialHint}</p>
      </Form>
      <ErrorNote failure={add.failure} onRetry={() => void add.retry()} />
    </Modal>
  )
}
