import { expect, it } from 'vitest'
import { adjustmentLines, lockedPeriods, personLines, sheetFor, sheetPage, sheetTotals, sheetUnits } from '../../db/queries/sheets.ts'
import { unitA } from '../filings/given.ts'
import { closeDesk, establish, openDesk, tempDir } from '../desk/store.ts'

it('a period neither locked nor previewed has no sheets', () => {
  const store = openDesk(tempDir())
  establish(store)
  const ask = { period: '202510', keyword: '', only: 'all', order: 'moved', cursor: null, limit: 10 } as const
  expect(sheetPage(store.db, ask)).toEqual({ rows: [], next: null })
  expect(sheetTotals(store.db, ask).units).toBe(0)
  expect(sheetUnits(store.db, ask)).toEqual([])
  expect(sheetFor(store.db, unitA.unitNo, '202510')).toBeUndefined()
  expect(personLines(store.db, { unitNo: unitA.unitNo, period: '202510', after: null, limit: 5 })).toEqual([])
  expect(adjustmentLines(store.db, unitA.unitNo, '202510')).toEqual([])
  expect(lockedPeriods(store.db)).toEqual([])
  closeDesk(store)
})
