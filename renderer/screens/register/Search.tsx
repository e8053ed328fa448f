import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef, Segmented } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { PersonRows } from './PersonRows.tsx'
import css from './register.module.css'
import { UnitRows } from './UnitRows.tsx'
import { useFound } from './useFound.ts'

export type SearchKind = 'persons' | 'units'

/** Finds persons or units; what is looked for stands in the address, so that coming back finds it again. */
export function Search({ kind, keyword }: { kind: SearchKind; keyword: string }) {
  const { shell, register } = useText()
  const input = useRef<InputRef>(null)
  const show = (next: SearchKind, word: string) => navigate(formatRoute('register', [next], { q: word }), { replace: true })
  const [typed, setTyped] = useDebounced(keyword, (word) => show(kind, word.trim()), 250)
  const found = useFound(kind, keyword)
  const ids = found.ids
  const [chosen, setChosen] = useState<string | null>(null)
  const selected = chosen && ids.includes(chosen) ? chosen : (ids[0] ?? null)
  const open = (id: string) => navigate(formatRoute('register', [kind, id]))
  const step = (by: number) => {
    const next = ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(selected ?? '') + by))]
    if (!next) return
    setChosen(next)
    document.getElementById(`row-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  useEffect(() => input.current?.focus({ cursor: 'end' }), [])
  useKeys(shell.screens.register, [
    { key: '/', label: register.keys.search, run: () => input.current?.focus({ cursor: 'all' }) },
    { key: 'j', label: register.keys.next, run: () => step(1) },
    { key: 'ArrowDown', label: register.keys.next, run: () => step(1) },
    { key: 'k', label: register.keys.previous, run: () => step(-1) },
    { key: 'ArrowUp', label: register.keys.previous, run: () => step(-1) },
    { key: 'Enter', label: register.keys.open, run: () => selected && open(selected) },
    { key: 'r', label: register.keys.persons, run: () => show('persons', typed.trim()) },
    { key: 'd', label: register.keys.units, run: () => show('units', typed.trim()) },
  ])

  const rows = { selected, onOpen: open }
  return (
    <Screen head={<PageHead title={shell.screens.register} />}>
      <div className="stack">
        <search className={css.search}>
          <Segmented<SearchKind>
            aria-label={register.searchLabel}
            value={kind}
            onChange={(next) => show(next, typed.trim())}
            options={[
              { value: 'persons', label: register.kinds.persons },
              { value: 'units', label: register.kinds.units },
            ]}
          />
          <Input
            ref={input}
            className={css.keyword ?? ''}
            prefix={<SearchOutlined aria-hidden />}
            allowClear
            maxLength={60}
            aria-label={`${register.searchLabel}：${register.search[kind]}`}
            placeholder={register.search[kind]}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onPressEnter={() => {
              show(kind, typed.trim())
              input.current?.blur()
            }}
          />
        </search>
        {keyword === '' && <EmptyState why={register.start} what={register.startWhat[kind]} />}
        <ErrorNote failure={found.failure} onRetry={found.retry} />
        {keyword !== '' && found.pending && <Waiting />}
        {keyword !== '' && !found.pending && ids.length === 0 && !found.failure && (
          <EmptyState why={register.none(keyword)} what={register.noneWhat} />
        )}
        {ids.length > 0 && (kind === 'persons' ? <PersonRows rows={found.persons} {...rows} /> : <UnitRows rows={found.units} {...rows} />)}
        {found.hasMore && (
          <Button className={css.more ?? ''} onClick={found.more}>
            {register.more}
          </Button>
        )}
      </div>
    </Screen>
  )
}
