import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atRate, formatChinese, formatFen, formatRate, parseYuan, proportion } from './money.ts'

test('rounds half up to the 分, away from zero below it', () => {
  expect(atRate(435_700, 70)).toBe(3050)
  expect(atRate(435_700, 30)).toBe(1307)
  expect(atRate(612_345, 70)).toBe(4286)
  expect(atRate(612_345, 30)).toBe(1837)
  expect(atRate(2_178_900, 70)).toBe(15_252)
  expect(atRate(2_178_900, 30)).toBe(6537)
  // 12345.67 × 60 % = 7407.402
  expect(atRate(1_234_567, 6000)).toBe(740_740)
  expect(proportion(1, 1, 2)).toBe(1)
  expect(proportion(-1, 1, 2)).toBe(-1)
  expect(proportion(-1, 1, 3)).toBe(0)
})

test('stays exact beyond 2^53', () => {
  expect(proportion(100_000_000_000, 2_000_000, 1_000_000)).toBe(200_000_000_000)
  expect(proportion(99_999_999_999, 3_000_001, 1_000_000)).toBe(300_000_099_997)
})

test('agrees with whole numbers of any size, on halves and beside them', () => {
  const whole = fc.integer({ min: 0, max: 2 ** 36 })
  fc.assert(
    fc.property(whole, fc.integer({ min: 1, max: 12_000 }), fc.constantFrom(2, 3, 10_000, 1_000_000), (value, numerator, denominator) => {
      const exact = (2n * BigInt(value) * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator))
      expect(proportion(value, numerator, denominator)).toBe(Number(exact))
    }),
    { numRuns: 2000 },
  )
})

test('formats and reads 元', () => {
  expect(formatFen(123_456)).toBe('1,234.56')
  expect(formatFen(5)).toBe('0.05')
  expect(formatFen(-3500)).toBe('-35.00')
  expect(formatFen(100_000_000_00)).toBe('100,000,000.00')
  expect(formatRate(70)).toBe('0.7%')
  expect(parseYuan('1,234.5')).toEqual({ ok: true, fen: 123_450 })
  expect(parseYuan(' ¥６１２３．４５元 ')).toEqual({ ok: true, fen: 612_345 })
  for (const wrong of ['', '1.234', '-1', '1,23', '1e3', '12,34.00', '99999999999']) expect(parseYuan(wrong).ok).toBe(false)
})

test('what is formatted reads back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), (fen) => {
      expect(parseYuan(formatFen(fen))).toEqual({ ok: true, fen })
    }),
  )
})

test('writes 人民币大写', () => {
  const examples: [number, string][] = [
    [39_794, '叁佰玖拾柒元玖角肆分'],
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [100_500, '壹仟零伍元整'],
    [100_005, '壹仟元零伍分'],
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [1_000_000, '壹万元整'],
    [10_000_500, '壹拾万零伍元整'],
    [10_700_053, '壹拾万柒仟元伍角叁分'],
    [1_680_032, '壹万陆仟捌佰元叁角贰分'],
    [32_500_000_000, '叁亿贰仟伍佰万元整'],
    [10_000_000_100, '壹亿零壹元整'],
    [10_000_010_000, '壹亿零壹佰元整'],
    [-3500, '负叁拾伍元整'],
  ]
  for (const [fen, words] of examples) expect(formatChinese(fen)).toBe(words)
})

test('whole-number arithmetic and long arithmetic give the same', () => {
  const exact = (value: number, numerator: number, denominator: number): number => {
    const product = BigInt(value) * BigInt(numerator)
    const size = product < 0n ? -product : product
    const rounded = Number((2n * size + BigInt(denominator)) / (2n * BigInt(denominator)))
    return product < 0n && rounded !== 0 ? -rounded : rounded
  }
  fc.assert(
    fc.property(
      fc.integer({ min: -100_000_000_000, max: 100_000_000_000 }),
      fc.integer({ min: 0, max: 3_000_000 }),
      fc.constantFrom(1, 2, 3, 7, 10_000, 1_000_000),
      (value, numerator, denominator) => {
        expect(proportion(value, numerator, denominator)).toBe(exact(value, numerator, denominator))
      },
    ),
    { numRuns: 2000 },
  )
})
