import { at, childrenOf, DerError, element, hex, oidText, timeOf } from './der.ts'

/** A CRL (RFC 5280 §5), read and not yet proved. */
export interface RevocationList {
  readonly issuerName: Uint8Array
  /** ISO times; `next` is null where the issuer promises none. */
  readonly from: string
  readonly next: string | null
  /** Serials in upper-case hex with the ISO time of revocation. */
  readonly revoked: ReadonlyMap<string, string>
  readonly signed: Uint8Array
  readonly algorithm: string
  readonly signature: Uint8Array
}

const isTime = (tag: number | undefined): boolean => tag === 0x17 || tag === 0x18

/** Reads a CRL in DER. Throws DerError for anything else. */
export function readRevocationList(der: Uint8Array): RevocationList {
  const [body, algorithm, signature] = childrenOf(element(der))
  const fields = childrenOf(body)
  const shift = at(fields, 0).tag === 2 ? 1 : 0
  if (!body || !signature) throw new DerError('missing element')
  const hasNext = isTime(fields[shift + 3]?.tag)
  const entries = fields.slice(shift + (hasNext ? 4 : 3)).find(({ tag }) => tag === 0x30)
  const revoked = new Map(
    (entries ? childrenOf(entries) : []).map((entry) => {
      const [serial, time] = childrenOf(entry)
      if (!serial || !time) throw new DerError('missing element')
      return [
        hex(serial.content)
          .replace(/^(00)+(?=.)/, '')
          .toUpperCase(),
        timeOf(time),
      ] as const
    }),
  )
  return {
    issuerName: at(fields, shift + 1).whole,
    from: timeOf(at(fields, shift + 2)),
    next: hasNext ? timeOf(at(fields, shift + 3)) : null,
    revoked,
    signed: body.whole,
    algorithm: oidText(at(childrenOf(algorithm), 0).content),
    signature: signature.content.subarray(1),
  }
}

/** The bytes of a certificate or CRL file, which may be DER or PEM; several in a PEM give several. */
export function derParts(file: Uint8Array): Uint8Array[] {
  if (file[0] === 0x30) return [file]
  const text = Array.from(file.subarray(0, 4_000_000), (byte) => String.fromCharCode(byte)).join('')
  return [...text.matchAll(/-----BEGIN [^-]+-----([^-]+)-----END/g)].map(([, body = '']) =>
    Uint8Array.from(atob(body.replace(/\s/g, '')), (place) => place.charCodeAt(0)),
  )
}
