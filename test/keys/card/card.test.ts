import { createPublicKey, verify } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { forkDriver } from '../../../main/keys/driverProcess.ts'
import { createKeyring, type Keyring } from '../../../main/keys/keyring.ts'
import { KeyFailure } from '../../../main/keys/moduleProcess.ts'
import type { Token } from '../../../main/keys/protocol.ts'
import { maySign, readCertificate } from '../../../shared/keys/certificate.ts'
import { findCreditCode } from '../../../shared/keys/creditCode.ts'
import { type Authority, createAuthority, creditCode, otherCreditCode } from '../authority.ts'
import { type Card, type CardReader, type CardSlots, openSc, startReader } from './reader.ts'

// The whole way of a real key: pcscd, OpenSC's driver in our process, a card that counts wrong PINs.

let authority: Authority
let reader: CardReader
let keyring: Keyring
const cards: Card[] = []
const logged: string[] = []

beforeAll(async () => {
  authority = createAuthority()
  const code = (value: string) => [`1.2.156.10260.4.1.4=ASN1:PRINTABLESTRING:${value}`]
  authority.issue('unit', '/C=CN/O=昆明示例建设有限公司/CN=昆明示例建设有限公司', code(creditCode))
  authority.issue('encryption', '/C=CN/O=昆明示例建设有限公司/CN=昆明示例建设有限公司', code(creditCode), {
    usage: 'keyEncipherment,dataEncipherment',
  })
  authority.issue('curve', '/C=CN/O=曲靖示例商贸有限公司/CN=曲靖示例商贸有限公司', code(otherCreditCode), { key: 'ec' })
  reader = await startReader()
  keyring = createKeyring({
    start: forkDriver,
    log: (event, facts) => void logged.push(`${event} ${JSON.stringify(facts)}`),
    changed: () => undefined,
    listed: () => undefined,
  })
  keyring.setModules([{ id: 'opensc', name: 'OpenSC', path: openSc, sha256: null }])
  keyring.wake()
})
afterEach(async () => {
  await Promise.all(cards.splice(0).map((card) => card.pull()))
  await expect.poll(tokens).toHaveLength(0)
})
afterAll(async () => {
  keyring.close()
  await reader.stop()
  authority.remove()
})

const tokens = (): readonly Token[] => keyring.states().flatMap((state) => state.tokens)
const slot = (name: string) => ({ key: authority.leaf(name).keyFile, certificate: authority.leaf(name).keyFile.replace(/key$/, 'der') })
const unitCard = (more: Partial<CardSlots> = {}): CardSlots => ({ slots: { '9a': slot('unit'), '9d': slot('encryption') }, ...more })
async function insert(card: CardSlots, place: 0 | 1 = 0, wanted = 1): Promise<Token> {
  const known = tokens().map(({ serial }) => serial)
  cards.push(await reader.insert(card, place))
  await expect.poll(tokens).toHaveLength(wanted)
  const token = tokens().find(({ serial }) => !known.includes(serial))
  if (!token) throw new Error('no token')
  return token
}
/** The certificate to sign with: a 双证书 key has two, in no order. */
const signing = (token: Token) => {
  const found = token.certificates.find(({ der }) => maySign(readCertificate(der)))
  if (!found) throw new Error('no signing certificate')
  return found
}
const sign = (token: Token, pin: string, data: readonly Uint8Array[] = [Buffer.from('甲')], finalTry = false) =>
  keyring.sign('opensc', { slot: token.slot, serial: token.serial, keyId: signing(token).id, pin, finalTry, data: [...data] })
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => (error instanceof KeyFailure ? error.failure : error),
  )
const publicKey = (name: string) =>
  createPublicKey({ key: Buffer.from(readCertificate(authority.leaf(name).der).key.spki), format: 'der', type: 'spki' })

describe('a key in the reader', () => {
  it('is noticed with its unit, and its signature holds (S0-04)', async () => {
    const token = await insert(unitCard())
    expect(findCreditCode(readCertificate(signing(token).der)).code).toBe(creditCode)
    const data = [Buffer.from('登录'), Buffer.from('另一份')]
    const signatures = await sign(token, '123456', data)
    expect(signatures.map((signature, i) => verify('sha256', data[i] ?? Buffer.alloc(0), publicKey('unit'), signature))).toEqual([
      true,
      true,
    ])
  })

  it('that wants its PIN for every signature gets it for every signature', async () => {
    const token = await insert({ slots: { '9c': slot('curve') } })
    const data = [Buffer.from('一'), Buffer.from('二')]
    const signatures = await sign(token, '123456', data)
    const key = { key: publicKey('curve'), dsaEncoding: 'ieee-p1363' as const }
    expect(signatures.map((signature, i) => verify('sha256', data[i] ?? Buffer.alloc(0), key, signature))).toEqual([true, true])
  })

  it('counts wrong PINs down to the lock, and is never tried the last time without consent', async () => {
    const token = await insert(unitCard())
    expect(await failure(sign(token, '12'))).toMatchObject({ code: 'pinLength' })
    expect(await failure(sign(token, '000000'))).toMatchObject({ code: 'pinIncorrect', flags: [] })
    expect(await failure(sign(token, '000001'))).toMatchObject({ code: 'pinIncorrect', flags: ['pinFinalTry'] })
    expect(await failure(sign(token, '123456'))).toMatchObject({ code: 'pinFinal' })
    expect(await keyring.flags('opensc', { slot: token.slot, serial: token.serial })).toEqual(['pinFinalTry'])
    expect(await failure(sign(token, '000002', undefined, true))).toMatchObject({ code: 'pinLocked', flags: ['pinLocked'] })
    // Also the right one, and nothing is sent any more.
    expect(await failure(sign(token, '123456', undefined, true))).toMatchObject({ code: 'pinLocked' })
    expect(logged.join('\n')).not.toMatch(/00000|123456/)
  })

  it('shows before any login that it is on its last try, or locked', async () => {
    const last = await insert(unitCard({ tries: 1 }))
    expect(last.flags).toEqual(['pinFinalTry'])
    const locked = await insert(unitCard({ tries: 0 }), 1, 2)
    expect(locked.flags).toEqual(['pinLocked'])
  })

  it('beside another is told apart by its serial, and only the pulled one goes', async () => {
    const first = await insert(unitCard())
    const second = await insert({ slots: { '9a': slot('curve') } }, 1, 2)
    expect(second.serial).not.toBe(first.serial)
    await cards[0]?.pull()
    await expect.poll(() => tokens().map(({ serial }) => serial)).toEqual([second.serial])
    expect(await failure(sign(first, '123456'))).toMatchObject({ code: 'removed' })
  })

  it('pulled while it signs is called pulled, and the desk goes on with the next', async () => {
    const token = await insert(unitCard({ signDelay: 3000 }))
    const signed = failure(sign(token, '123456'))
    setTimeout(() => void cards[0]?.pull(), 1500)
    expect(await signed).toMatchObject({ code: 'removed' })
    await expect.poll(tokens).toHaveLength(0)
    const again = await insert(unitCard())
    expect(await sign(again, '123456')).toHaveLength(1)
  })
})
