import { expect, test } from 'vitest'
import { reasonsMatch, stopReasonOf, stopReasons } from './stopReasons.ts'
import { unemploymentReasonOf, unemploymentReasons } from './unemploymentReasons.ts'

test('ten reasons give a claim and four do not', () => {
  const entitled = unemploymentReasons.filter((reason) => reason.entitled).map((reason) => reason.value)
  expect(entitled).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'])
  expect(unemploymentReasons.filter((reason) => !reason.entitled).map((reason) => reason.value)).toEqual(['20', '21', '22', '23'])
  expect(unemploymentReasonOf('07')?.article).toBe('第三十六条')
  expect(unemploymentReasonOf('99')).toBeUndefined()
})

test('six reasons are for the counter only', () => {
  expect(stopReasons.filter((reason) => reason.counterOnly).map((reason) => reason.label.zh)).toEqual([
    '人员死亡',
    '出国（境）定居',
    '达到法定退休年龄',
    '依法服兵役',
    '录用为公务员',
    '法律法规规定的其他情形（窗口核实材料）',
  ])
})

test('停保原因 and 失业登记原因 match one to one', () => {
  expect(reasonsMatch('01', '01')).toBe(true)
  expect(reasonsMatch('01', '20')).toBe(false)
  expect(reasonsMatch('33', '22')).toBe(true)
  expect(reasonsMatch('34', '01')).toBe(false)
  expect(reasonsMatch('xx', '01')).toBe(false)
  for (const reason of stopReasons) for (const code of reason.unemploymentReasons) expect(unemploymentReasonOf(code)).toBeDefined()
  for (const reason of unemploymentReasons) expect(stopReasons.some((stop) => reasonsMatch(stop.value, reason.value))).toBe(true)
  expect(stopReasonOf('22')).toBeUndefined()
})
