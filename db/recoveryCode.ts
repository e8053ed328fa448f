import { randomInt } from 'node:crypto'
import { sha256 } from './journal/hash.ts'

/** Crockford's 32 letters and digits: no I, L, O or U to misread on paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 5
const SECRET = 7 * GROUP

/** A new code: seven random groups of five (175 bits) and a checksum group, as in `7QK2M-…-X04TE`. Shown once, kept on paper. */
export const newRecoveryCode = (): string => {
  const secret = Array.from({ length: SECRET }, () => ALPHABET[randomInt(32)]).join('')
  return grouped(secret + checksum(secret))
}

/** The code as it was printed, whatever the case, dashes or blanks of the typing; null when it is mistyped. */
export const readRecoveryCode = (typed: string): string | null => {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const secret = plain.slice(0, SECRET)
  return plain.length === SECRET + GROUP && plain.slice(SECRET) === checksum(secret) ? grouped(plain) : null
}

const checksum = (secret: string): string => {
  const digest = Buffer.from(sha256(`casedesk recovery ${secret}`), 'hex')
  return Array.from(digest.subarray(0, GROUP), (byte) => ALPHABET[byte % 32]).join('')
}

const grouped = (plain: string): string => plain.match(/.{5}/g)?.join('-') ?? plain
