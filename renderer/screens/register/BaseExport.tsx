import { App, Button, Form, Input, Modal, Table } from 'antd'
import { useId, useState } from 'react'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'

type Row = OutputOf<'baseExport.preview'>['rows'][number]

/** 缴费基数报盘导出: year, who is in it, a reason, and the workbook in the downloads folder (S1-23). */
export function BaseExport({ unitNo }: { unitNo: string }) {
  const { register, common } = useText()
  const words = register.baseExport
  const format = useFormat()
  const { message } = App.useApp()
  const thisYear = format.date(useNow()).slice(0, 4)
  const [open, setOpen] = useState(false)
  const [year, setYear] = useState(thisYear)
  const typed = useTypedText(open ? `baseExport/${unitNo}` : null)
  const reason = typed.value
  const [tried, setTried] = useState(false)
  const ids = { year: useId(), reason: useId() }
  const valid = /^(19|20)\d{2}$/.test(year)
  const preview = useCall('baseExport.preview', { unitNo, year }, { enabled: open && valid })
  const make = useCommand('baseExport.make')
  const short = reason.trim().length < 2
  const close = () => {
    make.reset()
    setTried(false)
    setOpen(false)
  }
  const begun = (made: OutputOf<'baseExport.make'> | undefined) => {
    if (!made) return
    void message.info(words.begun)
    typed.clear()
    close()
  }
  const send = async () => {
    setTried(true)
    if (short || !valid) return
    begun(await make.attempt({ unitNo, year, reason: reason.trim() }))
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.open}</Button>
      <Modal
        open={open}
        width={640}
        title={words.title}
        okText={words.make}
        cancelText={common.cancel}
        mask={{ closable: false }}
        confirmLoading={make.pending}
        okButtonProps={{ disabled: (preview.data?.count ?? 0) === 0 }}
        onCancel={close}
        onOk={() => void send()}
      >
        <div className="stack">
          <Form layout="vertical" component={false}>
            <Form.Item label={words.year} htmlFor={ids.year} validateStatus={valid ? '' : 'error'} help={valid ? undefined : words.yearBad}>
              <Input
                id={ids.year}
                inputMode="numeric"
                maxLength={4}
                value={year}
                onChange={(event) => setYear(event.target.value.normalize('NFKC').trim())}
              />
            </Form.Item>
          </Form>
          <ErrorNote failure={preview.error} onRetry={() => void preview.refetch()} />
          {valid && preview.isPending && <Waiting />}
          {preview.data &&
            (preview.data.count === 0 ? (
              <EmptyState why={words.none(year)} what={words.noneHelp} />
            ) : (
              <>
                <p>{words.found(preview.data.unitName, year, format.count(preview.data.count, 'people'))}</p>
                <Table<Row>
                  size="small"
                  rowKey="number"
                  pagination={false}
                  scroll={{ y: 220 }}
                  dataSource={[...preview.data.rows]}
                  columns={[
                    { title: words.columns.number, render: (_, row) => <span className="num">{row.number}</span> },
                    { title: words.columns.name, dataIndex: 'name' },
                    { title: words.columns.idNumber, render: (_, row) => <span className="num">{row.idNumber}</span> },
                  ]}
                />
                {preview.data.count > preview.data.rows.length && <p className="muted">{words.first(preview.data.rows.length)}</p>}
              </>
            ))}
          <Form layout="vertical" component={false}>
            <Form.Item
              label={words.reason}
              htmlFor={ids.reason}
              required
              extra={words.reasonNote}
              validateStatus={tried && short ? 'error' : ''}
              help={tried && short ? common.reasonTooShort : undefined}
            >
              <Input.TextArea id={ids.reason} rows={2} maxLength={200} value={reason} onChange={(event) => typed.set(event.target.value)} />
            </Form.Item>
          </Form>
          <ErrorNote failure={make.failure} onRetry={() => void make.retry().then(begun)} />
        </div>
      </Modal>
    </>
  )
}
