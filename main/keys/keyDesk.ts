import { createPublicKey, randomBytes, verify } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { ReadableDb } from '../../db/open.ts'
import { keyModules, revocationLists, staffKeyOf, trustedAuthorities } from '../../db/queries/keys.ts'
import { checkSignature, fingerprintOf } from '../../db/signatures.ts'
import { type Certificate, readCertificate } from '../../shared/keys/certificate.ts'
import { signedAttributes, signedData } from '../../shared/keys/cms.ts'
import { readRevocationList } from '../../shared/keys/revocationList.ts'
import type { SignedAct } from '../../shared/policy/signing.ts'
import type { Log } from '../log.ts'
import { Problem } from '../problem.ts'
import type { StartDriver } from './driverProcess.ts'
import { createKeyring, type Keyring } from './keyring.ts'
import { knownModules } from './knownModules.ts'
import { readModuleFile, writeModuleFile } from './moduleFile.ts'
import type { Token } from './protocol.ts'
import { sha256 } from './digest.ts'
import { examine, type Standing, type TrustStore } from './trust.ts'
import { keyProblem, standingWords } from './words.ts'

/** Which certificate on which key, with the PIN for this one use. */
export interface KeyUse {
  readonly moduleId: string
  readonly slot: string
  readonly serial: string
  readonly fingerprint: string
  readonly pin: string
  readonly finalTry: boolean
}

/** An act that waits for its decider's signature. */
interface Pending {
  readonly staffId: string
  readonly act: SignedAct
  readonly content: string
  /** The time the act will bear: the signature names it. */
  readonly at: string
  readonly since: number
  cms: string | undefined
}

/** Keys at this desk: the drivers, whom the office trusts, and what waits for a signature. */
export interface KeyDesk {
  readonly keyring: Keyring
  /** Takes the drivers from the open data, or from beside them while nobody is signed in. */
  loadModules(dir: string, db: ReadableDb | null): void
  trust(db: ReadableDb): TrustStore
  /** The certificate as it is on the key now. Throws what the person has to do. */
  certificateOn(use: Pick<KeyUse, 'moduleId' | 'slot' | 'serial' | 'fingerprint'>): Certificate
  /** Signs with it. Throws a Problem in the operator's words. */
  sign(use: KeyUse, data: readonly Uint8Array[]): Promise<Uint8Array[]>
  /** Throws unless chain, validity, revocation and key usage all hold at this time. */
  assertGood(certificate: Certificate, trust: TrustStore, at: string): void
  /** Throws unless this is the certificate's signature over these bytes. */
  assertSigned(certificate: Certificate, data: Uint8Array, signature: Uint8Array | undefined): void
  demand(commandId: string, pending: Pick<Pending, 'staffId' | 'act' | 'content' | 'at'>): void
  signAct(commandId: string, staffId: string, use: KeyUse, db: ReadableDb): Promise<void>
  /** The signature of an act, once: what is sent again must be the same act. */
  signatureOf(commandId: string, staffId: string): { readonly signature: string; readonly now: string } | undefined
  /** What a handler makes at random for an act, made once: the act may come again under its id, signed. Forgotten when it is done. */
  remember<T>(commandId: string, make: () => Promise<T>): Promise<T>
  forget(commandId: string): void
  /** Somebody signed out. */
  left(): void
  close(): void
}

/** How long a demanded signature may take. */
const patience = 300_000

export interface KeyDeskOptions {
  readonly start: StartDriver
  readonly log: Log
  changed(): void
  /** After every look at a driver's keys. */
  listed(moduleId: string, tokens: readonly Token[]): void
}

