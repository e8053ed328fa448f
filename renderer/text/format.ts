import { formatFen } from '../../shared/rules/money.ts'
import type { Language } from './language.ts'

const dayMs = 86_400_000
const zone = 8 * 3_600_000

/** `2025-10-20` of an ISO timestamp in +08:00 (no summer time since 1992). */
export const localDate = (iso: string): string => new Date(Date.parse(iso) + zone).toISOString().slice(0, 10)
/** `2025-10-20 14:05` of an ISO timestamp in +08:00. */
export const localTime = (iso: string): string => new Date(Date.parse(iso) + zone).toISOString().slice(0, 16).replace('T', ' ')

/** 元 with thousands and two places from 分: `1,234.56`. */
export const money = formatFen

/** `2025年10月` from `202510`. */
export const month = (value: string, language: Language): string =>
  language === 'zh' ? `${value.slice(0, 4)}年${value.slice(4, 6)}月` : `${value.slice(0, 4)}-${value.slice(4, 6)}`

const units = {
  cases: { zh: '件', one: 'case', many: 'cases' },
  people: { zh: '人', one: 'person', many: 'people' },
  units: { zh: '户', one: 'unit', many: 'units' },
  items: { zh: '项', one: 'item', many: 'items' },
  files: { zh: '个', one: 'file', many: 'files' },
  packages: { zh: '个', one: 'package', many: 'packages' },
  days: { zh: '天', one: 'day', many: 'days' },
  months: { zh: '个月', one: 'month', many: 'months' },
  entries: { zh: '笔', one: 'entry', many: 'entries' },
  times: { zh: '次', one: 'time', many: 'times' },
  lines: { zh: '条', one: 'line', many: 'lines' },
} as const
export type Unit = keyof typeof units

/** `3 件`; above `cap` only `1,000+ 件`, because more were not counted. */
export const count = (value: number, unit: Unit, language: Language, cap = Number.POSITIVE_INFINITY): string => {
  const digits = value > cap ? `${cap.toLocaleString('en-US')}+` : value.toLocaleString('en-US')
  const word = units[unit]
  return `${digits} ${language === 'zh' ? word.zh : value === 1 ? word.one : word.many}`
}

/** `12 KB`, `3.4 MB` */
export const size = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`

export interface Countdown {
  readonly words: string
  readonly urgency: 'overdue' | 'today' | 'soon' | 'later'
}

/** How long until the last lawful minute, in words that need no arithmetic: 今天24:00截止, 已逾期2天. Both ISO. */
export function countdown(deadline: string, now: string, language: Language): Countdown {
  const zh = language === 'zh'
  // The last minute of a day is its 24:00 to everybody who reads it.
  const time = localTime(deadline).slice(11)
  const clock = time === '23:59' ? '24:00' : time
  const days = Math.round((Date.parse(localDate(deadline)) - Date.parse(localDate(now))) / dayMs)
  if (deadline < now) {
    if (days === 0) return { words: zh ? `今天${clock}已逾期` : `Overdue since ${clock} today`, urgency: 'overdue' }
    return { words: zh ? `已逾期${-days}天` : `${-days} ${days === -1 ? 'day' : 'days'} overdue`, urgency: 'overdue' }
  }
  if (days === 0) return { words: zh ? `今天${clock}截止` : `Due today ${clock}`, urgency: 'today' }
  if (days === 1) return { words: zh ? `明天${clock}截止` : `Due tomorrow ${clock}`, urgency: 'soon' }
  return { words: zh ? `还有${days}天` : `${days} days left`, urgency: days <= 3 ? 'soon' : 'later' }
}
