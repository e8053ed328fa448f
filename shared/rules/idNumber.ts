import { type Text, text } from '../text.ts'
import { isDate } from './dates.ts'

/** Which document a number of 18 places belongs to. */
export type IdKind = 'citizen' | 'hongKong' | 'macao' | 'taiwan' | 'foreigner'

export type IdProblem = 'length15' | 'oldForeigner' | 'length' | 'characters' | 'area' | 'birthDate' | 'check'

export type IdCheck =
  | {
      readonly ok: true
      /** Upper case, as stored */
      readonly value: string
      readonly kind: IdKind
      readonly birthDate: string
      /** GB/T 2261.1: 1 男, 2 女 */
      readonly gender: '1' | '2'
    }
  | { readonly ok: false; readonly problem: IdProblem; readonly reason: Text }

export const idKindLabels: { readonly [K in IdKind]: Text } = {
  citizen: text('居民身份证', 'Resident identity card'),
  hongKong: text('港澳台居民居住证（香港）', 'Residence permit, Hong Kong'),
  macao: text('港澳台居民居住证（澳门）', 'Residence permit, Macao'),
  taiwan: text('港澳台居民居住证（台湾）', 'Residence permit, Taiwan'),
  foreigner: text('外国人永久居留身份证', 'Foreign permanent resident card'),
}

const problems: { readonly [P in IdProblem]: Text } = {
  length15: text('15位旧号码不能用于新业务，请核对为18位公民身份号码', '15-digit numbers are no longer accepted; use the 18-digit number'),
  oldForeigner: text(
    '旧版外国人永久居留身份证号码须由柜台人工核验',
    'An old foreign permanent resident number must be verified at the counter',
  ),
  length: text('证件号码应为18位', 'The number must have 18 places'),
  characters: text('证件号码前17位应为数字，末位为数字或X', 'The first 17 places must be digits, the last a digit or X'),
  area: text('证件号码的地区代码不存在', 'The area code of the number does not exist'),
  birthDate: text('证件号码中的出生日期不存在', 'The birth date in the number does not exist'),
  check: text('证件号码校验位不符，请逐位核对', 'The check digit does not fit; compare place by place'),
}
const refuse = (problem: IdProblem): IdCheck => ({ ok: false, problem, reason: problems[problem] })

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Check digit (GB 11643, MOD 11-2) of the first 17 digits. */
export const idCheckDigit = (first17: string): string =>
  '10X98765432'.charAt(weights.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11)

const provinces = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71'.split(' '))
const residencePermits: Readonly<Record<string, IdKind>> = { '810000': 'hongKong', '820000': 'macao', '830000': 'taiwan' }

/** Kind by the area part. A foreigner's number is 9, province, country, birth date, order, check (cards issued from 2023-12-01). */
const kindOf = (value: string): IdKind | null => {
  if (value.startsWith('9')) return provinces.has(value.slice(1, 3)) ? 'foreigner' : null
  const area = value.slice(0, 6)
  return residencePermits[area] ?? (provinces.has(area.slice(0, 2)) ? 'citizen' : null)
}

/**
 * Checks a personal number of 18 places: area, birth date, check digit. Surrounding blanks and a lower-case x are put right, nothing else.
 * Whether a citizen's six-digit area existed is tested by province only: abolished county codes stay valid.
 * Source: GB 11643-1999; domain rule 8.1.
 */
export const checkIdNumber = (typed: string): IdCheck => {
  const value = typed.trim().toUpperCase()
  if (/^\d{15}$/.test(value)) return refuse('length15')
  if (/^[A-Z]{3}\d{12}$/.test(value)) return refuse('oldForeigner')
  if (value.length !== 18) return refuse('length')
  if (!/^\d{17}[\dX]$/.test(value)) return refuse('characters')
  const kind = kindOf(value)
  if (!kind) return refuse('area')
  const birthDate = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`
  if (!isDate(birthDate)) return refuse('birthDate')
  if (idCheckDigit(value) !== value[17]) return refuse('check')
  return { ok: true, value, kind, birthDate, gender: Number(value[16]) % 2 === 1 ? '1' : '2' }
}
