import { checkCreditCode } from '../rules/creditCode.ts'
import { isDate } from '../rules/dates.ts'
import { idCheckDigit } from '../rules/idNumber.ts'
import { isOrganisationCode } from '../rules/organisationCode.ts'
import type { Certificate } from './certificate.ts'
import { DerError, elements, stringOf, textOf } from './der.ts'

/** A code found in a certificate, and where. */
export interface CodeHit {
  readonly code: string
  readonly kind: 'credit' | 'organisation'
  /** The place in words, as an operator can ask the issuer about it. */
  readonly place: string
}

export interface FoundCode {
  /** The one credit code; null when there is none, or more than one. */
  readonly code: string | null
  readonly place: string | null
  /** Several different codes: the operator chooses, nobody guesses. */
  readonly candidates: readonly CodeHit[]
  /** Nine characters of a certificate from before 2015; matches places 9 to 17 of a credit code. */
  readonly organisationCode: string | null
}

type Place = readonly [kind: 'extension' | 'subject', oid: string, name: string]

/** Where CAs put it, the surest first. The resident id (…4.1.1) and the social-insurance number (…4.1.2) are never looked at. */
const places: readonly Place[] = [
  ['extension', '1.2.156.10260.4.1.4', 'GB/T 20518 组织机构代码（统一社会信用代码）'],
  ['extension', '1.2.156.10260.4.4', 'GB/T 20518 统一社会信用代码'],
  ['extension', '1.2.156.10260.4.1.3', '工商注册号'],
  ['extension', '1.2.156.10260.4.1.5', '税号'],
  ['extension', '1.2.86.11.7.4', 'CFCA 统一社会信用代码'],
  ['extension', '1.2.86.11.7.3', 'CFCA 工商登记号'],
  ['extension', '1.2.86.11.7.5', 'CFCA 纳税人识别号'],
  ['extension', '1.2.156.112570.11.210', 'SHECA 证件号'],
  ['extension', '1.2.156.1.8888.148', 'SHECA 证件号（旧）'],
  ['extension', '1.2.156.112562.2.1.1.24', 'BJCA 实体唯一标识'],
  ['extension', '1.2.156.112562.2.1.1.1', 'BJCA 实体唯一标识（SM2）'],
  ['extension', '2.16.840.1.113732.2', 'BJCA 实体唯一标识（RSA）'],
  ['extension', '1.3.6.1.4.1.18760.1.12.11', 'NETCA 证件号码'],
  ['extension', '2.16.156.112548', '深圳地方标准证件号'],
  ['extension', '1.2.86.21.1.1', 'GDCA、JSCA 唯一标识'],
  ['extension', '1.2.86.21.1.3', 'GDCA、GZCA 信任服务号'],
  ['subject', '2.5.4.97', '主题 organizationIdentifier'],
  ['subject', '2.5.4.45', '主题 x500UniqueIdentifier'],
  ['subject', '2.5.4.5', '主题 serialNumber'],
  ['subject', '2.5.4.11', '主题 OU'],
  ['subject', '2.5.4.3', '主题 CN'],
  ['subject', '2.5.4.12', '主题 title'],
  ['subject', '2.5.4.13', '主题 description'],
  ['subject', '0.9.2342.19200300.100.1.1', '主题 UID'],
  ['subject', '2.5.4.10', '主题 O'],
]
const named = new Set(places.map(([, oid]) => oid))
/** Numbers of people, and the standard's own extensions: no place for a unit's code. */
const never = /^(1\.2\.156\.10260\.4\.1\.[12]|1\.2\.86\.11\.7\.1|2\.5\.29\..*)$/

