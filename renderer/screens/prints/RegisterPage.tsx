import { Button, Input, Modal, Select, Table } from 'antd'
import { useState } from 'react'
import type { InputOf } from '../../../shared/contract/index.ts'
import type { PrintRowView } from '../../../shared/contract/prints.ts'
import { printKindLabels, printKinds } from '../../../shared/print/kinds.ts'
import { client } from '../../bridge/desk.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { DocumentViewer } from '../../ui/documents/DocumentViewer.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './prints.module.css'
import { PrintActions } from './PrintActions.tsx'
import { PrintTag } from './PrintTag.tsx'

type State = InputOf<'print.register'>['state']
const states: readonly State[] = ['all', 'waiting', 'printed', 'notPrinted', 'voided']
const step = 50

const sourceOf = async (printId: string) => (await client.ask('print.document', { printId })).url

/** 打印登记: who printed what and when, what came of it; whatever waits is confirmed here. */
export function RegisterPage({ asked }: { asked: string | undefined }) {
  const { prints: words, common } = useText()
  const say = useSay()
  const format = useFormat()
  const [state, setState] = useState<State>(states.find((known) => known === asked) ?? 'all')
  const [kind, setKind] = useState<(typeof printKinds)[number] | 'all'>('all')
  const [keyword, setKeyword] = useState('')
  const [limit, setLimit] = useState(step)
  const [open, setOpen] = useState<PrintRowView | null>(null)
  const [enlarged, setEnlarged] = useState(false)
  const [typed, setTyped] = useDebounced(keyword, setKeyword, 250)
  const page = useCall(
    'print.register',
    { state, kinds: kind === 'all' ? [] : [kind], period: null, keyword: keyword.trim(), before: null, limit },
    { keepPrevious: true },
  )
  const { columns } = words
  return (
    <div className="screen-body stack">
      <div className="row">
        <Select<State>
          aria-label={columns.state}
          style={{ minWidth: 120 }}
          value={state}
          onChange={setState}
          options={states.map((value) => ({ value, label: value === 'all' ? words.allStates : words.states[value] }))}
        />
        <Select
          aria-label={columns.document}
          style={{ minWidth: 150 }}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'all' as const, label: words.allKinds },
            ...printKinds.map((value) => ({ value, label: say(printKindLabels[value]) })),
          ]}
        />
        <Input.Search
          aria-label={words.registerKeyword}
          placeholder={words.registerKeyword}
          allowClear
          style={{ width: 260 }}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {page.data && <span aria-live="polite">{common.total(format.count(page.data.count, 'files', 1000))}</span>}
      </div>
      <ErrorNote failure={page.error} onRetry={() => void page.refetch()} />
      {page.isPending && <Waiting />}
      {page.data?.rows.length === 0 && <EmptyState why={words.registerEmpty} what={words.registerEmptyHelp} />}
      {page.data && page.data.rows.length > 0 && (
        <Table<PrintRowView>
          size="small"
          rowKey="printId"
          pagination={false}
          dataSource={[...page.data.rows]}
          columns={[
            { title: columns.at, className: 'nowrap', render: (_, row) => <DateText at={row.at} time /> },
            {
              title: columns.document,
              className: 'nowrap',
              render: (_, row) => (
                <>
                  <div>{say(printKindLabels[row.kind])}</div>
                  {row.period && <div className="muted">{format.month(row.period)}</div>}
                </>
              ),
            },
            {
              title: columns.about,
              className: 'breakable',
              render: (_, row) => (
                <>
                  <div>{row.name}</div>
                  <div className="num muted">{row.key}</div>
                </>
              ),
            },
            {
              title: columns.number,
              className: 'breakable',
              render: (_, row) => (
                <>
                  <div className="num">{row.number}</div>
                  <div className="num muted">{row.code.replaceAll(/(.{4})(?=.)/g, '$1-')}</div>
                </>
              ),
            },
            { title: columns.copy, align: 'right', className: 'nowrap', render: (_, row) => <span className="num">{row.copy}</span> },
            { title: columns.who, dataIndex: 'who', className: 'nowrap' },
            {
              title: columns.way,
              width: 90,
              onHeaderCell: () => ({ className: 'nowrap' }),
              render: (_, row) => row.printer ?? (row.target && words.ways[row.target]),
            },
            {
              title: columns.state,
              render: (_, row) => (
                <>
                  <PrintTag state={row.voided ? 'voided' : row.state} />
                  {row.settledAt && row.settledBy && (
                    <div className="muted">
                      {words.settled(row.settledBy === 'spooler' ? words.bySpooler : row.settledBy, format.time(row.settledAt))}
                    </div>
                  )}
                  {(row.voided?.reason ?? row.detail) && <div className="muted breakable">{row.voided?.reason ?? row.detail}</div>}
                </>
              ),
            },
            {
              title: columns.act,
              render: (_, row) => (
                <span className={css.acts}>
                  <Button size="small" onClick={() => setOpen(row)}>
                    {words.view}
                  </Button>
                  <PrintActions row={row} />
                </span>
              ),
            },
          ]}
        />
      )}
      {page.data && page.data.next !== null && limit < 200 && (
        <Button className={css.more ?? ''} onClick={() => setLimit(limit + step)}>
          {words.more}
        </Button>
      )}
      <Modal
        open={open !== null}
        title={open?.fileName}
        width={860}
        footer={null}
        onCancel={() => setOpen(null)}
        destroyOnHidden
        closable={{ 'aria-label': common.close }}
      >
        {open && (
          <div className={css.viewer}>
            <DocumentViewer
              files={[{ id: open.printId, name: open.fileName, label: open.name }]}
              current={open.printId}
              onCurrent={() => undefined}
              source={sourceOf}
              enlarged={enlarged}
              onEnlarge={setEnlarged}
            />
          </div>
        )}
      </Modal>
    </div>
  )
}
