import { App, Button, Modal, Table } from 'antd'
import { useState } from 'react'
import type { Slip } from '../../../shared/contract/accounts.ts'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { SlipPage } from './SlipPage.tsx'

type Row = OutputOf<'accounts.requests'>[number]

/** What waits for a second person; whoever agrees does it, and gets the slip. */
export function Requests() {
  const { accounts: words, common } = useText()
  const w = words.requests
  const say = useSay()
  const format = useFormat()
  const { message } = App.useApp()
  const clerk = useHolds('accounts', 'supervisor')
  const { data, error, isPending, refetch } = useCall('accounts.requests', {})
  const agree = useCommand('accounts.agree')
  const decline = useCommand('accounts.decline')
  const [chosen, setChosen] = useState<{ readonly row: Row; readonly yes: boolean } | null>(null)
  const [slip, setSlip] = useState<Slip | null>(null)
  const typed = useTypedText(chosen?.yes === false ? `accounts.decline/${chosen.row.requestId}` : null)
  const close = () => {
    setChosen(null)
    agree.reset()
    decline.reset()
  }
  const agreed = async (row: Row) => {
    const done = await agree.attempt({ requestId: row.requestId })
    if (!done) return
    close()
    const unlocked = done.outcomes.filter(({ outcome }) => outcome === 'unlock').length
    if (done.slip) setSlip(done.slip)
    else void message.success(words.unlock.finished(format.count(unlocked, 'items')))
  }
  const declined = async (row: Row, reason: string) => {
    if (!(await decline.attempt({ requestId: row.requestId, reason }))) return
    close()
    void message.success(w.declined)
  }

  if (slip) return <SlipPage slip={slip} onClose={() => setSlip(null)} />
  return (
    <div className="screen-body stack">
      <ErrorNote failure={error} onRetry={() => void refetch()} />
      {isPending && <Waiting />}
      {data?.length === 0 && <EmptyState why={w.empty} what={w.emptyWhat} />}
      {data && data.length > 0 && (
        <Table<Row>
          size="small"
          rowKey="requestId"
          pagination={false}
          scroll={{ x: 980 }}
          dataSource={data}
          columns={[
            { title: w.columns.at, render: (_, row) => <DateText at={row.at} time /> },
            { title: w.columns.proposer, dataIndex: 'proposer' },
            { title: w.columns.act, render: (_, row) => words.act[row.act] },
            {
              title: w.columns.accounts,
              className: 'breakable',
              render: (_, row) => (
                <>
                  {row.unitName && <div>{row.unitName}</div>}
                  <span className="num">{row.accounts.slice(0, 3).join(common.separator)}</span>{' '}
                  {row.count > 3 && w.more(format.count(row.count, 'items'))}
                </>
              ),
            },
            { title: w.columns.reason, className: 'breakable', dataIndex: 'reason' },
            {
              title: w.columns.visitor,
              render: (_, row) =>
                row.visitor && (
                  <>
                    {row.visitor.name} <span className="num">{row.visitor.idNumber}</span> {say(row.visitor.shown)}
                  </>
                ),
            },
            {
              title: w.columns.act2,
              render: (_, row) =>
                row.own ? (
                  <span className="muted">{w.own}</span>
                ) : (
                  clerk && (
                    <span className="row">
                      <Button size="small" onClick={() => setChosen({ row, yes: true })}>
                        {w.agree}
                      </Button>
                      <Button size="small" danger onClick={() => setChosen({ row, yes: false })}>
                        {w.decline}
                      </Button>
                    </span>
                  )
                ),
            },
          ]}
        />
      )}
      <Modal
        open={chosen?.yes === true}
        title={chosen ? w.agreeTitle(words.act[chosen.row.act]) : ''}
        okText={w.agree}
        cancelText={common.cancel}
        confirmLoading={agree.pending}
        mask={{ closable: false }}
        onCancel={close}
        onOk={() => chosen && void agreed(chosen.row)}
      >
        <p>{w.agreeWhat}</p>
        <ErrorNote failure={agree.failure} onRetry={() => void agree.retry()} />
      </Modal>
      <ReasonDialog
        open={chosen?.yes === false}
        title={w.declineTitle}
        okText={w.decline}
        danger
        typed={typed}
        pending={decline.pending}
        failure={<ErrorNote failure={decline.failure} onRetry={() => void decline.retry()} />}
        onCancel={close}
        onSubmit={(reason) => chosen && void declined(chosen.row, reason)}
      />
    </div>
  )
}
