import { createHash } from 'node:crypto'
import type { KeyTrouble, TokenFlag } from '../../shared/keys/trouble.ts'
import type { Token } from './protocol.ts'

// The dozen calls of PKCS#11 that the desk needs, all of them synchronous: pkcs11js's callback forms free the input too early.

export type Pkcs11 = typeof import('pkcs11js')
export type Driver = InstanceType<Pkcs11['PKCS11']>
type Handle = Buffer

/** PKCS#11 v2.40, §3. Written out, because a wrong constant in a template ends the process. */
const CKA = { class: 0x0, value: 0x11, keyType: 0x100, id: 0x102, alwaysAuthenticate: 0x202 } as const
const CKO = { certificate: 1, privateKey: 3 } as const
const CKK = { rsa: 0, ec: 3 } as const
const CKM = { rsaPkcs: 0x1, sha256RsaPkcs: 0x40, ecdsa: 0x1041 } as const
const CKR = { userAlreadyLoggedIn: 0x100 } as const
const userType = { user: 1, contextSpecific: 2 } as const
const serialSession = 4
const tokenInitialized = 0x400
const flagBits: { readonly [F in TokenFlag]: number } = {
  pinPad: 0x100,
  pinCountLow: 0x10000,
  pinFinalTry: 0x20000,
  pinLocked: 0x40000,
  pinToBeChanged: 0x80000,
}
/** DigestInfo of SHA-256 (RFC 8017 §9.2) for tokens that only know CKM_RSA_PKCS. */
const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex')

/** Something of ours to say, as opposed to an error of the driver. */
export class TokenTrouble extends Error {
  readonly code: KeyTrouble
  constructor(code: KeyTrouble) {
    super(code)
    this.code = code
  }
}

const trimmed = (text: string): string => text.replace(/[\0 ]+$/, '').slice(0, 300)
export const ckrOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number' ? error.code >>> 0 : 0

/** One attribute a call: a type the driver does not know fails the whole array. */
function attribute(driver: Driver, session: Handle, object: Handle, type: number): Buffer | undefined {
  try {
    const value = driver.C_GetAttributeValue(session, object, [{ type }])[0]?.value
    return Buffer.isBuffer(value) ? value : undefined
  } catch (error) {
    if ([0x11, 0x12].includes(ckrOf(error))) return undefined
    throw error
  }
}

function objects(driver: Driver, session: Handle, template: { type: number; value: number | Buffer }[]): Handle[] {
  const found: Handle[] = []
  driver.C_FindObjectsInit(session, template)
  try {
    for (;;) {
      const page = driver.C_FindObjects(session, 16)
      if (page.length === 0) return found
      found.push(...page)
    }
  } finally {
    driver.C_FindObjectsFinal(session)
  }
}

function within<T>(driver: Driver, slot: Handle, act: (session: Handle) => T): T {
  const session = driver.C_OpenSession(slot, serialSession)
  try {
    return act(session)
  } finally {
    try {
      driver.C_CloseSession(session)
    } catch {
      // the key was pulled: its session is gone with it
    }
  }
}

/** After a removal C_GetTokenInfo goes on answering; only C_GetSlotList tells the truth, so it is always asked first. */
export const presentSlots = (driver: Driver): string[] => driver.C_GetSlotList(true).map((slot) => slot.toString('hex'))

export function tokenInfo(driver: Driver, slot: Handle) {
  const info = driver.C_GetTokenInfo(slot)
  const flags = (Object.keys(flagBits) as TokenFlag[]).filter((flag) => (info.flags & flagBits[flag]) !== 0)
  return { info, flags, serial: trimmed(info.serialNumber) }
}

/** The token in a slot with its certificates, without PIN; nothing for one that was never initialised (SoftHSM's spare slot). */
export function readToken(driver: Driver, slotHex: string): Token | undefined {
  const slot = Buffer.from(slotHex, 'hex')
  const { info, flags, serial } = tokenInfo(driver, slot)
  if ((info.flags & tokenInitialized) === 0) return undefined
  const certificates = within(driver, slot, (session) =>
    objects(driver, session, [{ type: CKA.class, value: CKO.certificate }]).flatMap((object) => {
      const der = attribute(driver, session, object, CKA.value)
      const id = attribute(driver, session, object, CKA.id)
      return der && der.length > 0 ? [{ id: (id ?? Buffer.alloc(0)).toString('hex'), der: new Uint8Array(der) }] : []
    }),
  )
  return {
    slot: slotHex,
    label: trimmed(info.label),
    serial,
    manufacturer: trimmed(info.manufacturerID),
    model: trimmed(info.model),
    flags,
    certificates: certificates.slice(0, 40),
  }
}

