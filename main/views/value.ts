import { fieldOptions } from '../../shared/filings/fieldState.ts'
import type { Field, FieldType, Value, Values } from '../../shared/filings/kind.ts'
import { officeById } from '../../shared/policy/offices.ts'
import { divisionOf } from '../../shared/rules/divisions.ts'
import { maskAccount, maskIdNumber, maskPhone } from '../../shared/rules/masking.ts'
import { formatFen } from '../../shared/rules/money.ts'
import { monthInWords } from '../../shared/rules/months.ts'
import { type Text, text } from '../../shared/text.ts'

/** Numbers are masked; names are what the work is done with and stay readable. Free text may quote a number. */
const masks: { readonly [T in FieldType]?: (value: string) => string } = {
  idNumber: maskIdNumber,
  phone: maskPhone,
  bankAccount: maskAccount,
  text: (value) => maskedWords(value),
  longText: (value) => maskedWords(value),
}

/** The value as it may leave for the page. */
export const masked = (type: FieldType, value: Value): Value => (typeof value === 'string' ? (masks[type]?.(value) ?? value) : value)

const same = (word: string): Text => text(word, word)

/** A value in words: 元, months, 是/否, a code with its label. Masked where its type is. */
export function display(field: Pick<Field, 'type' | 'options'>, value: Value, values: Values = {}): Text {
  if (value === null || value === '') return same('')
  if (typeof value === 'boolean') return value ? text('是', 'Yes') : text('否', 'No')
  if (typeof value === 'number')
    return field.type === 'money' ? text(`${formatFen(value)} 元`, `¥${formatFen(value)}`) : same(String(value))
  if (field.type === 'month') return text(monthInWords(value), `${value.slice(0, 4)}-${value.slice(4, 6)}`)
  if (field.type === 'code') {
    const option = fieldOptions({ label: same(''), group: same(''), ...field }, values).find((candidate) => candidate.value === value)
    return option ? option.label : text(`${value}（未知代码）`, `${value} (unknown code)`)
  }
  if (field.type === 'division') {
    const name = divisionOf(value)?.name
    return name ? text(`${name.zh} ${value}`, `${name.en} ${value}`) : same(value)
  }
  return same(String(masked(field.type, value)))
}

export const officeName = (officeId: string): Text => officeById(officeId)?.name ?? same(officeId)

const idNumber = /(?<!\d)[1-8]\d{16}[\dXx](?![\dA-Za-z])/g
const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/g

/**
 * Masks numbers in words that were put together elsewhere or typed by a person: whatever looks like an identity or mobile number, and
 * the numbers in `known` wherever they stand. Credit codes begin with 9 or a letter and stay.
 */
export function maskedWords(words: string, known: readonly (readonly [string, FieldType])[] = []): string {
  let plain = words
  for (const [value, type] of known) if (value.length >= 6) plain = plain.replaceAll(value, String(masked(type, value)))
  return plain.replaceAll(idNumber, maskIdNumber).replaceAll(mobile, maskPhone)
}
export const maskedText = ({ zh, en }: Text, known: readonly (readonly [string, FieldType])[] = []): Text =>
  text(maskedWords(zh, known), maskedWords(en, known))

/** The masked kind of numbers among some values, for `maskedWords`. */
export const numbersIn = (fields: Readonly<Record<string, Pick<Field, 'type'>>>, values: Values): (readonly [string, FieldType])[] =>
  Object.entries(fields).flatMap(([key, { type }]) => {
    const value = values[key]
    return typeof value === 'string' && masked(type, value) !== value && type !== 'text' && type !== 'longText'
      ? [[value, type] as const]
      : []
  })
