import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { fileTicket } from '../../bridge/fileTicket.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useFormDraft } from '../../bridge/useFormDraft.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { focusFirst } from '../../ui/focusFirst.ts'
import { FileButton } from './FileButton.tsx'

interface Entries {
  readonly name: string
  readonly path: string
}

/** 登记其他驱动: a name and its file, chosen or by its path; main looks at the file and keeps its hash. */
export function AddModuleDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const { keys: words, common } = useText()
  const [form] = Form.useForm<Entries>()
  const draft = useFormDraft(form, open ? 'keys.addModule' : null)
  const add = useCommand('keys.addModule')
  /** Shown by its name alone: a page never learns where a chosen file lies. */
  const [chosen, setChosen] = useState<File | null>(null)
  const close = () => {
    add.reset()
    setChosen(null)
    form.resetFields()
    onClose()
  }
  const submit = async ({ name, path }: Entries) => {
    const ticket = chosen ? await fileTicket(chosen) : null
    if (ticket === undefined) return form.setFields([{ name: 'path', errors: [words.noTicket] }])
    if (!(await add.attempt({ name: name.trim(), path: chosen ? null : path.trim(), ticket }))) return
    draft.clear()
    close()
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
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onValuesChange={draft.onValuesChange}
        onFinish={(entries) => void submit(entries)}
      >
        <Form.Item
          name="name"
          label={words.moduleName}
          rules={[{ required: true, whitespace: true, min: 2, message: words.moduleNameBad }]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item label={words.modulePath} htmlFor="path">
          <div className="row">
            <Form.Item name="path" noStyle rules={[{ required: true, whitespace: true, message: words.modulePathBad }]}>
              <Input className="grow" maxLength={500} autoComplete="off" spellCheck={false} onChange={() => setChosen(null)} />
            </Form.Item>
            <FileButton
              label={words.chooseModule}
              onFile={(file) => {
                setChosen(file)
                form.setFieldsValue({ path: file.name })
              }}
            />
          </div>
        </Form.Item>
      </Form>
      <ErrorNote failure={add.failure} />
    </Modal>
  )
}
