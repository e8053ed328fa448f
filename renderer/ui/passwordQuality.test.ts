import { expect, test } from 'vitest'
import { passwordQuality, passwordUsable } from './passwordQuality.ts'

const own = ['chenwei', '陈伟']

test('says how many characters are missing', () => {
  expect(passwordQuality('今天下午三点开会', own)).toEqual({ verdict: 'short', missing: 7 })
  expect(passwordQuality('', [])).toEqual({ verdict: 'short', missing: 15 })
})

test('length is not enough with the own name in it or a piece over and over', () => {
  expect(passwordQuality('Chen Wei likes long walks', own)).toEqual({ verdict: 'own' })
  expect(passwordQuality('陈伟每天早上都去滇池边走一走', own)).toEqual({ verdict: 'own' })
  expect(passwordQuality('abc12abc12abc12', own)).toEqual({ verdict: 'repeats' })
  expect(passwordQuality('aaaabbbbaaaabbbba', own)).toEqual({ verdict: 'repeats' })
})

test('a sentence will do', () => {
  expect(passwordUsable('今天下午三点在二楼会议室开会', own)).toBe(false)
  expect(passwordUsable('今天下午三点在二楼会议室开会哦', own)).toBe(true)
  expect(passwordQuality('the quick fox jumped over it', own)).toEqual({ verdict: 'good' })
})
