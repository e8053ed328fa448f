import { en } from './en.ts'
import { useLanguage } from './language.ts'
import { zh } from './zh.ts'

export type Words = typeof zh
export const wordsOf = (language: 'zh' | 'en'): Words => (language === 'zh' ? zh : en)

/** Every visible string, in the language on screen. */
export const useText = (): Words => wordsOf(useLanguage())
