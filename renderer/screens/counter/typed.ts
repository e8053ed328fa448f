import { fieldOptions, isRequired, isVisible } from '../../../shared/filings/fieldState.ts'
import type { Field, FieldType, Fields, Value, Values } from '../../../shared/filings/kind.ts'
import { fieldSchema } from '../../../shared/filings/schema.ts'
import { formatFen, parseYuan } from '../../../shared/rules/money.ts'

/** What was typed into each field, as text; nothing else is kept of it. */
export type Typed = Readonly<Record<string, string>>
export type Trouble = 'bad' | 'empty'

/** Digits that end up as a number or date may be typed in full width, with the separators that people use. */
const convert: { readonly [T in FieldType]?: (typed: string) => Value | undefined } = {
  money: (typed) => {
    const parsed = parseYuan(typed)
    return parsed.ok ? parsed.fen : undefined
  },
  integer: (typed) => (/^-?\d+$/.test(plain(typed)) ? Number(plain(typed)) : undefined),
  boolean: (typed) => typed === 'true',
  date: (typed) => {
    const [, year, month, day] = /^(\d{4})[-./年]?(\d{1,2})[-./月]?(\d{1,2})日?$/.exec(plain(typed)) ?? []
    return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined
  },
  month: (typed) => {
    const [, year, month] = /^(\d{4})[-./年]?(\d{1,2})月?$/.exec(plain(typed)) ?? []
    return year && month ? `${year}${month.padStart(2, '0')}` : undefined
  },
  idNumber: (typed) => plain(typed).toUpperCase(),
  creditCode: (typed) => plain(typed).toUpperCase(),
  bankAccount: plain,
  phone: plain,
  postcode: plain,
  division: plain,
}
function plain(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/\s/g, '')
}

/** The value that was typed: null for nothing, undefined when it is not of the field's form. */
export function readTyped(field: Field, typed: string | undefined): Value | undefined {
  const text = (typed ?? '').trim()
  if (text === '') return null
  const value = (convert[field.type] ?? ((given: string) => given))(text)
  return value !== undefined && fieldSchema(field).safeParse(value).success ? value : undefined
}

/** A value as it is typed: 元 with two places, months with a dash. */
export function typedOf(field: Field, value: Value): string {
  if (value === null) return ''
  if (field.type === 'money' && typeof value === 'number') return formatFen(value)
  if (field.type === 'month') return `${String(value).slice(0, 4)}-${String(value).slice(4)}`
  return String(value)
}

export interface Read {
  /** What counts: hidden fields and what could not be read hold null. */
  readonly values: Values
  readonly visible: readonly string[]
  readonly required: ReadonlySet<string>
  /** Why a visible field cannot be accepted as it stands. */
  readonly troubles: Readonly<Record<string, Trouble>>
}

/** Everything that follows from what was typed. A field may hide another, which may hide a third: the order of the fields decides. */
export function readAll(fields: Fields, typed: Typed): Read {
  const read = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, readTyped(field, typed[key])]))
  let values: Values = Object.fromEntries(Object.entries(read).map(([key, value]) => [key, value ?? null]))
  for (const [key, field] of Object.entries(fields)) if (!isVisible(field, values)) values = { ...values, [key]: null }
  const shown = Object.entries(fields).filter(([, field]) => isVisible(field, values))
  const troubles: Record<string, Trouble> = {}
  for (const [key, field] of shown) {
    const value = read[key]
    const offList = field.type === 'code' && typeof value === 'string' && !fieldOptions(field, values).some((o) => o.value === value)
    if (value === undefined || offList) troubles[key] = 'bad'
    else if (value === null && isRequired(field, values)) troubles[key] = 'empty'
  }
  return {
    values,
    visible: shown.map(([key]) => key),
    required: new Set(shown.flatMap(([key, field]) => (isRequired(field, values) ? [key] : []))),
    troubles,
  }
}
