import { createContext, use } from 'react'
import type { Text } from '../../shared/text.ts'

export type Language = 'zh' | 'en'
export const isLanguage = (value: unknown): value is Language => value === 'zh' || value === 'en'

export const LanguageContext = createContext<Language>('zh')
export const useLanguage = (): Language => use(LanguageContext)

/** Picks the words of shared texts in the language on screen. */
export const useSay = (): ((text: Text) => string) => {
  const language = useLanguage()
  return (text) => text[language]
}