/** Looks through the certificate in that order. Every hit counts, so that two different codes are seen as such. */
export function findCreditCode(certificate: Certificate): FoundCode {
  const hits: CodeHit[] = []
  const add = (values: readonly string[], place: string, wholeOnly = false) => {
    for (const value of values) for (const { code, kind } of wholeOnly ? wholeCode(value) : codesIn(value)) hits.push({ code, kind, place })
  }
  for (const [kind, oid, name] of places) {
    if (kind === 'subject')
      add(
        certificate.subject.filter((part) => part.oid === oid).map((part) => part.value),
        name,
      )
    else for (const extension of certificate.extensions) if (extension.oid === oid) add(stringsIn(extension.value), name)
  }
  for (const { oid, value } of certificate.extensions) if (!named.has(oid) && !never.test(oid)) add(stringsIn(value), `扩展 ${oid}`, true)

  const credit = distinct(hits.filter(({ kind }) => kind === 'credit'))
  const only = credit.length === 1 ? credit[0] : undefined
  return {
    code: only?.code ?? null,
    place: only?.place ?? null,
    candidates: credit,
    organisationCode: hits.find(({ kind }) => kind === 'organisation')?.code ?? null,
  }
}

const distinct = (hits: readonly CodeHit[]): CodeHit[] => hits.filter((hit, i) => hits.findIndex(({ code }) => code === hit.code) === i)

/** All readable strings of an extension: inner strings at any depth, else the bare octets. */
function stringsIn(value: Uint8Array, depth = 0): string[] {
  const inner: string[] = []
  try {
    for (const part of elements(value)) {
      const text = stringOf(part)
      if (text !== undefined) inner.push(text)
      else if (depth < 6 && (part.tag & 0x20 || part.tag === 4)) inner.push(...stringsIn(part.content, depth + 1))
      else if ((part.tag & 0xc0) === 0x80) inner.push(textOf(part.content))
    }
  } catch (error) {
    if (!(error instanceof DerError)) throw error
    inner.length = 0
  }
  return inner.length > 0 ? inner : [textOf(value)]
}

type Code = Pick<CodeHit, 'code' | 'kind'>

/** One in 31 resident ids of Yunnan (they begin with 53) also passes the check of a credit code: they are told apart first. */
const isResidentId = (value: string): boolean =>
  /^\d{17}[\dX]$/.test(value) &&
  isDate(`${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`) &&
  idCheckDigit(value) === value[17]

const plain = (value: string): string =>
  value
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\0-]/g, '')

/** The value is a code from end to end. */
function wholeCode(value: string): Code[] {
  const code = plain(value)
  if (checkCreditCode(code).ok && !isResidentId(code)) return [{ code, kind: 'credit' }]
  return isOrganisationCode(code) ? [{ code, kind: 'organisation' }] : []
}

/**
 * The codes in a value of a place that may hold one: bare; behind a type prefix (`JJ`, `TY`); an entity id
 * `<n>@<4-digit CA><2 letters><0 plain | 1 base64><number>`; a CN `041@Z<number>@name@n`; or a token in free text, which then has to pass
 * the check of the organisation code too.
 */
function codesIn(value: string): Code[] {
  const typed = value.trim()
  const found = [...wholeCode(typed)]
  const entity = /^\d+@\d{4}[A-Z]{2}([01])(.+)$/.exec(typed)
  if (entity)
    found.push(
      ...wholeCode(entity[1] === '1' ? decoded(entity[2] ?? '') : (entity[2] ?? '')),
      ...wholeCode(typed.replace(/^\d+@\d{4}[A-Z]{2}/, '')),
    )
  const prefixed = /^[A-Z]{2}0?([0-9A-Z-]{9,19})$/i.exec(typed)
  if (prefixed) found.push(...wholeCode(prefixed[1] ?? ''))
  if (typed.includes('@'))
    for (const part of typed.split('@')) found.push(...wholeCode(part), ...wholeCode(part.replace(/^[0-9A-Z](?=[0-9A-Z]{18}$)/i, '')))
  for (const [token] of plainText(typed).matchAll(/(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])/g))
    if (isOrganisationCode(token.slice(8, 17))) found.push(...wholeCode(token).filter(({ kind }) => kind === 'credit'))
  return found
}

const plainText = (value: string): string => value.normalize('NFKC').toUpperCase()

const decoded = (base64: string): string => {
  try {
    return textOf(Uint8Array.from(atob(base64), (place) => place.charCodeAt(0)))
  } catch {
    return ''
  }
}
