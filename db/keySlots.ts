import { hashRawSync } from '@node-rs/argon2'
import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto'
import { hasKeyFile, type KdfCost, type KeyFile, readKeyFile, type Slot, writeKeyFile, writeKeyFileForGood } from './keyFile.ts'
import { newRecoveryCode, readRecoveryCode } from './recoveryCode.ts'
import { StoreError } from './storeError.ts'
import type { WrongTries } from './wrongTries.ts'

export type { KdfCost } from './keyFile.ts'

/** Argon2id 64 MiB, 3 passes (reliability of a stolen disk rests on it). Tests and the demonstration office may pass a cheaper cost. */
export const DEFAULT_COST: KdfCost = { memoryKiB: 65_536, iterations: 3, parallelism: 1 }
/** Wrong passwords in a row that lock a slot, until another login or the recovery code replaces it. */
export const MAX_WRONG_TRIES = 3

/** For a store that is opened without a machine's own count, as by tests. */
const nowhere: WrongTries = { count: () => 0, set: () => undefined }

export interface Credentials {
  readonly login: string
  readonly password: string
}

export type Unlocked =
  | {
      readonly ok: true
      readonly dataKey: Buffer /** Wrong passwords for this login since the last right one. */
      readonly wrongTries: number
    }
  | { readonly ok: false; readonly code: 'wrongPassword'; readonly left: number }
  | { readonly ok: false; readonly code: 'locked' | 'unknownLogin' | 'mistypedCode' | 'wrongCode' }

/** Makes keys.json with a new data key, one login and the recovery slot. Throws `keysExist`. The recovery code is not kept anywhere. */
export const createKeyFile = (dir: string, first: Credentials, cost = DEFAULT_COST): { dataKey: Buffer; recoveryCode: string } => {
  if (hasKeyFile(dir)) throw new StoreError('keysExist')
  const dataKey = randomBytes(32)
  const recoveryCode = newRecoveryCode()
  const id = randomUUID()
  const slots = [wrap(id, 'staff', first.login, first.password, dataKey, cost), wrap(id, 'recovery', '', recoveryCode, dataKey, cost)]
  writeKeyFileForGood(dir, { version: 1, id, slots, tokens: [] })
  return { dataKey, recoveryCode }
}

/**
 * The data key for a login's password. A wrong try is on disk before the answer is given, in the key file and in `outside`; the higher
 * count holds. The third locks the slot, a right one clears both counts. Throws `keysMissing`, `keysCorrupt`.
 */
export const unlockWithPassword = (dir: string, login: string, password: string, outside: WrongTries = nowhere): Unlocked => {
  const file = readKeyFile(dir)
  const slot = staffSlot(file, login)
  if (!slot) return { ok: false, code: 'unknownLogin' }
  const before = triesOf(file, slot, outside)
  if (before >= MAX_WRONG_TRIES) return { ok: false, code: 'locked' }
  const dataKey = unwrap(file, slot, password)
  const wrongTries = dataKey ? 0 : before + 1
  countTries(dir, file, slot, wrongTries, outside)
  if (dataKey) return { ok: true, dataKey, wrongTries: before }
  return wrongTries < MAX_WRONG_TRIES
    ? { ok: false, code: 'wrongPassword', left: MAX_WRONG_TRIES - wrongTries }
    : { ok: false, code: 'locked' }
}

/** The data key for a login's password from the key file of a backup, which keeps its bytes: only `outside` counts. */
export const unlockCopy = (dir: string, login: string, password: string, outside: WrongTries): Unlocked => {
  const file = readKeyFile(dir)
  const slot = staffSlot(file, login)
  if (!slot) return { ok: false, code: 'unknownLogin' }
  const before = triesOf(file, slot, outside)
  if (before >= MAX_WRONG_TRIES) return { ok: false, code: 'locked' }
  const dataKey = unwrap(file, slot, password)
  outside.set(file.id, slot.id, dataKey ? 0 : before + 1)
  if (dataKey) return { ok: true, dataKey, wrongTries: before }
  return before + 1 < MAX_WRONG_TRIES
    ? { ok: false, code: 'wrongPassword', left: MAX_WRONG_TRIES - before - 1 }
    : { ok: false, code: 'locked' }
}

const triesOf = (file: KeyFile, slot: Slot, outside: WrongTries): number => Math.max(slot.wrongTries, outside.count(file.id, slot.id))

const countTries = (dir: string, file: KeyFile, slot: Slot, wrongTries: number, outside: WrongTries): void => {
  outside.set(file.id, slot.id, wrongTries)
  if (wrongTries !== slot.wrongTries) writeKeyFile(dir, withSlot(file, { ...slot, wrongTries }), file)
}

/** Logins whose password was given wrong too often. */
export const lockedLogins = (dir: string, outside: WrongTries = nowhere): string[] => {
  const file = readKeyFile(dir)
  return file.slots.flatMap((slot) => (slot.kind === 'staff' && triesOf(file, slot, outside) >= MAX_WRONG_TRIES ? [slot.login] : []))
}

