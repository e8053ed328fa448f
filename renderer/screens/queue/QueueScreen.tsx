import { Button, type InputRef, type RefSelectProps } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { formatRoute, navigate, type ScreenProps } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { choiceOf, narrows, noFilter, type QueueChoice } from '../../bridge/queue/filter.ts'
import { keepPlace, placeIn } from '../../bridge/queue/place.ts'
import { useQueueChoice } from '../../bridge/queue/useQueueChoice.ts'
import { useQueueRows } from '../../bridge/queue/useQueueRows.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useLanguage } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { QueueList, type QueueListHandle } from '../../ui/queue/QueueList.tsx'
import { useWidth } from '../../ui/useWidth.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { conditions } from './conditions.ts'
import { FilterBar } from './FilterBar.tsx'
import css from './queueScreen.module.css'
import { SavedViews } from './SavedViews.tsx'

/** 办件审核: every case of the offices the person serves, most urgent first. */
export function QueueScreen({ route }: ScreenProps) {
  const { shell } = useText()
  const stored = useQueueChoice()
  const wanted = useMemo(() => choiceOf(route.query), [route.query])
  const choice = wanted ?? stored.value

  // A filter named in the address becomes the remembered one; the address does not hold it any longer.
  useEffect(() => {
    if (!wanted || !stored.ready) return
    stored.set(wanted)
    navigate(formatRoute('queue'), { replace: true })
  }, [wanted, stored])

  return (
    <section className="screen">
      <PageHead
        title={shell.screens.queue}
        note={<Count choice={choice} enabled={stored.ready} />}
        extra={<SavedViews choice={choice} onChoice={stored.set} />}
      />
      {stored.ready ? <List choice={choice} onChoice={stored.set} /> : <Waiting />}
    </section>
  )
}

function Count({ choice, enabled }: { choice: QueueChoice; enabled: boolean }) {
  const { queue, common } = useText()
  const format = useFormat()
  const counted = useCall('queue.count', { filter: choice.filter }, { enabled, keepPrevious: true })
  return <span aria-live="polite">{counted.data ? common.total(format.count(counted.data.count, 'cases', 1000)) : queue.counting}</span>
}

function List({ choice, onChoice }: { choice: QueueChoice; onChoice(choice: QueueChoice): void }) {
  const { queue, shell } = useText()
  const language = useLanguage()
  const now = useNow()
  const list = useQueueRows(choice, true)
  const name = JSON.stringify(choice)
  // While another filter's rows are on screen, so is their place.
  const [shown, setShown] = useState(name)
  if (!list.stale && shown !== name) setShown(name)
  const start = useMemo(() => placeIn(shown), [shown])
  const [chosen, setChosen] = useState(start.caseId)
  const offset = useRef(start.offset)
  const handle = useRef<QueueListHandle>(null)
  const keyword = useRef<InputRef>(null)
  const status = useRef<RefSelectProps>(null)
  const [pane, setPane] = useState<HTMLElement | null>(null)
  const width = useWidth(pane)

  const { rows } = list
  const selected = rows.some((row) => row.caseId === chosen) ? chosen : (rows[0]?.caseId ?? null)
  const keep = (caseId: string | null) => keepPlace(shown, offset.current, caseId)
  const step = (by: number) => {
    const at = rows.findIndex((row) => row.caseId === selected)
    const to = rows[Math.min(rows.length - 1, Math.max(0, at + by))]
    if (!to) return
    setChosen(to.caseId)
    keep(to.caseId)
    handle.current?.focus()
  }
  const open = (caseId: string) => {
    keep(caseId)
    navigate(formatRoute('case', [caseId]))
  }
  const { filter, order } = choice
  const clear = () => onChoice({ filter: noFilter, order })
  const page = () => handle.current?.pageSize() ?? 10
  useEffect(() => handle.current?.focus(), [])
  useKeys(shell.screens.queue, [
    { key: 'j', label: queue.keys.next, run: () => step(1) },
    { key: 'ArrowDown', label: queue.keys.next, run: () => step(1) },
    { key: 'k', label: queue.keys.previous, run: () => step(-1) },
    { key: 'ArrowUp', label: queue.keys.previous, run: () => step(-1) },
    { key: 'PageDown', label: queue.keys.page, run: () => step(page()) },
    { key: 'PageUp', label: queue.keys.pageUp, run: () => step(-page()) },
    { key: 'Home', label: queue.keys.first, run: () => step(-rows.length) },
    { key: 'Enter', label: queue.keys.open, run: () => selected && open(selected) },
    { key: '/', label: queue.keys.keyword, run: () => keyword.current?.focus({ cursor: 'all' }) },
    { key: 's', label: queue.keys.status, run: () => status.current?.focus() },
    { key: 'm', label: queue.keys.mine, run: () => onChoice({ filter: { ...filter, mine: !filter.mine }, order }) },
    { key: 'o', label: queue.keys.order, run: () => onChoice({ filter, order: order === 'deadline' ? 'deadlineDesc' : 'deadline' }) },
    {
      key: 'Escape',
      label: queue.keys.clear,
      run: () => (document.activeElement instanceof HTMLInputElement ? handle.current?.focus() : narrows(filter) && clear()),
    },
  ])

  const narrowed = narrows(filter)
  return (
    <div className={css.body}>
      <FilterBar choice={choice} onChoice={onChoice} keywordRef={keyword} statusRef={status} onLeave={() => handle.current?.focus()} />
      {list.failure && <ErrorNote failure={list.failure} onRetry={list.retry} />}
      <div ref={setPane} className={`${css.list} ${list.stale ? css.stale : ''}`}>
        {list.pending && !list.failure && <Waiting />}
        {!list.pending && rows.length === 0 && (
          <EmptyState
            why={narrowed ? queue.emptyFiltered : queue.emptyAll}
            what={narrowed ? queue.emptyFilteredWhat(conditions(filter, language)) : queue.emptyAllWhat}
            action={narrowed && <Button onClick={clear}>{queue.clear}</Button>}
          />
        )}
        {rows.length > 0 && width > 0 && (
          <QueueList
            key={shown}
            rows={rows}
            complete={list.complete}
            layout={width < 900 ? 'compact' : 'columns'}
            selected={selected}
            now={now}
            offset={start.offset}
            handle={handle}
            onOpen={open}
            onMore={list.more}
            onOffset={(at) => {
              offset.current = at
              keep(selected)
            }}
          />
        )}
      </div>
    </div>
  )
}
