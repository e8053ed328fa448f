import { App, Button, Table } from 'antd'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'

/** Acts that bear their decider's signature, to be handed on with what proves it. */
export function SignaturesPage() {
  const { keys: words } = useText()
  const { time } = useFormat()
  const { message } = App.useApp()
  const list = useCall('keys.signatures', { limit: 200 })
  const save = useCommand('keys.exportSignature')
  const verify = useCommand('store.verify')
  if (list.isPending) return <Waiting />
  if (list.error) return <ErrorNote failure={list.error} onRetry={() => void list.refetch()} />
  const hand = async (commandId: string) => {
    const saved = await save.attempt({ commandId })
    if (saved) void message.success(words.exportedSignature(saved.file))
  }
  return (
    <section className="panel stack">
      <div className="row">
        <h2>{words.signatures}</h2>
        <Button loading={verify.pending} onClick={() => void verify.attempt({})}>
          {words.verify}
        </Button>
        <span className="muted">{words.verifyHint}</span>
      </div>
      <ErrorNote failure={save.failure ?? verify.failure} />
      <Table
        size="small"
        pagination={false}
        rowKey="commandId"
        dataSource={list.data}
        locale={{ emptyText: <EmptyState why={words.signaturesNone} what={words.signaturesNoneHelp} /> }}
        columns={[
          { title: words.signatureColumns.act, render: (_, { act }) => words.acts[act] },
          { title: words.signatureColumns.signer, dataIndex: 'signer' },
          { title: words.signatureColumns.staff, dataIndex: 'staff' },
          { title: words.signatureColumns.at, className: 'num', render: (_, { at }) => time(at) },
          {
            title: words.signatureColumns.act2,
            render: (_, { commandId }) => (
              <Button size="small" loading={save.pending} onClick={() => void hand(commandId)}>
                {words.exportSignature}
              </Button>
            ),
          },
        ]}
      />
    </section>
  )
}
