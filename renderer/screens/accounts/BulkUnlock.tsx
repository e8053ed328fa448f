import { App, Button, Form, Input, Segmented, Table } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useDraft } from '../../bridge/useDraft.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { DateText } from '../../ui/DateText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './accounts.module.css'
import { lockTime } from './lockTime.ts'

type Asked = InputOf<'accounts.unlockPreview'>
type Row = OutputOf<'accounts.unlockPreview'>['rows'][number]

const entries = z.strictObject({ by: z.enum(['names', 'time']), names: z.string(), from: z.string(), to: z.string(), reason: z.string() })
const nothing: z.infer<typeof entries> = { by: 'names', names: '', from: '', to: '', reason: '' }
const readEntries = (stored: unknown) => entries.safeParse(stored).data ?? nothing

/** After an incident of the portal: a list or a span of time, what would happen to each account, a reason, and what happened. */
export function BulkUnlock() {
  const { accounts: words, common } = useText()
  const w = words.unlock
  const format = useFormat()
  const { modal } = App.useApp()
  const rule = useCall('accounts.rule', {}).data?.rule
  const draft = useDraft('accounts/bulkUnlock', readEntries)
  const typed = draft.value
  const { by, reason } = typed
  const [asked, setAsked] = useState<Asked | null>(null)
  const [done, setDone] = useState<OutputOf<'accounts.unlock'> | null>(null)
  const preview = useCall('accounts.unlockPreview', asked ?? { names: ['-'] }, { enabled: asked !== null && done === null })
  const unlock = useCommand('accounts.unlock')
  const rows = asked ? (preview.data?.rows ?? []) : []
  const locked = [...new Set(rows.filter(({ outcome }) => outcome === 'unlock').map(({ key }) => key))]
  const outcomes = new Map(done?.outcomes.map(({ key, outcome }) => [key, outcome]))
  const from = lockTime(typed.from)
  const to = lockTime(typed.to)
  const names = typed.names
    .split(/\s+/)
    .map((name) => name.trim())
    .filter(Boolean)
  const ready = by === 'names' ? names.length > 0 : from !== null && to !== null
  const look = () => {
    if (!ready) return
    setDone(null)
    unlock.reset()
    setAsked(by === 'names' || from === null || to === null ? { names: names.slice(0, 2000) } : { from, to })
  }
  const again = () => {
    setAsked(null)
    setDone(null)
    draft.set({ ...typed, reason: '' })
    unlock.reset()
  }
  const count = format.count(locked.length, 'items')
  const two = rule?.bulkPeople === 2
  const submit = async () => {
    const given = await unlock.attempt({ accounts: locked, reason: reason.trim(), visitor: null })
    if (!given) return
    setDone(given)
    draft.clear()
  }
  const ask = () =>
    two ? void submit() : modal.confirm({ title: w.confirm(count), okText: w.go(count), cancelText: common.cancel, onOk: submit })
  const summary =
    done &&
    (done.requestId ? words.done.proposed : w.finished(format.count(done.outcomes.filter((o) => o.outcome === 'unlock').length, 'items')))

  return (
    <section className="screen">
      <div className="screen-body stack">
        <p>{w.what}</p>
        <div className="panel stack">
          <Segmented<'names' | 'time'>
            className="start"
            aria-label={w.by}
            value={by}
            disabled={asked !== null}
            onChange={(next) => draft.set({ ...typed, by: next })}
            options={[
              { value: 'names', label: w.byNames },
              { value: 'time', label: w.byTime },
            ]}
          />
          <Form layout="vertical" component={false}>
            {by === 'names' ? (
              <Form.Item label={w.names} htmlFor="unlock-names">
                <Input.TextArea
                  id="unlock-names"
                  rows={4}
                  readOnly={asked !== null}
                  value={typed.names}
                  onChange={(event) => draft.set({ ...typed, names: event.target.value })}
                />
              </Form.Item>
            ) : (
              <div className={css.times}>
                {(['from', 'to'] as const).map((end) => (
                  <Form.Item
                    key={end}
                    label={w[end]}
                    htmlFor={`unlock-${end}`}
                    validateStatus={typed[end] !== '' && lockTime(typed[end]) === null ? 'error' : ''}
                    help={typed[end] !== '' && lockTime(typed[end]) === null ? w.timeBad : undefined}
                  >
                    <Input
                      id={`unlock-${end}`}
                      readOnly={asked !== null}
                      placeholder="2025-10-16 09:30"
                      value={typed[end]}
                      onChange={(event) => draft.set({ ...typed, [end]: event.target.value })}
                    />
                  </Form.Item>
                ))}
              </div>
            )}
          </Form>
          <div className="row">
            {asked === null ? (
              <Button disabled={!ready} onClick={look}>
                {w.preview}
              </Button>
            ) : (
              <Button onClick={again}>{w.again}</Button>
            )}
          </div>
        </div>
        <ErrorNote failure={preview.error} onRetry={() => void preview.refetch()} />
        {asked && preview.isPending && <Waiting />}
        {asked && preview.data && rows.length === 0 && <EmptyState why={w.previewEmpty} what={w.previewEmptyWhat} />}
        {rows.length > 0 && (
          <Table<Row>
            size="small"
            rowKey={(row) => `${row.name}/${row.key}`}
            pagination={rows.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
            dataSource={rows}
            columns={[
              { title: w.columns.name, className: 'num', dataIndex: 'name' },
              { title: w.columns.account, className: 'num', render: (_, row) => row.row?.accountName },
              { title: w.columns.unit, render: (_, row) => row.row?.unitName },
              { title: w.columns.lockedAt, render: (_, row) => row.row?.lockedAt && <DateText at={row.row.lockedAt} time /> },
              {
                title: w.columns.outcome,
                render: (_, row) => {
                  const ended = outcomes.get(row.key)
                  return ended === 'unlock' ? <strong>{w.done}</strong> : w.outcomes[ended ?? row.outcome]
                },
              },
            ]}
          />
        )}
        {locked.length > 0 && !done && (
          <Form layout="vertical" component={false}>
            <Form.Item label={w.reason} htmlFor="unlock-reason" required>
              <Input.TextArea
                id="unlock-reason"
                rows={2}
                maxLength={200}
                value={reason}
                onChange={(event) => draft.set({ ...typed, reason: event.target.value })}
              />
            </Form.Item>
          </Form>
        )}
        <ErrorNote failure={unlock.failure} onRetry={() => void submit()} />
        {summary && <p role="status">{summary}</p>}
      </div>
      <ActionBar
        primary={
          <Button
            type="primary"
            disabled={locked.length === 0 || reason.trim().length < 2 || done !== null}
            loading={unlock.pending}
            onClick={ask}
          >
            {two ? w.propose(count) : w.go(count)}
          </Button>
        }
      >
        {locked.length > 0 && reason.trim().length < 2 && !done && <span className="muted">{w.reasonBad}</span>}
      </ActionBar>
    </section>
  )
}
