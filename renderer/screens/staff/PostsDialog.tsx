import { Form, Input, Modal } from 'antd'
import type { Role } from '../../../shared/policy/roles.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useFormDraft } from '../../bridge/useFormDraft.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { clashesOf, PostItems } from './PostItems.tsx'
import type { Person } from './people.ts'

interface Entries {
  readonly roles: Role[]
  readonly offices: string[]
  readonly reason: string
}

/** 变更岗位: other posts or offices for a person, with a reason; a second person may have to check it. */
export function PostsDialog({ person, onClose, onDone }: { person: Person | null; onClose(): void; onDone(waiting: boolean): void }) {
  const { staff: words, common } = useText()
  const [form] = Form.useForm<Entries>()
  const draft = useFormDraft(form, person && `staff.changePosts/${person.id}`)
  const change = useCommand('staff.changePosts')
  const clashes = clashesOf(Form.useWatch('roles', form))
  const close = () => {
    change.reset()
    // The next look begins with the posts as they are then.
    draft.clear()
    onClose()
  }
  const submit = async ({ roles, offices, reason }: Entries) => {
    const done = person && (await change.attempt({ staffId: person.id, roles, offices, reason: reason.trim() }))
    if (!done) return
    onDone(done.waiting)
    close()
  }
  return (
    <Modal
      open={person !== null}
      title={words.postsTitle(person?.name ?? '')}
      okText={words.posts}
      cancelText={common.cancel}
      mask={{ closable: false }}
      destroyOnHidden
      okButtonProps={{ disabled: clashes.length > 0 }}
      confirmLoading={change.pending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {person && (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          preserve={false}
          initialValues={{ roles: person.roles, offices: person.offices }}
          onValuesChange={draft.onValuesChange}
          onFinish={(entries) => void submit(entries)}
        >
          <PostItems />
          <Form.Item
            name="reason"
            label={common.reason}
            extra={common.reasonHint}
            rules={[{ required: true, whitespace: true, min: 2, message: common.reasonTooShort }]}
          >
            <Input.TextArea rows={2} maxLength={200} />
          </Form.Item>
        </Form>
      )}
      <ErrorNote failure={change.failure} onRetry={() => void change.retry()} />
    </Modal>
  )
}
