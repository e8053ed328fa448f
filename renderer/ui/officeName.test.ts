import { expect, it } from 'vitest'
import { officeName } from './officeName.ts'

it('shortens an office to the place it is known by', () => {
  expect(officeName('km-wuhua', 'zh')).toBe('五华区')
  expect(officeName('km-center', 'zh')).toBe('昆明市')
  expect(officeName('km-wuhua', 'en')).toBe('Wuhua')
  expect(officeName('office-9', 'zh')).toBe('office-9')
})
