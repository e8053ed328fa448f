import { constants, createECDH, createPrivateKey, type KeyObject, privateEncrypt, randomBytes } from 'node:crypto'

// As much of a PIV card (NIST SP 800-73-4) as OpenSC needs: SELECT, GET DATA, VERIFY with a real counter, GENERAL AUTHENTICATE with RSA-2048
// and P-256. Slot 9a signs, 9c wants its PIN for every signature, 9d decrypts: what a Chinese 双证书 key is like.

export type Slot = '9a' | '9c' | '9d'
export interface Applet {
  /** One command APDU in, one response APDU out. */
  answer(apdu: Buffer): Promise<Buffer>
  /** Power went or came: nothing stays verified. */
  reset(): void
}
export interface CardOptions {
  readonly pin: string
  /** PIN tries left when it is inserted; three is full. */
  readonly tries: number
  readonly slots: { readonly [S in Slot]?: { readonly key: string; readonly certificate: Uint8Array } }
  /** How long a signature takes, ms. */
  readonly signDelay: number
}

const status = (code: number): Buffer => Buffer.from([code >> 8, code & 255])
const ok = status(0x9000)
const tlv = (tag: string, ...content: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(content)
  const length =
    body.length < 0x80 ? [body.length] : body.length < 0x100 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from(tag, 'hex'), Buffer.from(length), body])
}

function parsed(bytes: Buffer): Map<number, Buffer> {
  const found = new Map<number, Buffer>()
  for (let i = 0; i < bytes.length; ) {
    const tag = bytes[i++] ?? 0
    let length = bytes[i++] ?? 0
    if (length & 0x80) {
      const places = length & 0x7f
      length = bytes.readUIntBE(i, places)
      i += places
    }
    found.set(tag, bytes.subarray(i, i + length))
    i += length
  }
  return found
}

interface Command {
  readonly chained: boolean
  readonly ins: number
  readonly p1: number
  readonly p2: number
  readonly data: Buffer
  readonly expected: number
}

function command(apdu: Buffer): Command {
  const [cla = 0, ins = 0, p1 = 0, p2 = 0, lc = 0] = apdu
  const isLong = apdu.length > 7 && lc === 0
  const from = isLong ? 7 : 5
  const length = apdu.length <= 5 ? 0 : isLong ? apdu.readUInt16BE(5) : lc
  const rest = apdu.subarray(from + length)
  const le = apdu.length === 5 ? lc : isLong ? (rest.length === 2 ? rest.readUInt16BE(0) : 0) : (rest[0] ?? 0)
  return { chained: (cla & 0x10) !== 0, ins, p1, p2, data: apdu.subarray(from, from + length), expected: le || (isLong ? 65_536 : 256) }
}

const objectOf: { readonly [S in Slot]: string } = { '9a': '5fc105', '9c': '5fc10a', '9d': '5fc10b' }
/** Card holder unique identifier: OpenSC takes the token's serial from its GUID. */
const chuid = (guid: Buffer): Buffer =>
  tlv(
    '53',
    tlv('30', Buffer.from('d4e739da739ced39ce739da1685a1082108ce73984108010a3', 'hex')),
    tlv('34', guid),
    tlv('35', Buffer.from('20400101')),
    tlv('3e'),
    tlv('fe'),
  )

