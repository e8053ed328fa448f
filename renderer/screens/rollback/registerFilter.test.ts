import { expect, it } from 'vitest'
import { filterOf, queryOf } from './registerFilter.ts'

it('reads the filter from the address and leaves half-typed days alone', () => {
  expect(filterOf({ states: 'proposed,gone', reasons: 'H01', from: '20251001', to: '2025-1', keyword: ' 张 ' })).toEqual({
    states: ['proposed'],
    reasons: ['H01'],
    from: '2025-10-01',
    to: null,
    keyword: ' 张 ',
  })
  expect(filterOf({ from: '2025-13-40' }).from).toBeNull()
  expect(queryOf({ states: '', keyword: 'a' })).toEqual({ keyword: 'a' })
})
