import { createPublicKey, verify } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'
import { type Certificate, type KeyUsage, maySign } from '../../shared/keys/certificate.ts'
import type { RevocationList } from '../../shared/keys/revocationList.ts'
import { countDays, localDate } from '../../shared/rules/dates.ts'

/** Whom the office trusts: the CA certificates and lists an administrator brought in. */
export interface TrustStore {
  readonly authorities: readonly Certificate[]
  readonly lists: readonly RevocationList[]
}

export type Standing =
  | 'good'
  | 'expired'
  | 'notYetValid'
  | 'untrustedIssuer'
  | 'revoked'
  /** No list of its issuer, or one that is out of date: revocation cannot be told. */
  | 'noList'
  | 'staleList'
  | 'keyUsage'

export interface Examined {
  /** The worst first; `good` alone when there is nothing. */
  readonly standings: readonly Standing[]
  /** From the certificate up to the trusted one; ends early where an issuer is missing. */
  readonly chain: readonly Certificate[]
  /** Days of validity left on the desk's day; negative after its end. */
  readonly daysLeft: number
  readonly list: { readonly from: string; readonly next: string | null; readonly days: number } | null
}

/**
 * Key usage, path to a trusted CA, validity of every element, revocation by the imported list of the issuer, at a time (ISO).
 * Source: RFC 5280 §6 as far as CAs here use it; GM/T 0015.
 */
export function examine(certificate: Certificate, { authorities, lists }: TrustStore, at: string): Examined {
  const chain = chainOf(certificate, authorities)
  const issuer = chain[1]
  const standings = new Set<Standing>()
  if (!issuer) standings.add('untrustedIssuer')
  for (const { from, to } of chain) {
    if (at > to) standings.add('expired')
    if (at < from) standings.add('notYetValid')
  }
  let newest: RevocationList | undefined
  chain.slice(0, -1).forEach((held, i) => {
    const list = newestListOf(held, chain[i + 1], lists)
    if (list?.revoked.has(held.serial)) standings.add('revoked')
    if (i === 0) newest = list
  })
  if (issuer && !newest) standings.add('noList')
  if (newest?.next && at > newest.next) standings.add('staleList')
  if (!maySign(certificate)) standings.add('keyUsage')
  const order: readonly Standing[] = ['revoked', 'expired', 'notYetValid', 'untrustedIssuer', 'keyUsage', 'noList', 'staleList']
  const found = order.filter((standing) => standings.has(standing))
  const day = localDate(at)
  return {
    standings: found.length > 0 ? found : ['good'],
    chain,
    daysLeft: daysBetween(day, localDate(certificate.to)),
    list: newest ? { from: newest.from, next: newest.next, days: daysBetween(localDate(newest.from), day) } : null,
  }
}

const daysBetween = (from: string, to: string): number => (from <= to ? countDays(from, to) - 1 : -(countDays(to, from) - 1))

/** Up to the highest CA that is in the store, at most six steps. */
function chainOf(certificate: Certificate, authorities: readonly Certificate[]): Certificate[] {
  const chain = [certificate]
  for (let last = certificate; chain.length < 6; ) {
    const issuer = authorities.find((candidate) => candidate !== last && issued(candidate, last))
    if (!issuer || chain.includes(issuer)) break
    chain.push(issuer)
    last = issuer
  }
  return chain
}

const certifies = ({ isAuthority, usage }: Certificate, what: KeyUsage): boolean => isAuthority && (usage === null || usage.includes(what))
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(b)

const issued = (issuer: Certificate, { issuerName, signed, signature, algorithm }: Certificate): boolean =>
  certifies(issuer, 'keyCertSign') && same(issuer.subjectName, issuerName) && signatureHolds(issuer, algorithm, signed, signature)

function newestListOf(certificate: Certificate, issuer: Certificate | undefined, lists: readonly RevocationList[]) {
  if (!issuer) return undefined
  return lists
    .filter((list) => same(list.issuerName, certificate.issuerName) && listHolds(issuer, list))
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]
}

/** Whether the list was signed by this CA. */
export const listHolds = (issuer: Certificate, { signed, signature, algorithm }: RevocationList): boolean =>
  certifies(issuer, 'crlSign') && signatureHolds(issuer, algorithm, signed, signature)

const digestOf: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
}
/** GM/T 0006: SM2 with SM3. */
const sm2WithSm3 = '1.2.156.10197.1.501'

function signatureHolds(issuer: Certificate, algorithm: string, signed: Uint8Array, signature: Uint8Array): boolean {
  // Node's OpenSSL takes an empty distinguishing id and Electron's BoringSSL knows no SM2; GM/T 0009 §10 sets this one.
  if (algorithm === sm2WithSm3)
    return sm2.doVerifySignature(signed, Buffer.from(signature).toString('hex'), Buffer.from(issuer.key.bits).toString('hex'), {
      der: true,
      hash: true,
      userId: '1234567812345678',
    })
  const digest = digestOf[algorithm]
  if (!digest || (issuer.key.algorithm !== 'rsa' && issuer.key.algorithm !== 'ec')) return false
  try {
    return verify(digest, signed, createPublicKey({ key: Buffer.from(issuer.key.spki), format: 'der', type: 'spki' }), signature)
  } catch {
    return false // a key or signature that is none
  }
}
