import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkIdNumber, idCheckDigit } from './idNumber.ts'

test.each([
  ['11010519491231002X', 'citizen', '1949-12-31', '2'],
  ['440524188001010014', 'citizen', '1880-01-01', '1'],
  ['360426199101010071', 'citizen', '1991-01-01', '1'],
  ['120103198806018241', 'citizen', '1988-06-01', '2'],
  ['412723199010050012', 'citizen', '1990-10-05', '1'],
  ['530102199003070016', 'citizen', '1990-03-07', '1'],
  ['530129198502280021', 'citizen', '1985-02-28', '2'],
  ['810000199001010019', 'hongKong', '1990-01-01', '1'],
  ['932682198501010017', 'foreigner', '1985-01-01', '1'],
  ['911124198108030024', 'foreigner', '1981-08-03', '2'],
])('%s is a valid %s', (value, kind, birthDate, gender) => {
  expect(checkIdNumber(value)).toEqual({ ok: true, value, kind, birthDate, gender })
})

test('a lower-case x is accepted and stored upper case', () => {
  expect(checkIdNumber(' 44011320141005001x ')).toMatchObject({ ok: true, value: '44011320141005001X' })
})

test.each([
  ['110105194912310021', 'check'],
  ['360426199101010072', 'check'],
  ['36042619910102009X', 'check'],
  ['360426199113010079', 'birthDate'],
  ['T60426199101010078', 'characters'],
  ['990426199112010074', 'area'],
  ['12345678', 'length'],
  ['530113196302290019', 'birthDate'],
  ['530102900307001', 'length15'],
  ['USA530085030711', 'oldForeigner'],
  ['', 'length'],
  ['820001199001010012', 'area'],
])('%s is refused: %s', (value, problem) => {
  expect(checkIdNumber(value)).toMatchObject({ ok: false, problem })
})

describe('random numbers', () => {
  const first17 = fc
    .record({
      area: fc.constantFrom('530102', '530121', '110105', '710000', '810000', '820000', '830000'),
      birth: fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
      order: fc.integer({ min: 0, max: 999 }),
    })
    .map(({ area, birth, order }) => `${area}${birth.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`)

  test('with their check digit are valid, with any other place changed they are not', () => {
    fc.assert(
      fc.property(first17, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 }), (body, place, shift) => {
        const value = body + idCheckDigit(body)
        expect(checkIdNumber(value).ok).toBe(true)
        if (value[place] === 'X') return
        const wrong = value.slice(0, place) + String((Number(value[place]) + shift) % 10) + value.slice(place + 1)
        expect(checkIdNumber(wrong).ok).toBe(false)
      }),
    )
  })
})
