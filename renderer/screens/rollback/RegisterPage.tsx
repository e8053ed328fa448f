import { Alert, Button, Checkbox, Input, type InputRef, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { type RollbackState, rollbackStateLabels, rollbackStates } from '../../../shared/rollback/proposal.ts'
import { rollbackReasons } from '../../../shared/rollback/reasons.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { filterOf, type Query, queryOf } from './registerFilter.ts'
import { RegisterTable } from './RegisterTable.tsx'
import css from './rollback.module.css'

/** 回退登记: who rolled what back, when, why and with which money; first of all what waits for me. */
export function RegisterPage({ query }: { query: Query }) {
  const { shell, rollback: words } = useText()
  const say = useSay()
  const format = useFormat()
  const filter = filterOf(query)
  const search = useRef<InputRef>(null)
  const body = useRef<HTMLDivElement>(null)
  // Enter opens a row at once, also where the way here was the menu.
  useEffect(() => body.current?.focus({ preventScroll: true }), [])
  const [limit, setLimit] = useState(100)
  const list = useCall('rollback.list', { filter, cursor: null, limit }, { keepPrevious: true })
  const mayPropose = useHolds('firstReview', 'secondReview', 'supervisor')
  const mayExport = useHolds('secondReview', 'supervisor', 'audit')
  const mayDecide = useHolds('secondReview', 'supervisor')
  const exporting = useCommand('rollback.export')
  const [exported, setExported] = useState<{ file: string; rows: number } | null>(null)
  const [chosen, setChosen] = useState(0)
  const rows = list.data?.rows ?? []
  const at = Math.min(chosen, Math.max(0, rows.length - 1))
  const filtered = Object.values(query).some((value) => value !== '')

  const put = (change: Partial<Query>) => navigate(formatRoute('rollback', [], queryOf({ ...query, ...change })), { replace: true })
  const onlyMine = filter.states.length === 1 && filter.states[0] === 'proposed'
  const open = (id: string) => navigate(formatRoute('rollback', [id]))
  const find = () => navigate(formatRoute('rollback', ['find']))
  const step = (by: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, at + by))
    setChosen(next)
    document.getElementById(`rollback-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  const toFile = async () => {
    if (!mayExport || rows.length === 0 || exporting.pending) return
    setExported((await exporting.attempt({ filter })) ?? null)
  }
  useKeys(shell.screens.rollback, [
    ...(mayPropose ? [{ key: 'n', label: words.keys.find, run: find }] : []),
    { key: '/', label: words.keys.search, run: () => search.current?.focus({ cursor: 'all' }) },
    { key: 'j', label: words.keys.next, run: () => step(1) },
    { key: 'ArrowDown', label: words.keys.next, run: () => step(1) },
    { key: 'k', label: words.keys.previous, run: () => step(-1) },
    { key: 'ArrowUp', label: words.keys.previous, run: () => step(-1) },
    { key: 'Enter', label: words.keys.open, run: () => rows[at] && open(rows[at].rollbackId) },
    ...(mayDecide ? [{ key: 'm', label: words.keys.mine, run: () => put({ states: onlyMine ? '' : 'proposed' }) }] : []),
    ...(mayExport ? [{ key: 'e', label: words.keys.export, run: () => void toFile() }] : []),
  ])

  return (
    <section className="screen">
      <PageHead title={shell.screens.rollback} note={words.register} />
      <div ref={body} tabIndex={-1} className="screen-body stack">
        <search className={css.filters}>
          {mayDecide && (
            <Checkbox checked={onlyMine} onChange={() => put({ states: onlyMine ? '' : 'proposed' })}>
              {words.filters.mine(list.data?.toDecide ?? 0)}
            </Checkbox>
          )}
          <Select
            mode="multiple"
            aria-label={words.filters.state}
            placeholder={words.filters.state}
            value={filter.states}
            onChange={(states: RollbackState[]) => put({ states: states.join(',') })}
            options={rollbackStates.map((state) => ({ value: state, label: say(rollbackStateLabels[state]) }))}
          />
          <Select
            mode="multiple"
            aria-label={words.filters.reason}
            placeholder={words.filters.reason}
            value={filter.reasons}
            onChange={(reasons: string[]) => put({ reasons: reasons.join(',') })}
            options={rollbackReasons.map(({ code, label }) => ({ value: code, label: say(label) }))}
          />
          <Input
            className={css.date ?? ''}
            inputMode="numeric"
            allowClear
            aria-label={words.filters.from}
            placeholder={words.filters.from}
            title={words.filters.day}
            value={query.from ?? ''}
            onChange={(event) => put({ from: event.target.value })}
          />
          <Input
            className={css.date ?? ''}
            inputMode="numeric"
            allowClear
            aria-label={words.filters.to}
            placeholder={words.filters.to}
            title={words.filters.day}
            value={query.to ?? ''}
            onChange={(event) => put({ to: event.target.value })}
          />
          <Input
            ref={search}
            className={css.keyword ?? ''}
            allowClear
            maxLength={60}
            aria-label={words.filters.keyword}
            placeholder={words.filters.keyword}
            value={query.keyword ?? ''}
            onChange={(event) => put({ keyword: event.target.value })}
          />
        </search>
        <ErrorNote failure={list.error} onRetry={() => void list.refetch()} />
        <ErrorNote failure={exporting.failure} onRetry={() => void exporting.retry()} onClose={exporting.reset} />
        {exported && (
          <Alert
            type="success"
            showIcon
            closable
            title={words.exported(exported.file, format.count(exported.rows, 'cases'))}
            onClose={() => setExported(null)}
          />
        )}
        {list.isPending && <Waiting />}
        {list.data && rows.length === 0 && (
          <EmptyState why={filtered ? words.listNone : words.listEmpty} what={filtered ? words.listNoneWhat : words.listEmptyWhat} />
        )}
        {rows.length > 0 && list.data && (
          <>
            <RegisterTable rows={rows} selected={at} onOpen={open} />
            <p className="muted">
              {words.total(
                format.count(list.data.total.count, 'cases'),
                format.money(list.data.total.moved),
                format.money(list.data.total.claimed),
              )}
            </p>
          </>
        )}
        {list.data?.next && limit < 200 && <Button onClick={() => setLimit(200)}>{words.more}</Button>}
      </div>
      <ActionBar
        primary={
          mayPropose && (
            <Button type="primary" onClick={find}>
              {words.find}
            </Button>
          )
        }
      >
        {mayExport && (
          <Button disabled={rows.length === 0} loading={exporting.pending} onClick={() => void toFile()}>
            {words.export}
          </Button>
        )}
      </ActionBar>
    </section>
  )
}
