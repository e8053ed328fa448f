import { useVirtualizer } from '@tanstack/react-virtual'
import { type Ref, useEffect, useId, useImperativeHandle, useRef } from 'react'
import type { QueueRow } from '../../../shared/contract/filings.ts'
import { useText } from '../../text/useText.ts'
import { CompactCase } from './CompactCase.tsx'
import { QueueCell, queueColumns, titleOf } from './QueueCells.tsx'
import css from './queue.module.css'

export interface QueueListHandle {
  focus(): void
  /** Rows that fit on the screen. */
  pageSize(): number
}

interface Props {
  readonly rows: readonly QueueRow[]
  /** False while more can be fetched. */
  readonly complete: boolean
  readonly layout: 'columns' | 'compact'
  readonly selected: string | null
  readonly now: string
  readonly offset?: number
  readonly handle?: Ref<QueueListHandle>
  onOpen(caseId: string): void
  onMore(): void
  onOffset?(offset: number): void
}

const heights = { columns: 36, compact: 78 } as const
const headHeight = 34

/** The list of cases, drawn only where it is looked at. Rows are of one height, so that nothing moves while it loads on. */
export function QueueList(props: Props) {
  const { rows, complete, layout, selected, now, offset = 0, onOpen, onMore, onOffset } = props
  const { queue } = useText()
  const id = useId()
  const pane = useRef<HTMLDivElement>(null)
  const height = heights[layout]
  // The heading scrolls with the pane and sticks to its top.
  const head = layout === 'columns' ? headHeight : 0
  const list = useVirtualizer({
    count: rows.length + (complete ? 0 : 1),
    getScrollElement: () => pane.current,
    estimateSize: () => height,
    initialOffset: offset,
    overscan: 8,
    scrollMargin: head,
    scrollPaddingStart: head,
  })
  const at = rows.findIndex((row) => row.caseId === selected)
  const visible = list.getVirtualItems()
  const last = visible.at(-1)?.index ?? 0

  useEffect(() => list.measure(), [list, height])
  useEffect(() => {
    if (!complete && last >= rows.length - 20) onMore()
  }, [complete, last, rows.length, onMore])
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' })
  }, [at, list])
  useImperativeHandle(props.handle, () => ({
    focus: () => pane.current?.focus({ preventScroll: true }),
    pageSize: () => Math.max(1, Math.floor((pane.current?.clientHeight ?? height) / height) - 1),
  }))

  const columns = layout === 'columns'
  return (
    <div
      ref={pane}
      className={css.pane}
      role={columns ? 'grid' : 'listbox'}
      aria-label={queue.list}
      aria-rowcount={columns ? (complete ? rows.length + 1 : -1) : undefined}
      tabIndex={0}
      aria-activedescendant={visible.some((item) => item.index === at) ? `${id}-${at}` : undefined}
      onScroll={(event) => onOffset?.(event.currentTarget.scrollTop)}
    >
      {columns && (
        <div className={css.head} role="row" aria-rowindex={1} style={{ height: headHeight }}>
          {queueColumns.map((column) => (
            <span key={column} role="columnheader" className={css.cut} title={queue.columns[column]}>
              {queue.columns[column]}
            </span>
          ))}
        </div>
      )}
      <div className={css.canvas} role={columns ? 'rowgroup' : 'presentation'} style={{ height: list.getTotalSize() }}>
        {visible.map((item) => {
          const row = rows[item.index]
          const place = { height: item.size, transform: `translateY(${item.start - head}px)` }
          if (!row) {
            return (
              <div key="more" className={css.more} role="presentation" style={place}>
                {queue.loadingMore}
              </div>
            )
          }
          return (
            <div
              key={row.caseId}
              id={`${id}-${item.index}`}
              className={columns ? css.row : css.card}
              role={columns ? 'row' : 'option'}
              aria-rowindex={columns ? item.index + 2 : undefined}
              aria-selected={item.index === at}
              style={place}
              onClick={() => onOpen(row.caseId)}
            >
              {columns ? (
                queueColumns.map((column) => (
                  <span key={column} role="gridcell" className={css.cut} title={titleOf(row, column)}>
                    <QueueCell row={row} column={column} now={now} />
                  </span>
                ))
              ) : (
                <CompactCase row={row} now={now} />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
