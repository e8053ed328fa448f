import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './rollback.module.css'

/** Finds the approved filing that was wrong, of any kind and age; each part of a joint package and each row of a batch has its own number. */
export function FindPage({ keyword }: { keyword: string }) {
  const { shell, rollback: words } = useText()
  const say = useSay()
  const input = useRef<InputRef>(null)
  const [typed, setTyped] = useDebounced(
    keyword,
    (word) => navigate(formatRoute('rollback', ['find'], { q: word.trim() }), { replace: true }),
    250,
  )
  const [chosen, setChosen] = useState(0)
  const found = useCall('rollback.find', { keyword, limit: 100 }, { enabled: keyword !== '', keepPrevious: true })
  const rows = keyword === '' ? [] : (found.data?.rows ?? [])
  const at = Math.min(chosen, Math.max(0, rows.length - 1))
  const open = (filingId: string) => navigate(formatRoute('rollback', ['new', 'filing', filingId]))
  const step = (by: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, at + by))
    setChosen(next)
    document.getElementById(`found-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  useEffect(() => input.current?.focus({ cursor: 'end' }), [])
  useKeys(shell.screens.rollback, [
    { key: '/', label: words.keys.search, run: () => input.current?.focus({ cursor: 'all' }) },
    { key: 'j', label: words.keys.next, run: () => step(1) },
    { key: 'ArrowDown', label: words.keys.next, run: () => step(1) },
    { key: 'k', label: words.keys.previous, run: () => step(-1) },
    { key: 'ArrowUp', label: words.keys.previous, run: () => step(-1) },
    { key: 'Enter', label: words.keys.open, run: () => rows[at] && open(rows[at].filingId) },
    { key: 'Escape', label: words.keys.back, run: () => navigate(formatRoute('rollback')) },
  ])
  return (
    <Screen head={<PageHead title={words.find} extra={<a href={formatRoute('rollback')}>{words.register}</a>} />}>
      <div className="stack">
        <search>
          <Input
            ref={input}
            className={css.keyword ?? ''}
            prefix={<SearchOutlined aria-hidden />}
            allowClear
            maxLength={60}
            aria-label={words.find}
            placeholder={words.findHint}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onPressEnter={() => {
              navigate(formatRoute('rollback', ['find'], { q: typed.trim() }), { replace: true })
              input.current?.blur()
            }}
          />
        </search>
        {keyword === '' && <EmptyState why={words.findStart} what={words.findStartWhat} />}
        <ErrorNote failure={found.error} onRetry={() => void found.refetch()} />
        {keyword !== '' && found.isPending && <Waiting />}
        {keyword !== '' && found.data && rows.length === 0 && <EmptyState why={words.findNone(keyword)} what={words.findNoneWhat} />}
        {rows.length > 0 && (
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{words.columns.filing}</th>
                <th scope="col">{words.columns.kind}</th>
                <th scope="col">{words.columns.subject}</th>
                <th scope="col">{words.unit}</th>
                <th scope="col">{words.columns.approvedOn}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={row.filingId} id={`found-${index}`} data-open data-selected={index === at} onClick={() => open(row.filingId)}>
                  <th scope="row" className="num nowrap">
                    <a href={formatRoute('rollback', ['new', 'filing', row.filingId])}>{row.number}</a>
                  </th>
                  <td>{say(row.label)}</td>
                  <td>
                    {row.subject} <small className="num muted">{row.subjectId}</small>
                  </td>
                  <td>{row.unitName}</td>
                  <td>
                    <DateText at={row.at} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Screen>
  )
}
