import { type Text, text } from '../text.ts'

export type CreditCodeProblem = 'length' | 'characters' | 'registrar' | 'area' | 'check'

export type CreditCodeCheck =
  | { readonly ok: true; readonly value: string; readonly registrar: Text }
  | { readonly ok: false; readonly problem: CreditCodeProblem; readonly reason: Text }

const problems: { readonly [P in CreditCodeProblem]: Text } = {
  length: text('统一社会信用代码应为18位', 'The credit code must have 18 places'),
  characters: text('统一社会信用代码不含I、O、S、V、Z及其他符号', 'The credit code has no I, O, S, V, Z nor other signs'),
  registrar: text('统一社会信用代码首位（登记管理部门）不存在', 'No registering body has this first place'),
  area: text('统一社会信用代码第3至8位应为数字', 'Places 3 to 8 of the credit code must be digits'),
  check: text('统一社会信用代码校验位不符', 'The check character of the credit code does not fit'),
}
const refuse = (problem: CreditCodeProblem): CreditCodeCheck => ({ ok: false, problem, reason: problems[problem] })

/** 登记管理部门 by first place (GB 32100-2015 with amendment 1). */
const registrars: Readonly<Record<string, Text>> = {
  1: text('机构编制', 'Institutional establishment'),
  2: text('外交', 'Foreign affairs'),
  3: text('司法行政', 'Justice'),
  4: text('文化', 'Culture'),
  5: text('民政', 'Civil affairs'),
  6: text('旅游', 'Tourism'),
  7: text('宗教', 'Religion'),
  8: text('工会', 'Trade unions'),
  9: text('工商', 'Market regulation'),
  A: text('军队', 'Armed forces'),
  N: text('农业', 'Agriculture'),
  Y: text('其他', 'Other'),
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Check character of the first 17. The outer modulus gives 0 where the sum divides by 31. */
export const creditCodeCheckDigit = (first17: string): string => {
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(first17.charAt(i)), 0)
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/**
 * Checks a 统一社会信用代码. Blanks around it and lower case are put right. The body code's own check (place 17) is not enforced: lawful codes
 * fail it. Source: GB 32100-2015; domain rule 8.2.
 */
export const checkCreditCode = (typed: string): CreditCodeCheck => {
  const value = typed.trim().toUpperCase()
  if (value.length !== 18) return refuse('length')
  if ([...value].some((place) => !alphabet.includes(place))) return refuse('characters')
  const registrar = registrars[value.charAt(0)]
  if (!registrar) return refuse('registrar')
  if (!/^\d{6}$/.test(value.slice(2, 8))) return refuse('area')
  if (creditCodeCheckDigit(value) !== value[17]) return refuse('check')
  return { ok: true, value, registrar }
}
