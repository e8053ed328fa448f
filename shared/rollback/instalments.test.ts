import { expect, it } from 'vitest'
import { instalmentsOf, setOffAgainst } from './instalments.ts'

it('divides a claim into months without losing a 分', () => {
  expect(instalmentsOf(186_301, 3, '202511')).toEqual([
    { month: '202511', amount: 62_101 },
    { month: '202512', amount: 62_100 },
    { month: '202601', amount: 62_100 },
  ])
  expect(instalmentsOf(2, 5, '202512')).toEqual([
    { month: '202512', amount: 1 },
    { month: '202601', amount: 1 },
  ])
  expect(instalmentsOf(500, 0, '202512')).toEqual([{ month: '202512', amount: 500 }])
})

it('sets off never more than the benefit of a month; the rest goes on to the next, and what no month is left for stays', () => {
  const months = ['202511', '202512'].map((month) => ({ month, due: 195_300 }))
  expect(setOffAgainst(instalmentsOf(300_000, 2, '202511'), months)).toEqual({
    months: [
      { month: '202511', due: 195_300, setOff: 150_000 },
      { month: '202512', due: 195_300, setOff: 150_000 },
    ],
    rest: 0,
  })
  expect(setOffAgainst(instalmentsOf(500_000, 1, '202511'), months)).toEqual({
    months: [
      { month: '202511', due: 195_300, setOff: 195_300 },
      { month: '202512', due: 195_300, setOff: 195_300 },
    ],
    rest: 109_400,
  })
  expect(setOffAgainst(instalmentsOf(100, 1, '202601'), months)).toEqual({ months: [], rest: 100 })
})
