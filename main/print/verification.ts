import { createHmac } from 'node:crypto'
import { subKey } from '../../db/subKey.ts'
import { canonical } from '../../shared/journal/canonical.ts'
import type { PrintKind } from '../../shared/print/kinds.ts'

/** What a verification code vouches for. */
export interface Identity {
  readonly printId: string
  readonly kind: PrintKind
  readonly key: string
  readonly period: string | null
  readonly number: string
  readonly copy: number
  readonly contentHash: string
}

/** Crockford's alphabet: no I, L, O or U to be taken for something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * 核验码: 60 bits of an HMAC over the document's identity under a key that only this store has. It cannot be made up elsewhere, and
 * with the journal the desk can say offline what the paper must show.
 */
export function codeOf(dataKey: Buffer, identity: Identity): string {
  const { printId, kind, key, period, number, copy, contentHash } = identity
  const words = canonical({ printId, kind, key, period, number, copy, contentHash })
  const mac = createHmac('sha256', subKey(dataKey, 'prints')).update(words).digest()
  let bits = mac.readBigUInt64BE() >> 4n
  let code = ''
  for (let i = 0; i < 12; i++) {
    code = `${alphabet[Number(bits & 31n)]}${code}`
    bits >>= 5n
  }
  return code
}

/** What the QR code holds: plain ASCII, because hand scanners type it. */
export const qrOf = (code: string, number: string): string => `CASEDESK/${code}/${number}`

/** The code in what was typed or scanned: with or without hyphens, or a whole QR text; look-alike letters read as digits. `undefined` if none. */
export function readCode(typed: string): string | undefined {
  const words = typed.normalize('NFKC').trim().toUpperCase()
  const scanned = /^CASEDESK\/([^/]+)\//.exec(words)?.[1] ?? words
  const code = scanned.replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return new RegExp(`^[${alphabet}]{12}$`).test(code) ? code : undefined
}
