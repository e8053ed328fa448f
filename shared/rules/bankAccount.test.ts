import { expect, test } from 'vitest'
import { checkBankAccount, luhn } from './bankAccount.ts'

test.each(['6222021001116245702', '6212262502000000003', '6228480000000000000', '6217003860000000008', '6231900000000000006', '78949'])(
  '%s satisfies Luhn',
  (value) => {
    expect(luhn(value)).toBe(true)
    expect(checkBankAccount(value, 'card')).toEqual({ ok: true, value, warning: null })
  },
)

test('a card that fails Luhn is doubtful, a passbook is not', () => {
  expect(luhn('6222021234567890123')).toBe(false)
  expect(checkBankAccount('6222 0212 3456 7890 123', 'card')).toMatchObject({
    ok: true,
    value: '6222021234567890123',
    warning: { zh: expect.stringContaining('卡面') },
  })
  expect(checkBankAccount('6222021234567890123', 'passbook')).toMatchObject({ ok: true, warning: null })
})

test('letters are no account', () => {
  expect(checkBankAccount('62220210011162457O2', 'card').ok).toBe(false)
  expect(luhn('')).toBe(false)
})
