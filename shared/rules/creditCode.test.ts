import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCreditCode, creditCodeCheckDigit } from './creditCode.ts'

test.each([
  '91350100M000100Y43',
  '91110000600037341L',
  '91370285MA3QAJ0107',
  '121200004013590816',
  '91620105L015101280',
  '92340603MA2UK1TD00',
  '91340621MA2PBPLU08',
  'A1110000600037341K',
])('%s is valid', (value) => {
  expect(checkCreditCode(value)).toMatchObject({ ok: true, value })
})

test('lower case is put right', () => {
  expect(checkCreditCode(' 91350100m000100y43')).toMatchObject({ ok: true, value: '91350100M000100Y43', registrar: { zh: '工商' } })
})

test.each([
  ['91110000600037341N', 'check'],
  ['9111000060003IOZSV', 'characters'],
  ['12345', 'length'],
  ['91310115MA1H8R7C6D', 'check'],
  ['A1110000600037341L', 'check'],
  ['91350211M0000XUF46', 'check'],
  ['B1110000600037341L', 'registrar'],
  ['91A10000600037341L', 'area'],
])('%s is refused: %s', (value, problem) => {
  expect(checkCreditCode(value)).toMatchObject({ ok: false, problem })
})

test('any body with its check character is valid for every registering body, 0 included', () => {
  const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
  const body = fc.tuple(
    fc.constantFrom('1', '5', '9', 'A', 'N', 'Y'),
    fc.constantFrom('1', '2', '3', '9'),
    fc.constantFrom('530102', '110000'),
    fc.string({ unit: fc.constantFrom(...alphabet), minLength: 9, maxLength: 9 }),
  )
  const seen = new Set<string>()
  fc.assert(
    fc.property(body, (parts) => {
      const first17 = parts.join('')
      const check = creditCodeCheckDigit(first17)
      seen.add(check)
      expect(checkCreditCode(first17 + check).ok).toBe(true)
    }),
    { numRuns: 1000, seed: 32_100 },
  )
  expect(seen.has('0')).toBe(true)
})