/** Begins the count of a login anew; its password stays. Throws `noSuchSlot`. */
export const forgiveTries = (dir: string, login: string, outside: WrongTries = nowhere): void => {
  const file = readKeyFile(dir)
  const slot = staffSlot(file, login)
  if (!slot) throw new StoreError('noSuchSlot')
  countTries(dir, file, slot, 0, outside)
}

/** The data key for the recovery code, typed in any case and grouping. 175 random bits need no lock; a typing slip is told apart. */
export const unlockWithRecovery = (dir: string, typed: string): Unlocked => {
  const file = readKeyFile(dir)
  const code = readRecoveryCode(typed)
  if (code === null) return { ok: false, code: 'mistypedCode' }
  for (const slot of file.slots.filter(({ kind }) => kind === 'recovery')) {
    const dataKey = unwrap(file, slot, code)
    if (dataKey) return { ok: true, dataKey, wrongTries: 0 }
  }
  return { ok: false, code: 'wrongCode' }
}

/** Gives a new login access to the data key. Throws `loginTaken`. */
export const addSlot = (dir: string, dataKey: Buffer, { login, password }: Credentials, cost = DEFAULT_COST): void => {
  const file = readKeyFile(dir)
  if (staffSlot(file, login)) throw new StoreError('loginTaken')
  writeKeyFile(dir, { ...file, slots: [...file.slots, wrap(file.id, 'staff', login, password, dataKey, cost)] }, file)
}

/** Sets a login's password anew, which also unlocks it; the old password is gone from the copy too. Throws `noSuchSlot`. */
export const replaceSlot = (dir: string, dataKey: Buffer, { login, password }: Credentials, cost = DEFAULT_COST): void => {
  const file = readKeyFile(dir)
  const old = staffSlot(file, login)
  if (!old) throw new StoreError('noSuchSlot')
  const slot = wrap(file.id, 'staff', login, password, dataKey, cost)
  writeKeyFileForGood(dir, { ...file, slots: file.slots.map((kept) => (kept.id === old.id ? slot : kept)) })
}

/** Issues a new recovery code; the old one opens nothing any more. */
export const replaceRecovery = (dir: string, dataKey: Buffer, cost = DEFAULT_COST): string => {
  const file = readKeyFile(dir)
  const code = newRecoveryCode()
  const slots = file.slots.filter(({ kind }) => kind !== 'recovery')
  writeKeyFileForGood(dir, { ...file, slots: [...slots, wrap(file.id, 'recovery', '', code, dataKey, cost)] })
  return code
}

/** Takes a login's access away. Throws `noSuchSlot`, and `lastSlot` for the only login left. */
export const removeSlot = (dir: string, login: string): void => {
  const file = readKeyFile(dir)
  if (!staffSlot(file, login)) throw new StoreError('noSuchSlot')
  if (logins(dir).length === 1) throw new StoreError('lastSlot')
  const slots = file.slots.filter((slot) => slot.kind !== 'staff' || slot.login !== login)
  writeKeyFileForGood(dir, { ...file, slots, tokens: file.tokens.filter((slot) => slot.login !== login) })
}

/** The logins that have a slot. */
export const logins = (dir: string): string[] => readKeyFile(dir).slots.flatMap(({ kind, login }) => (kind === 'staff' ? [login] : []))

const staffSlot = (file: KeyFile, login: string): Slot | undefined =>
  file.slots.find((slot) => slot.kind === 'staff' && slot.login === login)

const withSlot = (file: KeyFile, changed: Slot): KeyFile => ({
  ...file,
  slots: file.slots.map((slot) => (slot.id === changed.id ? changed : slot)),
})

const wrap = (fileId: string, kind: Slot['kind'], login: string, secret: string, dataKey: Buffer, kdf: KdfCost): Slot => {
  const id = randomUUID()
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', secretKey(secret, salt, kdf), nonce).setAAD(binding(fileId, { id, kind, login }))
  const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final(), cipher.getAuthTag()])
  return {
    id,
    kind,
    login,
    kdf,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
    wrongTries: 0,
  }
}

const unwrap = (file: KeyFile, slot: Slot, secret: string): Buffer | undefined => {
  const wrapped = Buffer.from(slot.wrapped, 'base64')
  const key = secretKey(secret, Buffer.from(slot.salt, 'base64'), slot.kdf)
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(slot.nonce, 'base64'), { authTagLength: 16 })
    cipher.setAAD(binding(file.id, slot)).setAuthTag(wrapped.subarray(-16))
    return Buffer.concat([cipher.update(wrapped.subarray(0, -16)), cipher.final()])
  } catch {
    return undefined
  }
}

/** What a slot is bound to: moved to another login, slot or file it opens nothing. */
const binding = (fileId: string, { id, kind, login }: Pick<Slot, 'id' | 'kind' | 'login'>): Buffer =>
  Buffer.from(JSON.stringify(['casedesk keys', 1, fileId, id, kind, login]))

const secretKey = (secret: string, salt: Buffer, { memoryKiB, iterations, parallelism }: KdfCost): Buffer =>
  hashRawSync(secret.normalize('NFKC'), {
    algorithm: ARGON2ID,
    memoryCost: memoryKiB,
    timeCost: iterations,
    parallelism,
    outputLen: 32,
    salt,
  })

/** `Algorithm.Argon2id`, a const enum that isolated modules cannot read. */
const ARGON2ID = 2
