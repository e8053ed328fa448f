import { Button, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './assessment.module.css'
import { goTo, onlys, orders, type Place } from './place.ts'
import { SheetTable } from './SheetTable.tsx'
import { useSheets } from './useSheets.ts'

/** The units of a period with their figures, filtered and in order; one of them is chosen and opens with Enter. */
export function Sheets({ period, place }: { readonly period: string; readonly place: Place }) {
  const { shell, assessment: words } = useText()
  const format = useFormat()
  const found = useSheets(period, place)
  const filter = { period, only: place.only, keyword: place.keyword }
  const totals = useCall('assessment.totals', filter, { keepPrevious: true }).data
  const [keyword, setKeyword] = useDebounced(place.keyword, (typed) => goTo({ ...place, keyword: typed }, true), 250)
  const [chosen, setChosen] = useState<string | null>(null)
  const at = found.rows.findIndex((row) => row.unitNo === chosen)
  const choose = (index: number) => {
    const row = found.rows[Math.max(0, Math.min(found.rows.length - 1, index))]
    if (!row) return
    setChosen(row.unitNo)
    // The focus goes along, so that Enter opens the row wherever it was before.
    document.querySelector<HTMLElement>(`#sheet-${row.unitNo} a`)?.focus()
  }
  const open = (unitNo: string | undefined) => unitNo !== undefined && goTo({ ...place, period, unitNo })
  useKeys(shell.screens.assessment, [
    { key: '/', label: words.key.search, run: () => document.getElementById('sheet-search')?.focus() },
    { key: 'j', label: words.key.down, run: () => choose(at + 1) },
    { key: 'ArrowDown', label: words.key.down, run: () => choose(at + 1) },
    { key: 'k', label: words.key.up, run: () => choose(at - 1) },
    { key: 'ArrowUp', label: words.key.up, run: () => choose(at - 1) },
    { key: 'Enter', label: words.key.open, run: () => open(found.rows[at]?.unitNo) },
  ])
  return (
    <>
      <div className="row">
        <Input
          id="sheet-search"
          className={css.keyword ?? ''}
          aria-label={words.keyword}
          placeholder={words.keyword}
          allowClear
          maxLength={60}
          value={keyword}
          onChange={(event) => setKeyword(event.target.value)}
        />
        <Radio.Group
          aria-label={words.filter}
          optionType="button"
          value={place.only}
          onChange={(event) => goTo({ ...place, only: event.target.value }, true)}
          options={onlys.map((value) => ({ value, label: words.filters[value] }))}
        />
        <Select
          aria-label={words.order}
          className={css.order ?? ''}
          value={place.order}
          onChange={(order) => goTo({ ...place, order }, true)}
          options={orders.map((value) => ({ value, label: words.orders[value] }))}
        />
        <span className="muted">{words.yuan}</span>
      </div>
      <ErrorNote failure={found.failure} onRetry={found.retry} />
      {found.pending && <Waiting />}
      {!found.pending && !found.failure && found.rows.length === 0 && <EmptyState why={words.none} what={words.noneHelp} />}
      {found.rows.length > 0 && <SheetTable rows={found.rows} totals={totals} chosen={chosen} onOpen={open} place={{ ...place, period }} />}
      {found.hasMore && (
        <Button className={css.more ?? ''} onClick={found.more}>
          {words.more}
        </Button>
      )}
      <span className="hidden" role="status">
        {totals && words.sum(format.count(totals.units, 'units'))}
      </span>
    </>
  )
}