interface Wanted {
  readonly slot: string
  readonly serial: string
  readonly keyId: string
  readonly pin: string
  readonly finalTry: boolean
  readonly data: readonly Uint8Array[]
}

/** Logs in once, signs, logs out. Nothing is tried on a key that is locked, or on its last try unless that was agreed to. */
export function signWith(driver: Driver, wanted: Wanted): Uint8Array[] {
  if (!presentSlots(driver).includes(wanted.slot)) throw new TokenTrouble('removed')
  const slot = Buffer.from(wanted.slot, 'hex')
  const { info, flags, serial } = tokenInfo(driver, slot)
  if (serial !== wanted.serial) throw new TokenTrouble('removed')
  if (flags.includes('pinPad')) throw new TokenTrouble('pinPad')
  if (flags.includes('pinLocked')) throw new TokenTrouble('pinLocked')
  if (flags.includes('pinToBeChanged')) throw new TokenTrouble('pinToBeChanged')
  if (flags.includes('pinFinalTry') && !wanted.finalTry) throw new TokenTrouble('pinFinal')
  // Some tokens count a try also for a PIN that cannot be one.
  const length = Buffer.byteLength(wanted.pin)
  if (length < Math.max(info.minPinLen, 1) || (info.maxPinLen > 0 && length > info.maxPinLen)) throw new TokenTrouble('pinLength')
  return within(driver, slot, (session) => {
    login(driver, session, userType.user, wanted.pin)
    try {
      return wanted.data.map((data) => sign(driver, slot, session, wanted, data))
    } finally {
      try {
        driver.C_Logout(session)
      } catch {
        // pulled, or a key that logs out by itself after every signature
      }
    }
  })
}

function login(driver: Driver, session: Handle, user: number, pin: string): void {
  try {
    driver.C_Login(session, user, pin)
  } catch (error) {
    if (ckrOf(error) !== CKR.userAlreadyLoggedIn) throw error
  }
}

function sign(driver: Driver, slot: Handle, session: Handle, { keyId, pin }: Wanted, data: Uint8Array): Uint8Array {
  const [key] = objects(driver, session, [
    { type: CKA.class, value: CKO.privateKey },
    { type: CKA.id, value: Buffer.from(keyId, 'hex') },
  ])
  if (!key) throw new TokenTrouble('noPrivateKey')
  const { mechanism, input } = howToSign(driver, slot, attribute(driver, session, key, CKA.keyType), Buffer.from(data))
  driver.C_SignInit(session, { mechanism }, key)
  // A key that wants its PIN for every use is given it between C_SignInit and C_Sign.
  if (attribute(driver, session, key, CKA.alwaysAuthenticate)?.[0] === 1) login(driver, session, userType.contextSpecific, pin)
  return new Uint8Array(driver.C_Sign(session, input, Buffer.alloc(1024)))
}

function howToSign(driver: Driver, slot: Handle, type: Buffer | undefined, data: Buffer): { mechanism: number; input: Buffer } {
  const kind = type && type.length >= 4 ? type.readUInt32LE(0) : -1
  const offered = new Set(driver.C_GetMechanismList(slot).map((mechanism) => mechanism >>> 0))
  const digest = createHash('sha256').update(data).digest()
  if (kind === CKK.rsa)
    return offered.has(CKM.sha256RsaPkcs)
      ? { mechanism: CKM.sha256RsaPkcs, input: data }
      : { mechanism: CKM.rsaPkcs, input: Buffer.concat([digestInfo, digest]) }
  if (kind === CKK.ec && offered.has(CKM.ecdsa)) return { mechanism: CKM.ecdsa, input: digest }
  // SM2 has no number in PKCS#11; drivers use private, mutually different ones.
  throw new TokenTrouble(kind >= 0x8000_0000 || kind === CKK.ec ? 'sm2Unsupported' : 'unsupportedKey')
}
