import { Button, Table } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Money } from '../../ui/Money.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './prints.module.css'
import { PrintTag } from './PrintTag.tsx'

type Row = OutputOf<'print.units'>['rows'][number]

interface Props {
  readonly filter: InputOf<'print.select'>
  readonly selected: readonly string[]
  onSelected(units: readonly string[]): void
  readonly current: string | null
  onCurrent(unitNo: string): void
}

const step = 100
/** Rows on screen at most; to find one of more units there is the keyword, to print them all there is “select all”. */
const most = 500

/** The units of a period. A row is looked at by clicking or with the arrows and Enter, and chosen with its tick. */
export function UnitTable({ filter, selected, onSelected, current, onCurrent }: Props) {
  const { prints: words } = useText()
  const [limit, setLimit] = useState(step)
  const page = useCall('print.units', { ...filter, cursor: null, limit }, { keepPrevious: true })
  const { columns } = words
  if (page.isPending) return <Waiting />
  if (page.error) return <ErrorNote failure={page.error} onRetry={() => void page.refetch()} />
  const { rows, next } = page.data
  if (rows.length === 0) return <EmptyState why={words.noUnits} what={words.noUnitsHelp} />
  const shown = new Set(rows.map(({ unitNo }) => unitNo))

  const move = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const row = event.currentTarget
    if (by !== 0) {
      event.preventDefault()
      const to = by > 0 ? row.nextElementSibling : row.previousElementSibling
      if (to instanceof HTMLElement) to.focus()
    } else if (event.key === 'Enter' && event.target === row) onCurrent(row.dataset['rowKey'] ?? '')
  }
  return (
    <>
      <Table<Row>
        size="small"
        className={css.table ?? ''}
        rowKey="unitNo"
        pagination={false}
        dataSource={[...rows]}
        rowClassName={(row) => (row.unitNo === current ? (css.current ?? '') : '')}
        onRow={(row) => ({
          tabIndex: 0,
          'aria-selected': row.unitNo === current,
          onClick: () => onCurrent(row.unitNo),
          onKeyDown: move,
        })}
        rowSelection={{
          selectedRowKeys: selected.filter((unitNo) => shown.has(unitNo)),
          onChange: (keys) => onSelected([...selected.filter((unitNo) => !shown.has(unitNo)), ...keys.map(String)]),
          getCheckboxProps: (row) => ({ 'aria-label': row.unitName }) as object,
        }}
        columns={[
          {
            title: columns.unit,
            render: (_, row) => (
              <>
                <div>{row.unitName}</div>
                <div className="num muted">{row.unitNo}</div>
              </>
            ),
          },
          { title: columns.persons, align: 'right', className: 'nowrap', render: (_, row) => <span className="num">{row.persons}</span> },
          {
            title: columns.adjustments,
            align: 'right',
            className: 'nowrap',
            render: (_, row) => <span className="num">{row.adjustments}</span>,
          },
          { title: columns.payable, align: 'right', className: 'nowrap', render: (_, row) => <Money fen={row.payable} /> },
          {
            title: columns.copies,
            className: 'nowrap',
            render: (_, row) =>
              row.state && (
                <span className={css.acts}>
                  <span className="num">{row.copies}</span>
                  <PrintTag state={row.state} />
                </span>
              ),
          },
        ]}
      />
      {next !== null && limit < most && (
        <Button className={css.more ?? ''} onClick={() => setLimit(limit + step)}>
          {words.more}
        </Button>
      )}
    </>
  )
}
