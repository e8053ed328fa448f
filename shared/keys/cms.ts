import type { Certificate } from './certificate.ts'
import { at, childrenOf, DerError, element, type Element, oidText, timeOf } from './der.ts'

// A detached CMS SignedData (RFC 5652) with the attributes of CAdES-BES: content type, time, digest, certificate (ESSCertIDv2, RFC 5035).

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const tagged = (tag: number, ...content: readonly Uint8Array[]): Uint8Array => {
  const body = joined(content)
  const { length } = body
  const long =
    length < 0x80
      ? []
      : length < 0x100
        ? [length]
        : length < 0x1_0000
          ? [length >> 8, length & 255]
          : [length >> 16, (length >> 8) & 255, length & 255]
  return joined([Uint8Array.of(tag, long.length === 0 ? length : 0x80 | long.length, ...long), body])
}
const sequence = (...content: readonly Uint8Array[]) => tagged(0x30, ...content)
const set = (...content: readonly Uint8Array[]) => tagged(0x31, ...content)
const octets = (content: Uint8Array) => tagged(0x04, content)
const small = (value: number) => tagged(0x02, Uint8Array.of(value))

const oid = (text: string): Uint8Array => {
  const [a = 0, b = 0, ...rest] = text.split('.').map(Number)
  const places = rest.flatMap((arc) => {
    const out = [arc & 127]
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) out.unshift((left & 127) | 128)
    return out
  })
  return tagged(0x06, Uint8Array.of(a * 40 + b, ...places))
}

/** UTCTime until 2049, as RFC 5652 §11.3 wants it. */
const time = (iso: string): Uint8Array => tagged(0x17, new TextEncoder().encode(`${iso.replace(/[-:T]|\.\d+/g, '').slice(2, 14)}Z`))

const ids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const
const sha256Id = sequence(oid(ids.sha256))
const attribute = (id: string, value: Uint8Array) => sequence(oid(id), set(value))

const byBytes = (a: Uint8Array, b: Uint8Array): number => {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0)
  return a.length - b.length
}

/** What the key signs: the attributes as a SET in DER. Digests are SHA-256; `signedAt` is ISO, kept to the second. */
export const signedAttributes = (contentDigest: Uint8Array, certificateDigest: Uint8Array, signedAt: string): Uint8Array =>
  set(
    ...[
      attribute(ids.contentType, oid(ids.data)),
      attribute(ids.signingTime, time(signedAt)),
      attribute(ids.messageDigest, octets(contentDigest)),
      attribute(ids.signingCertificate, sequence(sequence(sequence(octets(certificateDigest))))),
    ].sort(byBytes),
  )

/** ECDSA of PKCS#11 is r‖s; CMS wants SEQUENCE { r, s }. */
const ecdsaValue = (raw: Uint8Array): Uint8Array => {
  const integer = (bytes: Uint8Array) => {
    let from = 0
    while (from < bytes.length - 1 && bytes[from] === 0) from += 1
    const shortest = bytes.subarray(from)
    return tagged(0x02, ...((shortest[0] ?? 0) & 0x80 ? [Uint8Array.of(0)] : []), shortest)
  }
  return sequence(integer(raw.subarray(0, raw.length / 2)), integer(raw.subarray(raw.length / 2)))
}

/** The whole: certificate, the CAs that go with it, attributes and the signature over them (PKCS#1 v1.5, or r‖s). */
export function signedData(
  certificate: Certificate,
  others: readonly Certificate[],
  attributes: Uint8Array,
  signature: Uint8Array,
): Uint8Array {
  const fields = childrenOf(at(childrenOf(element(certificate.der)), 0))
  const serial = at(fields, at(fields, 0).tag === 0xa0 ? 1 : 0).whole
  const isEc = certificate.key.algorithm === 'ec'
  const implicit = new Uint8Array(attributes)
  implicit[0] = 0xa0
  const signer = sequence(
    small(1),
    sequence(certificate.issuerName, serial),
    sha256Id,
    implicit,
    isEc ? sequence(oid(ids.ecdsaWithSha256)) : sequence(oid(ids.rsa), Uint8Array.of(5, 0)),
    octets(isEc ? ecdsaValue(signature) : signature),
  )
  const certificates = tagged(0xa0, certificate.der, ...others.map(({ der }) => der))
  const body = sequence(small(1), set(sha256Id), sequence(oid(ids.data)), certificates, set(signer))
  return sequence(oid(ids.signedData), tagged(0xa0, body))
}

/** A signature taken apart, nothing of it proved. */
export interface SignatureParts {
  /** DER of the certificates that came with it. */
  readonly certificates: readonly Uint8Array[]
  /** As they were signed: the SET. */
  readonly attributes: Uint8Array
  readonly contentDigest: Uint8Array
  readonly certificateDigest: Uint8Array
  readonly signedAt: string
  readonly signature: Uint8Array
}

/** Takes apart what `signedData` makes. Throws DerError for anything else. */
export function readSignedData(der: Uint8Array): SignatureParts {
  const body = childrenOf(at(childrenOf(at(childrenOf(element(der)), 1)), 0))
  const certificates = body.find(({ tag }) => tag === 0xa0)
  const signers = childrenOf(at(body, body.length - 1))
  const signer = childrenOf(at(signers, 0))
  const held = signer.find(({ tag }) => tag === 0xa0)
  if (!held || signers.length !== 1) throw new DerError('signer')
  // A copy, also where the bytes came as a Buffer, whose own slice would share them.
  const attributes = new Uint8Array(held.whole)
  attributes[0] = 0x31
  const values = new Map<string, Element>(
    childrenOf(held).map((part) => {
      const [id, value] = childrenOf(part)
      if (!id || !value) throw new DerError('attribute')
      return [oidText(id.content), at(childrenOf(value), 0)] as const
    }),
  )
  const value = (id: string): Element => values.get(id) ?? at([], 0)
  const first = (element: Element, depth: number): Element => (depth === 0 ? element : first(at(childrenOf(element), 0), depth - 1))
  return {
    certificates: certificates ? childrenOf(certificates).map(({ whole }) => whole) : [],
    attributes,
    contentDigest: value(ids.messageDigest).content,
    certificateDigest: first(value(ids.signingCertificate), 3).content,
    signedAt: timeOf(value(ids.signingTime)),
    signature: at(signer, signer.length - 1).content,
  }
}
