/** One element of DER (X.690). `content` and `whole` are views of the bytes given. */
export interface Element {
  readonly tag: number
  readonly content: Uint8Array
  readonly whole: Uint8Array
}

/** Not the DER it should be; certificates come from outside, so this is an ordinary outcome. */
export class DerError extends Error {}

/** The element at `at`. Throws DerError where it does not fit in. */
export function element(bytes: Uint8Array, at = 0): Element {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined) throw new DerError('ends too early')
  let length = first
  let header = 2
  if (first & 0x80) {
    const places = first & 0x7f
    if (places === 0 || places > 4) throw new DerError('length')
    length = 0
    for (let i = 0; i < places; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0)
    header += places
  }
  const end = at + header + length
  if (end > bytes.length) throw new DerError('ends too early')
  return { tag, content: bytes.subarray(at + header, end), whole: bytes.subarray(at, end) }
}

/** The elements that fill these bytes, one after the other. */
export function elements(bytes: Uint8Array): Element[] {
  const found: Element[] = []
  for (let at = 0; at < bytes.length; ) {
    const next = element(bytes, at)
    found.push(next)
    at += next.whole.length
  }
  return found
}

/** As `elements`, of an element's content; throws when a place that must be there is not. */
export const childrenOf = (parent: Element | undefined): Element[] => {
  if (!parent) throw new DerError('missing element')
  return elements(parent.content)
}
export const at = (list: readonly Element[], index: number): Element => {
  const found = list[index]
  if (!found) throw new DerError('missing element')
  return found
}

/** Dotted form of an object identifier's content. */
export function oidText(content: Uint8Array): string {
  const arcs: bigint[] = []
  let arc = 0n
  for (const byte of content) {
    arc = (arc << 7n) | BigInt(byte & 0x7f)
    if (byte & 0x80) continue
    arcs.push(arc)
    arc = 0n
  }
  const first = arcs.shift() ?? 0n
  const top = first < 80n ? [first / 40n, first % 40n] : [2n, first - 80n]
  return [...top, ...arcs].join('.')
}

export const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const gbk = new TextDecoder('gbk')
const utf16 = new TextDecoder('utf-16be')

/** Old Chinese middleware writes GBK where the standard says UTF-8 or ASCII. */
export const textOf = (bytes: Uint8Array): string => {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return gbk.decode(bytes)
  }
}

const plainStrings = new Set([0x0c, 0x12, 0x13, 0x14, 0x16, 0x1a])
/** The text of a string element; nothing for another kind of element. */
export const stringOf = ({ tag, content }: Element): string | undefined => {
  if (tag === 0x1e) return utf16.decode(content)
  return plainStrings.has(tag) ? textOf(content) : undefined
}

/** ISO time of a UTCTime or GeneralizedTime (RFC 5280 4.1.2.5: two-digit years from 50 on are 19xx). */
export function timeOf({ tag, content }: Element): string {
  const words = textOf(content)
  const [, year = '', ...rest] = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?Z?$/.exec(words) ?? []
  if (year === '' || (tag === 0x17) !== (year.length === 2)) throw new DerError('time')
  const full = year.length === 4 ? year : `${Number(year) < 50 ? '20' : '19'}${year}`
  const [month = '', day = '', hour = '', minute = '', second = '00'] = rest
  return `${full}-${month}-${day}T${hour}:${minute}:${second}.000Z`
}
