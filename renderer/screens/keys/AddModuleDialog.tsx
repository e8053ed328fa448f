import { Form, Input, Modal } from 'antd'
import { useCommand } from '../../bridge/useCommand.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { focusFirst } from '../../ui/focusFirst.ts'

interface Entries {
  readonly name: string
  readonly path: string
}

/** 登记其他驱动: a name and the path of its file; main looks at the file and keeps its hash. */
export function AddModuleDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const { keys: words, common } = useText()
  const [form] = Form.useForm<Entries>()
  const add = useCommand('keys.addModule')
  const close = () => {
    add.reset()
    form.resetFields()
    onClose()
  }
  const submit = async ({ name, path }: Entries) => {
    if (await add.attempt({ name: name.trim(), path: path.trim(), ticket: null })) close()
  }
  return (
    <Modal
      open={open}
      title={words.addModuleTitle}
      okText={words.addModule}
      cancelText={common.cancel}
      mask={{ closable: false }}
      confirmLoading={add.pending}
      afterOpenChange={focusFirst('name')}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <p>{words.addModuleNote}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(entries) => void submit(entries)}>
        <Form.Item
          name="name"
          label={words.moduleName}
          rules={[{ required: true, whitespace: true, min: 2, message: words.moduleNameBad }]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="path" label={words.modulePath} rules={[{ required: true, whitespace: true, message: words.modulePathBad }]}>
          <Input maxLength={500} autoComplete="off" spellCheck={false} />
        </Form.Item>
      </Form>
      <ErrorNote failure={add.failure} />
    </Modal>
  )
}
