import { month as monthShape } from '../register/records.ts'
import { isDate } from '../rules/dates.ts'
import { formatFen, parseYuan } from '../rules/money.ts'
import { monthInWords } from '../rules/months.ts'
import { type Text, text } from '../text.ts'
import type { Column } from './columns.ts'

export type Typed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: Text }

const refuse = (zh: string, en: string): Typed => ({ ok: false, reason: text(zh, en) })
const taken = (value: unknown): Typed => ({ ok: true, value })

/** A stored share as per cent without rounding: 70 of 10,000 is `0.7`. */
const percentOf = (value: number, of: number): string => String((value * 100) / of)

/** Per cent as typed → whole parts of `of`; undefined when it does not come out even. */
const partsOf = (typed: string, of: number): number | undefined => {
  const plain = typed.normalize('NFKC').replaceAll(/[\s%]/g, '')
  if (!/^\d{1,4}(\.\d{1,6})?$/.test(plain)) return undefined
  const parts = (Number(plain) * of) / 100
  return Math.abs(parts - Math.round(parts)) < 1e-9 * of ? Math.round(parts) : undefined
}

const within = (value: number, { min, max }: { readonly min: number; readonly max: number }, shown: (value: number) => string): Typed =>
  value >= min && value <= max
    ? taken(value)
    : refuse(
        `超出合理范围（${shown(min)} 至 ${shown(max)}），请核对单位和位数`,
        `Outside what is plausible (${shown(min)} to ${shown(max)}); look at the unit and the digits`,
      )

const whole = (typed: string): number | undefined => (/^\d{1,9}$/.test(typed) ? Number(typed) : undefined)
const linesOf = (typed: string) => typed.split(/\r?\n/).flatMap((line) => line.trim() || [])

/** What was typed into a column's field, as it is stored; or why not, in words. */
export function typedValue({ form }: Column, typed: string): Typed {
  const plain = typed.normalize('NFKC').trim()
  if (plain === '' && !(form.kind === 'text' && form.optional) && form.kind !== 'dates' && form.kind !== 'holidays')
    return refuse('请填写', 'Fill this in')
  switch (form.kind) {
    case 'money': {
      const yuan = parseYuan(plain)
      return yuan.ok ? within(yuan.fen, form, (fen) => `${formatFen(fen)}元`) : yuan
    }
    case 'share': {
      const parts = partsOf(plain, form.of)
      return parts === undefined
        ? refuse('请输入百分数，如 0.7', 'Enter per cent, such as 0.7')
        : within(parts, form, (value) => `${percentOf(value, form.of)}%`)
    }
    case 'integer': {
      const value = whole(plain)
      return value === undefined ? refuse('请输入整数', 'Enter a whole number') : within(value, form, String)
    }
    case 'choice': {
      const option = form.options.find(({ value }) => String(value) === plain)
      return option ? taken(option.value) : refuse('请从列表中选择', 'Choose from the list')
    }
    case 'text': {
      const content = typed.trim()
      return content.length <= form.max && (form.pattern?.test(content) ?? true)
        ? taken(content)
        : refuse('格式不符或过长', 'Not of its form, or too long')
    }
    case 'month':
      return monthShape.safeParse(plain).success ? taken(plain) : refuse('请输入月份，如 202601', 'Enter a month such as 202601')
    case 'integers': {
      const values = plain.split(/[\s,、，]+/).flatMap((part) => (part === '' ? [] : [whole(part)]))
      return values.length >= 2 && values.every((value) => value !== undefined && value >= form.min && value <= form.max)
        ? taken(values)
        : refuse(`请输入用逗号分隔的整数（${form.min} 至 ${form.max}）`, `Enter whole numbers from ${form.min} to ${form.max}`)
    }
    case 'dates': {
      const dates = linesOf(plain)
      return dates.every(isDate) ? taken(dates) : refuse('每行一个日期，如 2026-02-14', 'One day a line, such as 2026-02-14')
    }
    case 'holidays': {
      const holidays = linesOf(plain).map((line): Holiday => {
        const [name = '', from = '', to = '', more] = line.split(/\s+/)
        return { name, from, to: more === undefined ? to : '' }
      })
      return holidays.length > 0 && holidays.every(({ from, to }) => isDate(from) && isDate(to) && from <= to)
        ? taken(holidays)
        : refuse('每行：名称 首日 末日，如 元旦 2026-01-01 2026-01-03', 'One a line: name, first and last day')
    }
  }
}

interface Holiday {
  readonly name: string
  readonly from: string
  readonly to: string
}

/** A stored value as it would be typed again. */
export function typedOf({ form }: Column, value: unknown): string {
  switch (form.kind) {
    case 'money':
      return formatFen(Number(value))
    case 'share':
      return percentOf(Number(value), form.of)
    case 'integers':
      return (value as readonly number[]).join('、')
    case 'dates':
      return (value as readonly string[]).join('\n')
    case 'holidays':
      return (value as readonly Holiday[]).map(({ name, from, to }) => `${name} ${from} ${to}`).join('\n')
    case 'integer':
    case 'choice':
    case 'text':
    case 'month':
      return String(value)
  }
}

/** A stored value as it is read, with its unit. */
export function shownValue(column: Column, value: unknown): Text {
  const { form } = column
  const same = (words: string) => text(words, words)
  switch (form.kind) {
    case 'money':
      return text(`${formatFen(Number(value))} 元`, `¥${formatFen(Number(value))}`)
    case 'share':
      return same(`${percentOf(Number(value), form.of)}%`)
    case 'integer':
      return text(`${String(value)} ${form.unit.zh}`, `${String(value)} ${form.unit.en}`)
    case 'choice':
      return form.options.find((option) => option.value === value)?.label ?? same(String(value))
    case 'month':
      return text(monthInWords(String(value)), String(value))
    case 'integers':
    case 'text':
      return same(typedOf(column, value) || '—')
    case 'dates':
      return same((value as readonly string[]).join('、') || '—')
    case 'holidays':
      return same((value as readonly Holiday[]).map(({ name, from, to }) => `${name} ${from}—${to}`).join('；') || '—')
  }
}
