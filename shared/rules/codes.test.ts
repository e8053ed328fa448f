import { expect, test } from 'vitest'
import { educationLevels, ethnicities, genders, labelOf, maritalStates } from './codes.ts'

test('民族 follow GB/T 3304', () => {
  expect(ethnicities).toHaveLength(56)
  for (const [value, zh] of [
    ['01', '汉族'],
    ['07', '彝族'],
    ['14', '白族'],
    ['16', '哈尼族'],
    ['18', '傣族'],
    ['27', '纳西族'],
    ['44', '俄罗斯族'],
    ['56', '基诺族'],
  ] as const) {
    expect(labelOf(ethnicities, value)?.zh).toBe(zh)
  }
})

test('every table has labels in both languages and no value twice', () => {
  for (const table of [genders, maritalStates, educationLevels, ethnicities]) {
    expect(new Set(table.map((entry) => entry.value)).size).toBe(table.length)
    for (const { label } of table) expect(label.zh !== '' && label.en !== '').toBe(true)
  }
  expect(labelOf(maritalStates, '30')?.zh).toBe('丧偶')
  expect(labelOf(genders, null)).toBeUndefined()
})
