import { addDays, isDate } from '../rules/dates.ts'
import { parseYuan } from '../rules/money.ts'
import { type Text, text } from '../text.ts'
import { fieldOptions } from './fieldState.ts'
import type { Field, Value } from './kind.ts'
import { fieldSchema } from './schema.ts'

/** What a workbook's cell holds: typed text, a number as written in the file, or 是/否 of the spreadsheet itself. */
export type Cell =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly text: string }
  | { readonly type: 'boolean'; readonly value: boolean }

export type CellValue = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: Text }

/** Removes blanks around a text, the full-width (U+3000) and invisible ones too. */
export const trimmed = (value: string): string => value.replaceAll(/^[\s\u200b-\u200d\u2060]+|[\s\u200b-\u200d\u2060]+$/g, '')

const refuse = (zh: string, en: string): CellValue => ({ ok: false, reason: text(zh, en) })

/**
 * The value of a cell for its field, an empty one as null. Days may be written with - / . or 年月日, as eight digits or as the spreadsheet's
 * day number (`date1904`: counted from 1904); codes by label or value; money in 元.
 */
export function cellValue(field: Field, cell: Cell | undefined, date1904: boolean): CellValue {
  const content = cell === undefined ? '' : cell.type === 'boolean' ? (cell.value ? '是' : '否') : trimmed(cell.text)
  if (content === '') return { ok: true, value: null }
  const read = convert(field, content, cell?.type === 'number', date1904)
  if (!read.ok || read.value === null || fieldSchema(field).safeParse(read.value).success) return read
  return refuse('内容过长，或含有不能使用的字符', 'Too long, or with characters that cannot be used')
}

function convert(field: Field, content: string, numeric: boolean, date1904: boolean): CellValue {
  switch (field.type) {
    case 'date': {
      const day = numeric ? serialDay(content, date1904) : writtenDay(content)
      return day !== undefined && isDate(day)
        ? { ok: true, value: day }
        : refuse('不是存在的日期，应写作 2025-10-16', 'Not a day such as 2025-10-16')
    }
    case 'month': {
      const [, year, month] = /^(\d{4})[-/.年]?(\d{1,2})月?$/.exec(content) ?? []
      return year && month
        ? { ok: true, value: `${year}${month.padStart(2, '0')}` }
        : refuse('不是月份，应写作 202510', 'Not a month such as 202510')
    }
    case 'money': {
      const yuan = parseYuan(numeric ? decimal(content) : content)
      return yuan.ok ? { ok: true, value: yuan.fen } : yuan
    }
    case 'integer':
      return /^\d{1,9}$/.test(content) ? { ok: true, value: Number(content) } : refuse('应为整数', 'Must be a whole number')
    case 'boolean':
      if (/^(是|1|y|yes|true)$/i.test(content)) return { ok: true, value: true }
      return /^(否|0|n|no|false)$/i.test(content) ? { ok: true, value: false } : refuse('应填“是”或“否”', 'Must be 是 or 否')
    case 'code': {
      const wanted = content.normalize('NFKC')
      const found = fieldOptions(field, {}).find(
        ({ value, label }) => value === wanted || label.zh.normalize('NFKC') === wanted || (numeric && Number(value) === Number(wanted)),
      )
      return found ? { ok: true, value: found.value } : refuse('不在可选项之中，请从下拉列表选择', 'Not in the list of choices')
    }
    case 'idNumber':
    case 'creditCode':
      return numeric
        ? refuse(lostDigits.zh, lostDigits.en)
        : { ok: true, value: content.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase() }
    case 'phone':
    case 'bankAccount':
    case 'postcode':
    case 'division':
      return { ok: true, value: (numeric ? decimal(content) : content).normalize('NFKC') }
    case 'text':
    case 'longText':
    case 'personName':
    case 'email':
      return { ok: true, value: content }
  }
}

/** A spreadsheet keeps fifteen digits of a number; the last three of an identity number are gone for good. */
export const lostDigits = text(
  '是数字格式，末几位已丢失；请把该列设为文本后重新填写',
  'Stored as a number, so its last digits are lost; enter it again as text',
)

/** Spreadsheets write doubles with up to 17 digits (`5000.1000000000004`); fifteen are what the person typed. */
const decimal = (written: string): string => {
  const value = Number(written)
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : written
}

/** The 1900 system counts a 29 February 1900 that never was, so that day 61 is 1 March. */
const serialDay = (written: string, date1904: boolean): string | undefined => {
  const days = Math.floor(Number(written))
  if (/^(19|20)\d{6}$/.test(written)) return writtenDay(written)
  if (!(days > 60 && days < 110_000)) return undefined
  return addDays(date1904 ? '1904-01-01' : '1899-12-30', days)
}

const writtenDay = (content: string): string | undefined => {
  const found =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})( 00:00(:00)?)?$/.exec(content.normalize('NFKC'))?.toSpliced(2, 1) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(content) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(content)
  if (!found) return undefined
  const [, year = '', month = '', day = ''] = found
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
