import { expect, test } from 'vitest'
import { maskAccount, maskIdNumber, maskName, maskPhone } from './masking.ts'

test('names keep the surname', () => {
  expect(maskName('张三')).toBe('张*')
  expect(maskName('欧阳修远')).toBe('欧阳**')
  expect(maskName('欧阳')).toBe('欧*')
  expect(maskName('\u{20bb7}野')).toBe('\u{20bb7}*')
  expect(maskName('张')).toBe('*')
})

test('numbers keep their ends', () => {
  expect(maskIdNumber('530102199003070016')).toBe('530102********0016')
  expect(maskIdNumber('53010219')).toBe('********')
  expect(maskAccount('6222021001116245702')).toBe('***************5702')
  expect(maskPhone('13812345678')).toBe('138****5678')
  expect(maskPhone('63588129')).toBe('****8129')
  expect(maskPhone('110')).toBe('***')
})