export function createKeyDesk({ start, log, changed, listed }: KeyDeskOptions): KeyDesk {
  const keyring = createKeyring({ start, changed, listed, log: (event, facts) => log.info(event, facts) })
  const pending = new Map<string, Pending>()
  const remembered = new Map<string, Promise<unknown>>()
  let store: { readonly key: string; readonly trust: TrustStore } | undefined

  const trust = (db: ReadableDb): TrustStore => {
    const authorities = trustedAuthorities(db)
    const lists = revocationLists(db)
    const key = [...authorities.map(({ seq }) => seq), 'lists', ...lists.map(({ seq }) => seq)].join()
    // Lists can be long; they are read once per change.
    if (store?.key !== key)
      store = {
        key,
        trust: { authorities: authorities.map(({ der }) => readCertificate(der)), lists: lists.map(({ der }) => readRevocationList(der)) },
      }
    return store.trust
  }

  const find = ({ moduleId, slot, serial, fingerprint }: Pick<KeyUse, 'moduleId' | 'slot' | 'serial' | 'fingerprint'>) => {
    const module = keyring.states().find(({ choice }) => choice.id === moduleId)
    const token = module?.tokens.find((candidate) => candidate.slot === slot && candidate.serial === serial)
    const held = token?.certificates.find(({ der }) => fingerprintOf(der) === fingerprint)
    if (!held) throw keyProblem({ code: 'removed', reason: '', flags: [] })
    return held
  }

  const sign: KeyDesk['sign'] = async (use, data) => {
    const { id: keyId } = find(use)
    const { moduleId, slot, serial, pin, finalTry } = use
    try {
      return await keyring.sign(moduleId, { slot, serial, keyId, pin, finalTry, data: [...data] })
    } catch (error) {
      throw keyProblem(error)
    }
  }

  const assertGood: KeyDesk['assertGood'] = (certificate, trusted, at) => {
    const [worst = 'good'] = examine(certificate, trusted, at).standings
    if (worst !== 'good') throw new Problem('refused', `${standingWords[worst as Exclude<Standing, 'good'>]}`, { standing: worst })
  }

  return {
    keyring,
    loadModules(dir, db) {
      const rows = db ? keyModules(db) : undefined
      if (rows) writeModuleFile(dir, rows)
      const registered = rows ? rows.map(({ moduleId: id, name, path, sha256 }) => ({ id, name, path, sha256 })) : readModuleFile(dir)
      const system = knownModules(existsSync).filter(({ path }) => !registered.some((module) => module.path === path))
      keyring.setModules([...registered, ...system])
    },
    trust,
    certificateOn: (use) => readCertificate(find(use).der),
    sign,
    assertGood,
    assertSigned(certificate, data, signature) {
      const key = createPublicKey({ key: Buffer.from(certificate.key.spki), format: 'der', type: 'spki' })
      const form = certificate.key.algorithm === 'ec' ? { key, dsaEncoding: 'ieee-p1363' as const } : key
      if (signature === undefined || !verify('sha256', data, form, signature))
        throw new Problem('refused', '证书给出的签名不对，没有采用。请重新插入证书后再试。')
    },
    demand(commandId, { staffId, act, content, at }) {
      for (const [id, { since }] of pending) if (Date.now() - since > patience) pending.delete(id)
      pending.set(commandId, { staffId, act, content, at, since: Date.now(), cms: undefined })
    },
    async signAct(commandId, staffId, use, db) {
      const act = pending.get(commandId)
      if (!act || act.staffId !== staffId || Date.now() - act.since > patience)
        throw new Problem('notFound', '等待签名的业务已经过期，没有签名。请重新办理。')
      const certificate = readCertificate(find(use).der)
      if (staffKeyOf(db, use.fingerprint)?.staffId !== staffId)
        throw new Problem('refused', '这张证书没有登记给您，不能用来签名。请插入您本人登记的证书。')
      const trusted = trust(db)
      assertGood(certificate, trusted, act.at)
      const attributes = signedAttributes(sha256(act.content), sha256(certificate.der), act.at)
      const [signature] = await sign(use, [attributes])
      if (!signature) throw new Error('a key signed nothing')
      const chain = examine(certificate, trusted, act.at).chain.slice(1)
      const cms = signedData(certificate, chain, attributes, signature)
      if ('problem' in checkSignature(cms, act.content))
        throw new Problem('refused', '证书给出的签名不对，没有采用。请重新插入证书后再试。')
      act.cms = Buffer.from(cms).toString('base64')
    },
    signatureOf(commandId, staffId) {
      const act = pending.get(commandId)
      if (act?.staffId !== staffId || act.cms === undefined) return undefined
      pending.delete(commandId)
      return { signature: act.cms, now: act.at }
    },
    remember<T>(commandId: string, make: () => Promise<T>): Promise<T> {
      const known = remembered.get(commandId)
      if (known) return known as Promise<T>
      const made = make()
      remembered.set(commandId, made)
      setTimeout(() => remembered.delete(commandId), patience).unref()
      return made
    },
    forget: (commandId) => void remembered.delete(commandId),
    left() {
      pending.clear()
      remembered.clear()
      keyring.hold(false)
      keyring.rest()
    },
    close: () => keyring.close(),
  }
}

/** What a key signs to show that it is there now: never bytes that somebody else chose, and nothing a decision could be taken for. */
export const challenge = (purpose: 'login' | 'enrol', ...about: readonly string[]): Buffer =>
  Buffer.from(JSON.stringify([`casedesk ${purpose} 1`, ...about, randomBytes(32).toString('base64'), new Date().toISOString()]))
