import { createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forkDriver } from '../../main/keys/driverProcess.ts'
import { createModuleProcess, KeyFailure, type ModuleProcess } from '../../main/keys/moduleProcess.ts'
import type { Token } from '../../main/keys/protocol.ts'
import { maySign, readCertificate } from '../../shared/keys/certificate.ts'
import { type Authority, createAuthority } from './authority.ts'
import { softHsmModule, softPin, softTokens } from './softHsm.ts'

let authority: Authority
let store: { remove(): void }
let module: ModuleProcess
let tokens: readonly Token[]

beforeAll(async () => {
  authority = createAuthority()
  const unit = authority.issue('unit', '/C=CN/O=昆明示例建设有限公司/CN=昆明示例建设有限公司')
  const encryption = authority.issue('encryption', '/C=CN/O=昆明示例建设有限公司/CN=昆明示例建设有限公司', [], { usage: 'keyEncipherment' })
  const curve = authority.issue('curve', '/C=CN/O=曲靖示例商贸有限公司/CN=曲靖示例商贸有限公司', [], { key: 'ec' })
  store = softTokens([
    { label: '昆明示例建设', leaves: [encryption, unit] },
    { label: 'CURVE', leaves: [curve] },
    { label: 'EMPTY', leaves: [] },
  ])
  module = createModuleProcess({
    choice: { id: 'soft', name: 'SoftHSM', path: softHsmModule, sha256: null },
    start: forkDriver,
    log: () => undefined,
  })
  tokens = (await module.ask('list', {})).tokens
})
afterAll(() => {
  module.rest()
  store.remove()
  authority.remove()
})

const token = (label: string): Token => {
  const found = tokens.find((candidate) => candidate.label === label)
  if (!found) throw new Error(`no token ${label}`)
  return found
}
const signing = ({ certificates }: Token) => certificates.find(({ der }) => maySign(readCertificate(der)))
const sign = ({ slot, serial }: Token, keyId: string, pin: string, data: Uint8Array) =>
  module.ask('sign', { slot, serial, keyId, pin, finalTry: false, data: [data] })
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => (error instanceof KeyFailure ? error.failure.code : error),
  )

describe('keys in SoftHSM', () => {
  it('are listed with their certificates before any PIN, Chinese labels whole, the spare slot left out', () => {
    expect(new Map(tokens.map(({ label, certificates }) => [label, certificates.length]))).toEqual(
      new Map([
        ['CURVE', 1],
        ['EMPTY', 0],
        ['昆明示例建设', 2],
      ]),
    )
  })

  it.each([
    ['昆明示例建设', 'unit', 'rsa'],
    ['CURVE', 'curve', 'ec'],
  ])('%s signs with the key of its signing certificate', async (label, leaf, kind) => {
    const held = token(label)
    const chosen = signing(held)
    expect(Buffer.from(chosen?.der ?? []).equals(Buffer.from(authority.leaf(leaf).der))).toBe(true)
    const { key: read } = readCertificate(authority.leaf(leaf).der)
    expect(read.algorithm).toBe(kind)
    const data = Buffer.from('规范文本')
    const [signature = new Uint8Array()] = await sign(held, chosen?.id ?? '', softPin, data)
    const key = createPublicKey({ key: Buffer.from(read.spki), format: 'der', type: 'spki' })
    expect(verify('sha256', data, kind === 'ec' ? { key, dsaEncoding: 'ieee-p1363' } : key, signature)).toBe(true)
    expect(verify('sha256', Buffer.from('别的文本'), kind === 'ec' ? { key, dsaEncoding: 'ieee-p1363' } : key, signature)).toBe(false)
  })

  it('refuse a wrong PIN, a key that is not there, and a token that was exchanged, each in its own words', async () => {
    const held = token('CURVE')
    const id = signing(held)?.id ?? ''
    expect(await failure(sign(held, id, '654321', Buffer.from('x')))).toBe('pinIncorrect')
    expect(await failure(sign(held, 'ff', softPin, Buffer.from('x')))).toBe('noPrivateKey')
    expect(await failure(sign({ ...held, serial: 'other' }, id, softPin, Buffer.from('x')))).toBe('removed')
    expect(await failure(sign(held, id, 'x'.repeat(64), Buffer.from('x')))).toBeOneOf(['pinLength', 'pinIncorrect'])
    expect(await failure(sign(held, id, softPin, Buffer.from('x')))).toBeUndefined()
  })
})
