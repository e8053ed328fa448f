import { expect, it } from 'vitest'
import { instalmentsOf } from './instalments.ts'

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
