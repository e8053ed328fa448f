import { at, childrenOf, DerError, element, type Element, elements, hex, oidText, stringOf, timeOf } from './der.ts'

/** A certificate (X.509, RFC 5280) as far as the desk needs it; reading asks no permission and proves nothing. */
export interface Certificate {
  readonly der: Uint8Array
  /** Upper-case hex without leading zeros, as CAs print it. */
  readonly serial: string
  readonly issuer: readonly NamePart[]
  readonly subject: readonly NamePart[]
  /** The names' own bytes: what a chain is compared by. */
  readonly issuerName: Uint8Array
  readonly subjectName: Uint8Array
  /** ISO times */
  readonly from: string
  readonly to: string
  readonly key: PublicKey
  readonly usage: readonly KeyUsage[] | null
  readonly isAuthority: boolean
  readonly extensions: readonly Extension[]
  /** What the issuer signed, with which algorithm, and the signature. */
  readonly signed: Uint8Array
  readonly algorithm: string
  readonly signature: Uint8Array
}

export interface NamePart {
  readonly oid: string
  readonly value: string
}
export interface Extension {
  readonly oid: string
  readonly value: Uint8Array
}
export interface PublicKey {
  readonly algorithm: 'rsa' | 'ec' | 'sm2' | 'other'
  /** As shown: `RSA 2048`, `EC P-256`, `SM2`, or the OID. */
  readonly words: string
  /** SubjectPublicKeyInfo */
  readonly spki: Uint8Array
  /** The key's own bits, e.g. the point of an EC key. */
  readonly bits: Uint8Array
}

const usages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'crlSign',
] as const
export type KeyUsage = (typeof usages)[number]

/** Reads a certificate in DER. Throws DerError for anything else. */
export function readCertificate(der: Uint8Array): Certificate {
  const [body, algorithm, signature] = childrenOf(element(der))
  const fields = childrenOf(body)
  const shift = at(fields, 0).tag === 0xa0 ? 1 : 0
  const [from, to] = childrenOf(at(fields, shift + 3))
  if (!from || !to || !body || !signature) throw new DerError('missing element')
  const extensions = extensionsOf(fields.find(({ tag }) => tag === 0xa3))
  return {
    der,
    serial: hex(at(fields, shift).content)
      .replace(/^(00)+(?=.)/, '')
      .toUpperCase(),
    issuer: nameOf(at(fields, shift + 2)),
    subject: nameOf(at(fields, shift + 4)),
    issuerName: at(fields, shift + 2).whole,
    subjectName: at(fields, shift + 4).whole,
    from: timeOf(from),
    to: timeOf(to),
    key: publicKeyOf(at(fields, shift + 5)),
    usage: usageOf(extensions),
    isAuthority: isAuthority(extensions),
    extensions,
    signed: body.whole,
    algorithm: oidText(at(childrenOf(algorithm), 0).content),
    signature: signature.content.subarray(1),
  }
}

const nameOf = (name: Element): NamePart[] =>
  childrenOf(name).flatMap((set) =>
    childrenOf(set).flatMap((part) => {
      const [oid, value] = childrenOf(part)
      return oid && value ? [{ oid: oidText(oid.content), value: stringOf(value) ?? '' }] : []
    }),
  )

const extensionsOf = (field: Element | undefined): Extension[] =>
  field
    ? childrenOf(at(childrenOf(field), 0)).map((extension) => {
        const parts = childrenOf(extension)
        return { oid: oidText(at(parts, 0).content), value: at(parts, parts.length - 1).content }
      })
    : []

const usageOf = (extensions: readonly Extension[]): KeyUsage[] | null => {
  const extension = extensions.find(({ oid }) => oid === '2.5.29.15')
  if (!extension) return null
  const bits = element(extension.value).content
  return usages.filter((_, i) => ((bits[1 + (i >> 3)] ?? 0) & (0x80 >> (i & 7))) !== 0)
}

const isAuthority = (extensions: readonly Extension[]): boolean => {
  const extension = extensions.find(({ oid }) => oid === '2.5.29.19')
  return extension !== undefined && childrenOf(element(extension.value)).some(({ tag, content }) => tag === 1 && content[0] !== 0)
}

/** GM/T 0006: the curve of SM2; old certificates name it as the key's algorithm. */
const sm2Curve = '1.2.156.10197.1.301'
const curves: Readonly<Record<string, string>> = { '1.2.840.10045.3.1.7': 'P-256', '1.3.132.0.34': 'P-384', '1.3.132.0.35': 'P-521' }

function publicKeyOf(field: Element): PublicKey {
  const [algorithm, key] = childrenOf(field)
  if (!algorithm || !key) throw new DerError('missing element')
  const oids = elements(algorithm.content).flatMap((part) => (part.tag === 6 ? [oidText(part.content)] : []))
  const common = { spki: field.whole, bits: key.content.subarray(1) }
  const [kind = '', curve = ''] = oids
  if (oids.includes(sm2Curve)) return { algorithm: 'sm2', words: 'SM2', ...common }
  if (kind === '1.2.840.10045.2.1') return { algorithm: 'ec', words: `EC ${curves[curve] ?? curve}`, ...common }
  if (kind === '1.2.840.113549.1.1.1') {
    const modulus = at(childrenOf(element(common.bits)), 0).content
    return { algorithm: 'rsa', words: `RSA ${(modulus.length - (modulus[0] === 0 ? 1 : 0)) * 8}`, ...common }
  }
  return { algorithm: 'other', words: kind, ...common }
}

const first = (name: readonly NamePart[], oid: string): string | undefined => name.find((part) => part.oid === oid)?.value.trim()
const commonName = '2.5.4.3'
const organisation = '2.5.4.10'

/** Who it was made out to: the unit, or the person of a personal certificate. */
export const subjectTitle = ({ subject }: Certificate): string => first(subject, commonName) || first(subject, organisation) || ''
/** The unit's name: CN, except in a certificate of a person, where it is O. */
export const unitNameIn = ({ subject }: Certificate): string => first(subject, organisation) || first(subject, commonName) || ''
export const issuerTitle = ({ issuer }: Certificate): string => first(issuer, commonName) || first(issuer, organisation) || ''

/** Whether it is one to sign with; a 双证书 key has another for encryption. Without the extension every use is allowed (RFC 5280). */
export const maySign = ({ usage }: Certificate): boolean =>
  usage === null || usage.includes('digitalSignature') || usage.includes('nonRepudiation')

/** Names that differ only in width, brackets or blanks are the same name; a difference is a warning, never a refusal. */
export const sameName = (a: string, b: string): boolean => folded(a) === folded(b)
const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[（〔[【]/g, '(')
    .replace(/[）〕\]】]/g, ')')
    .replace(/\s/g, '')
