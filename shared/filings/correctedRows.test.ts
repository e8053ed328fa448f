import { expect, it } from 'vitest'
import { correctedRows } from './correctedRows.ts'

const right = '530102199003070016'
const other = '120103198806018241'
const row = (at: number, name: string, idNumber: string) => ({ row: at, name, idNumber })

it('a parked row is corrected by the same number, and never by a name alone', () => {
  expect(correctedRows([row(3, '李明', right)], [{ name: '李敏', idNumber: right }])).toEqual([3])
  // Two persons of one name: the parked number is a good one and belongs to somebody else.
  expect(correctedRows([row(3, '李明', other)], [{ name: '李明', idNumber: right }])).toEqual([])
})

it('where the number itself was wrong, the one new row of that name corrects it, if its number is nearly the same', () => {
  const typo = '530102199003070061'
  expect(correctedRows([row(3, '李明', typo)], [{ name: '李明', idNumber: right }])).toEqual([3])
  expect(correctedRows([row(3, '李明', '53010219900307001')], [{ name: '李明', idNumber: right }])).toEqual([3])
  expect(correctedRows([row(3, '李明', typo)], [{ name: '李明', idNumber: other }])).toEqual([])
  expect(correctedRows([row(3, '李明', typo), row(4, '李明', '5301')], [{ name: '李明', idNumber: right }])).toEqual([])
  const two = [
    { name: '李明', idNumber: right },
    { name: '李明', idNumber: other },
  ]
  expect(correctedRows([row(3, '李明', typo)], two)).toEqual([])
})
