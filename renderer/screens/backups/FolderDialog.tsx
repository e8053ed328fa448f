import { Button, Form, Input, Modal } from 'antd'
import { useCommand } from '../../bridge/useCommand.ts'
import { useFormDraft } from '../../bridge/useFormDraft.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { focusFirst } from '../../ui/focusFirst.ts'

interface Entries {
  readonly path: string
}

/** Where the backups go: best another disk, or a folder of the office's server. */
export function FolderDialog({ folder, open, onClose }: { folder: string; open: boolean; onClose(): void }) {
  const { backups: words, common } = useText()
  const [form] = Form.useForm<Entries>()
  const draft = useFormDraft(form, open ? 'backup.setFolder' : null)
  const choose = useCommand('backup.setFolder')
  const close = () => {
    choose.reset()
    draft.clear()
    onClose()
  }
  const send = async (path: string | null) => {
    if (await choose.attempt({ folder: path })) close()
  }
  return (
    <Modal
      open={open}
      title={words.changeFolder}
      mask={{ closable: false }}
      destroyOnHidden
      afterOpenChange={focusFirst('path')}
      onCancel={close}
      footer={[
        <Button key="own" onClick={() => void send(null)}>
          {words.ownFolder}
        </Button>,
        <Button key="cancel" onClick={close}>
          {common.cancel}
        </Button>,
        <Button key="save" type="primary" loading={choose.pending} onClick={() => form.submit()}>
          {common.save}
        </Button>,
      ]}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ path: folder }}
        onValuesChange={draft.onValuesChange}
        onFinish={({ path }: Entries) => void send(path.trim())}
      >
        <Form.Item
          name="path"
          label={words.path}
          extra={words.pathHint}
          rules={[{ required: true, whitespace: true, message: words.pathMissing }]}
        >
          <Input autoComplete="off" spellCheck={false} maxLength={400} />
        </Form.Item>
      </Form>
      <ErrorNote failure={choose.failure} onRetry={() => void choose.retry()} />
    </Modal>
  )
}
