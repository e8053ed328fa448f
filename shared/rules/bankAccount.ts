import { type Text, text } from '../text.ts'

export type BankAccountCheck =
  | {
      readonly ok: true
      /** Digits only */
      readonly value: string
      /** A doubt about a card number; never set for a passbook */
      readonly warning: Text | null
    }
  | { readonly ok: false; readonly reason: Text }

/** Luhn check (ISO/IEC 7812-1) of a string of digits. */
export const luhn = (digits: string): boolean => {
  if (!/^\d+$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Checks an account number; blanks between groups are dropped. A card that fails Luhn is only doubtful (domain rule 8.4). */
export const checkBankAccount = (typed: string, type: 'card' | 'passbook'): BankAccountCheck => {
  const value = typed.replaceAll(/[\s-]/g, '')
  if (!/^\d{5,30}$/.test(value)) return { ok: false, reason: text('银行账号应为5至30位数字', 'An account number has 5 to 30 digits') }
  const doubtful = type === 'card' && !luhn(value)
  return {
    ok: true,
    value,
    warning: doubtful ? text('银行卡号校验位不符，请与卡面核对', 'The card number fails its check digit; compare it with the card') : null,
  }
}
