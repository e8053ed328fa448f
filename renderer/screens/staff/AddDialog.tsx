import { Alert, Checkbox, Form, Input, Modal, Select } from 'antd'
import { offices } from '../../../shared/policy/offices.ts'
import { conflicts, type Role, roleLabels, roles } from '../../../shared/policy/roles.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { type Staff, useStatus } from '../../bridge/useSession.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { focusFirst } from '../../ui/focusFirst.ts'
import { NewPasswordItems } from '../../ui/NewPasswordItems.tsx'

interface Entries {
  readonly name: string
  readonly login: string
  readonly roles: Role[]
  readonly offices: string[]
  readonly password: string
}

/** A new person with roles; combinations that the rules forbid are named at once and cannot be sent. */
export function AddDialog({ open, onClose, onAdded }: { open: boolean; onClose(): void; onAdded(person: Staff): void }) {
  const { staff: words, start, common } = useText()
  const say = useSay()
  const own = useStatus().data?.office
  const [form] = Form.useForm<Entries>()
  const add = useCommand('staff.add')
  const clashes = conflicts(Form.useWatch('roles', form) ?? [])
  const submit = async (entries: Entries) => {
    const added = await add.attempt({
      login: entries.login,
      name: entries.name.trim(),
      roles: entries.roles,
      offices: entries.offices,
      password: entries.password,
    })
    if (!added) return
    onAdded(added)
    form.resetFields()
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
        <Form.Item name="roles" label={words.roles} rules={[{ type: 'array', min: 1, message: words.rolesBad }]}>
          <Checkbox.Group options={roles.map((role) => ({ value: role, label: say(roleLabels[role]) }))} />
        </Form.Item>
        {clashes.length > 0 && (
          <Alert
            className="spaced"
            type="error"
            showIcon
            role="alert"
            title={words.conflict}
            description={
              <ul>
                {clashes.map((clash) => (
                  <li key={`${clash.a}-${clash.b}`}>
                    {common.labelled(`${say(roleLabels[clash.a])} / ${say(roleLabels[clash.b])}`, say(clash.rule))}
                  </li>
                ))}
              </ul>
            }
          />
        )}
        <Form.Item name="offices" label={words.offices} rules={[{ required: true, type: 'array', min: 1, message: words.officesBad }]}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={offices.map((office) => ({ value: office.id, label: say(office.name) }))}
          />
        </Form.Item>
        <p className="muted spaced">{words.initialHint}</p>
        <NewPasswordItems label={words.initialPassword} />
      </Form>
      <ErrorNote failure={add.failure} onRetry={() => void add.retry()} />
    </Modal>
  )
}