export function pivCard({ pin, tries: given, slots, signDelay }: CardOptions): Applet {
  const objects = new Map([['5fc102', chuid(randomBytes(16))]])
  const keys = new Map<string, KeyObject>()
  for (const slot of ['9a', '9c', '9d'] as const) {
    const held = slots[slot]
    if (!held) continue
    keys.set(slot, createPrivateKey(held.key))
    objects.set(objectOf[slot], tlv('53', tlv('70', held.certificate), tlv('71', Buffer.from([0])), tlv('fe')))
  }
  let tries = given
  let verified = false
  let pending = Buffer.alloc(0)
  let chain = Buffer.alloc(0)

  /** What does not fit is fetched with GET RESPONSE. */
  const reply = (data: Buffer, expected: number): Buffer => {
    pending = Buffer.from(data.subarray(expected))
    return Buffer.concat([data.subarray(0, expected), pending.length > 0 ? status(0x6100 | Math.min(pending.length, 255)) : ok])
  }
  const left = () => (tries > 0 ? status(0x63c0 | tries) : status(0x6983))

  const verify = (data: Buffer): Buffer => {
    if (data.length === 0) return verified ? ok : left()
    if (tries === 0) return status(0x6983)
    verified = data.toString('latin1').replace(/\xff+$/, '') === pin
    tries = verified ? 3 : tries - 1
    return verified ? ok : left()
  }

  const authenticate = async (slot: string, data: Buffer, expected: number): Promise<Buffer> => {
    const key = keys.get(slot)
    if (!key) return status(0x6a88)
    if (!verified) return status(0x6982)
    const template = parsed(parsed(data).get(0x7c) ?? Buffer.alloc(0))
    const input = template.get(0x81) ?? template.get(0x85)
    if (!input) return status(0x6a80)
    if (signDelay > 0) await new Promise((resolve) => setTimeout(resolve, signDelay))
    if (slot === '9c') verified = false
    const answer = key.asymmetricKeyType === 'rsa' ? privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, input) : ecdsa(key, input)
    return reply(tlv('7c', tlv('82', answer)), expected)
  }

  return {
    reset() {
      verified = false
      pending = Buffer.alloc(0)
      chain = Buffer.alloc(0)
    },
    async answer(apdu) {
      const { chained, ins, p1, p2, expected, ...sent } = command(apdu)
      chain = Buffer.concat([chain, sent.data])
      if (chained) return ok
      const data = chain
      chain = Buffer.alloc(0)
      switch (ins) {
        case 0xa4: {
          const aid = 'a000000308'
          if (p1 !== 4 || !data.toString('hex').startsWith(aid)) return status(0x6a82)
          return reply(tlv('61', tlv('4f', Buffer.from('000010000100', 'hex')), tlv('79', tlv('4f', Buffer.from(aid, 'hex')))), expected)
        }
        case 0xc0:
          return reply(pending, expected)
        case 0xcb: {
          const object = objects.get(parsed(data).get(0x5c)?.toString('hex') ?? '')
          return object ? reply(object, expected) : status(0x6a82)
        }
        case 0x20:
          return p2 === 0x80 ? verify(data) : status(0x6a88)
        case 0x87:
          return authenticate(p2.toString(16), data, expected)
        default:
          return status(0x6d00)
      }
    },
  }
}

const P256 = { n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n }
const mod = (a: bigint, n: bigint): bigint => ((a % n) + n) % n
function inverse(a: bigint, n: bigint): bigint {
  let [r, s, x, y] = [mod(a, n), n, 1n, 0n]
  while (r > 1n) {
    const q = r / s
    ;[r, s] = [s, r % s]
    ;[x, y] = [y, x - q * y]
  }
  return mod(x, n)
}

/** ECDSA of a digest: the card is given one, Node's own sign would hash it again. Good enough for a test, not for a secret. */
function ecdsa(key: KeyObject, digest: Buffer): Buffer {
  const d = BigInt(`0x${Buffer.from(String(key.export({ format: 'jwk' }).d), 'base64url').toString('hex')}`)
  const z = BigInt(`0x${digest.subarray(0, 32).toString('hex')}`)
  for (;;) {
    const once = createECDH('prime256v1')
    once.generateKeys()
    const k = BigInt(`0x${once.getPrivateKey('hex')}`)
    const r = mod(BigInt(`0x${once.getPublicKey('hex').slice(2, 66)}`), P256.n)
    const s = mod(inverse(k, P256.n) * (z + r * d), P256.n)
    if (r === 0n || s === 0n) continue
    const integer = (value: bigint) => {
      const bytes = Buffer.from(value.toString(16).padStart(64, '0'), 'hex')
      const shortest = bytes.subarray(bytes.findIndex((byte) => byte !== 0))
      return tlv('02', (shortest[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.alloc(1), shortest]) : shortest)
    }
    return tlv('30', integer(r), integer(s))
  }
}
