import { Button, Checkbox, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { z } from 'zod'
import type { Change } from '../../../shared/policy/change.ts'
import { columnsOf } from '../../../shared/policy/columns.ts'
import { isMonthly, type TableName, tableLabels } from '../../../shared/policy/tables.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useDraft } from '../../bridge/useDraft.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { CellEntry } from './CellEntry.tsx'
import { type Entries, entriesOf, readChange } from './changeForm.ts'
import { Outlook } from './Outlook.tsx'
import css from './policy.module.css'
import { asRow, type LooseRow } from './useRowWords.ts'

interface Props {
  readonly table: TableName
  readonly action: Change['action']
  /** The row to correct or end; for a new one the newest, to start from. */
  readonly row: LooseRow | undefined
}

/** The form of a change, made from the table's columns; beside it what it would replace and move. Nothing is in force by sending it. */
export function ChangePage({ table, action, row }: Props) {
  const { policy: words } = useText()
  const say = useSay()
  const begin = entriesOf(table, action, row && asRow(row))
  const known = typeof row?.['from'] === 'string' ? row['from'] : ''
  const draft = useDraft<Entries>(`policy/${table}/${action}/${action === 'add' ? '' : known}`, (stored) => {
    const read = z.record(z.string(), z.string()).safeParse(stored)
    return read.success ? read.data : begin
  })
  const [tried, setTried] = useState(false)
  const propose = useCommand('policy.propose')
  const entries = draft.value
  const set = (name: string, typed: string) => draft.set({ ...entries, [name]: typed })
  const { change, problems } = readChange(table, action, action === 'add' || !row ? null : asRow(row), entries)
  const asked = useDeferredValue(change)
  const preview = useCall(
    'policy.preview',
    { table, action, target: asked?.target ? { ...asked.target } : null, row: { ...asked?.row } },
    { enabled: asked !== null, keepPrevious: true },
  )
  const reason = entries['reason'] ?? ''
  const wrong = Object.keys(problems).length + (reason.trim().length < 2 ? 1 : 0) + (change ? (preview.data?.problems.length ?? 0) : 0)
  const shown = (name: string) => {
    const found = problems[name] ?? preview.data?.problems.find(({ field }) => change && field === name)?.message
    return found && (tried || (entries[name] ?? '') !== '') ? say(found) : undefined
  }
  const send = async () => {
    setTried(true)
    if (wrong > 0 || !change) return
    const sent = await propose.attempt({
      table,
      action,
      target: change.target && { ...change.target },
      row: { ...change.row },
      docNo: entries['docNo'] ?? '',
      reason: reason.trim(),
    })
    if (!sent) return
    draft.clear()
    navigate(formatRoute('policy', ['proposal', sent.proposalId]), { replace: true })
  }
  const moment = { kind: 'moment', hint: isMonthly(table) ? words.form.month : words.form.date } as const
  const line = { kind: 'text', max: 200 } as const
  const entry = (name: string, label: string, form: Parameters<typeof CellEntry>[0]['form'], hint?: string) => (
    <CellEntry
      key={name}
      name={name}
      label={label}
      form={form}
      typed={entries[name] ?? ''}
      problem={shown(name)}
      {...(hint && { hint })}
      onChange={(typed) => set(name, typed)}
    />
  )
  if (!draft.ready) return <Waiting />
  return (
    <>
      <div className={`screen-body ${css.change}`}>
        <section className="panel stack" aria-labelledby="change-head">
          <div className="row">
            <h2 id="change-head">{words.form.title(words.actions[action], say(tableLabels[table]))}</h2>
            <a href={formatRoute('policy', [table])}>{words.form.back}</a>
          </div>
          <div className={css.fields}>
            {action !== 'end' && entry('from', words.form.from, moment)}
            {entry('to', action === 'end' ? words.form.end : words.form.to, moment)}
            {action !== 'end' && columnsOf(table).map(([name, column]) => entry(name, say(column.label), column.form))}
            {entry('docNo', words.form.docNo, { kind: 'text', max: 60 }, words.form.docNoHint)}
            {action !== 'end' && entry('source', words.form.source, line)}
          </div>
          {action !== 'end' && (
            <Checkbox checked={entries['confirmed'] === 'true'} onChange={(event) => set('confirmed', String(event.target.checked))}>
              {words.form.confirmed}
            </Checkbox>
          )}
          <div className={css.field} data-wide>
            <label htmlFor="cell-reason">{words.form.reason}</label>
            <Input.TextArea
              id="cell-reason"
              rows={2}
              maxLength={500}
              value={reason}
              {...(tried && reason.trim().length < 2 && { status: 'error' as const })}
              onChange={(event) => set('reason', event.target.value)}
            />
            {tried && reason.trim().length < 2 && <p className={css.problem}>{words.form.reasonShort}</p>}
          </div>
        </section>
        <section className="panel stack" aria-labelledby="outlook-head" aria-live="polite">
          <h2 id="outlook-head">{words.outlook}</h2>
          {change && preview.data ? <Outlook table={table} preview={preview.data} /> : <p className="muted">{words.outlookWaits}</p>}
          {change && preview.isPending && <Waiting />}
          <ErrorNote failure={change ? preview.error : null} onRetry={() => void preview.refetch()} />
        </section>
      </div>
      <ErrorNote failure={propose.failure} onRetry={() => void propose.retry()} onClose={propose.reset} />
      <ActionBar
        primary={
          <>
            <span className="muted" role="status">
              {wrong > 0 ? words.form.problems(wrong) : words.form.ready}
            </span>
            <Button type="primary" loading={propose.pending} onClick={() => void send()}>
              {words.form.send}
            </Button>
          </>
        }
      >
        <span className="muted">{draft.saving ? words.form.saving : words.form.kept}</span>
      </ActionBar>
    </>
  )
}
