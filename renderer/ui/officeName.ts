import { officeById } from '../../shared/policy/offices.ts'
import type { Language } from '../text/language.ts'

/** The place an office is known by in a narrow column: 五华区; an office that is not on the list keeps its id. */
export function officeName(id: string, language: Language): string {
  const office = officeById(id)
  if (!office) return id
  return language === 'zh' ? office.name.zh.replace(/(就业局|管委会就业)?失业保险(科|中心)$/, '') : office.name.en
}
