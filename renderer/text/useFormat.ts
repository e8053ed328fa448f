import * as format from './format.ts'
import { useLanguage } from './language.ts'

/** The formats in the language on screen. */
export function useFormat() {
  const language = useLanguage()
  return {
    money: format.money,
    date: format.localDate,
    time: format.localTime,
    size: format.size,
    month: (value: string) => format.month(value, language),
    count: (value: number, unit: format.Unit, cap?: number) => format.count(value, unit, language, cap),
    countdown: (deadline: string, now: string) => format.countdown(deadline, now, language),
  }
}
