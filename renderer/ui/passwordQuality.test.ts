import { expect, test } from 'vitest'
import { passwordQuality, passwordUsable } from './passwordQuality.ts'

test('says how many characters are missing, counting each Chinese character as one', () => {
  expect(passwordQuality('今天下午三点开会', 'chen')).toEqual({ verdict: 'short', missing: 7 })
  expect(passwordQuality('𠮷'.repeat(3), 'chen')).toEqual({ verdict: 'short', missing: 12 })
})

test('length is not enough when it is the login or a piece over and over', () => {
  expect(passwordQuality('chenweichenweichenwei', 'chenwei')).toEqual({ verdict: 'login' })
  expect(passwordQuality('abc12abc12abc12', 'chenwei')).toEqual({ verdict: 'repeats' })
  expect(passwordQuality('aaaabbbbaaaabbbba', 'chenwei')).toEqual({ verdict: 'repeats' })
})

test('a sentence will do', () => {
  expect(passwordUsable('今天下午三点在二楼会议室开会', 'chenwei')).toBe(false)
  expect(passwordUsable('今天下午三点在二楼会议室开会哦', 'chenwei')).toBe(true)
  expect(passwordQuality('the quick fox jumped over it', 'chenwei')).toEqual({ verdict: 'good' })
})
