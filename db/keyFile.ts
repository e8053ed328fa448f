import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from './durableFile.ts'
import { StoreError } from './storeError.ts'

const base64 = z.base64()

/** Cost of the password hash, Argon2id. Kept with every slot, so that new slots can cost more. */
export const kdfShape = z.strictObject({
  memoryKiB: z.int().min(8).max(4_194_304),
  iterations: z.int().min(1).max(100),
  parallelism: z.int().min(1).max(16),
})
export type KdfCost = Readonly<z.infer<typeof kdfShape>>

/** The data key wrapped for one login, or for the recovery code (login ''). */
const slotShape = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['staff', 'recovery']),
  login: z.string(),
  kdf: kdfShape,
  salt: base64,
  nonce: base64,
  /** AES-256-GCM text and tag. */
  wrapped: base64,
  wrongTries: z.int().nonnegative(),
})
export type Slot = Readonly<z.infer<typeof slotShape>>

/** The data key wrapped for one certificate on a USB key: see tokenSlots.ts. */
const tokenSlotShape = z.strictObject({
  id: z.uuid(),
  login: z.string(),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  context: base64,
  /** null: the key comes on top of the password and opens nothing by itself. */
  wrap: z.strictObject({ salt: base64, nonce: base64, wrapped: base64 }).nullable(),
})
export type TokenSlot = Readonly<z.infer<typeof tokenSlotShape>>

const keyFileShape = z.strictObject({
  version: z.literal(1),
  id: z.uuid(),
  slots: z.array(slotShape).min(1),
  tokens: z.array(tokenSlotShape).default([]),
})
export type KeyFile = Readonly<z.infer<typeof keyFileShape>>

const pathOf = (dir: string): string => join(dir, 'keys.json')
const copyOf = (dir: string): string => `${pathOf(dir)}.bak`

export const hasKeyFile = (dir: string): boolean => existsSync(pathOf(dir)) || existsSync(copyOf(dir))

/** Reads keys.json, or its copy when that is damaged. Throws `keysMissing`, `keysCorrupt`. */
export const readKeyFile = (dir: string): KeyFile => {
  if (!hasKeyFile(dir)) throw new StoreError('keysMissing')
  const found = parsed(pathOf(dir)) ?? parsed(copyOf(dir))
  if (!found) throw new StoreError('keysCorrupt')
  return found
}

/** Writes the file whole and keeps `previous` as the copy. */
export const writeKeyFile = (dir: string, next: KeyFile, previous: KeyFile): void => {
  writeDurably(copyOf(dir), JSON.stringify(previous, null, 2))
  writeDurably(pathOf(dir), JSON.stringify(next, null, 2))
}

/** Writes the file and the copy alike: a slot that was taken away must not live on in the copy. */
export const writeKeyFileForGood = (dir: string, next: KeyFile): void => {
  writeDurably(pathOf(dir), JSON.stringify(next, null, 2))
  writeDurably(copyOf(dir), JSON.stringify(next, null, 2))
}

const parsed = (file: string): KeyFile | undefined => {
  if (!existsSync(file)) return undefined
  try {
    return keyFileShape.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}
