import { type Text, text } from '../text.ts'
import type { Finding } from './kind.ts'

export const pass = (zh: string, en: string): Finding => ({ result: 'pass', detail: text(zh, en) })
export const warn = (detail: Text, clear: Text): Finding => ({ result: 'warn', detail, clear })
export const fail = (detail: Text, clear: Text): Finding => ({ result: 'fail', detail, clear })
