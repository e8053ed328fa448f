import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { type KeyFile, readKeyFile, type TokenSlot, writeKeyFile, writeKeyFileForGood } from './keyFile.ts'

// The data key wrapped for a USB key. What unwraps it is a signature that only the token can make: RSA PKCS#1 v1.5 gives the same one every
// time, so that its bytes can serve as key material (HKDF-SHA-256). ECDSA and SM2 signatures differ each time; such a key comes on top of the
// password instead. The context that is signed is random, belongs to one slot, and names its purpose: a signature over anything else the
// desk ever asks for opens nothing.

/** A slot on its way: what the token has to sign for it. */
export interface TokenSlotDraft {
  readonly id: string
  readonly login: string
  /** SHA-256 of the certificate. */
  readonly fingerprint: string
  readonly context: string
}

export const newTokenSlot = (login: string, fingerprint: string): TokenSlotDraft => ({
  id: randomUUID(),
  login,
  fingerprint,
  context: randomBytes(32).toString('base64'),
})

/** The bytes that a token signs to open its slot. */
export const slotContext = (dir: string, { id, context }: Pick<TokenSlotDraft, 'id' | 'context'>): Buffer =>
  Buffer.from(JSON.stringify(['casedesk data key 1', readKeyFile(dir).id, id, context]))

/** Gives the token access to the data key, or only notes whose it is; an earlier slot of the same certificate goes. */
export const keepTokenSlot = (dir: string, dataKey: Buffer, draft: TokenSlotDraft, signature: Uint8Array | null): void => {
  const file = readKeyFile(dir)
  const slot: TokenSlot = { ...draft, wrap: signature && wrapWith(file, dataKey, draft, signature) }
  writeKeyFile(dir, { ...file, tokens: [...file.tokens.filter(({ fingerprint }) => fingerprint !== draft.fingerprint), slot] }, file)
}

const wrapWith = (file: KeyFile, dataKey: Buffer, draft: TokenSlotDraft, signature: Uint8Array): TokenSlot['wrap'] => {
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFrom(signature, salt), nonce).setAAD(binding(file, draft))
  const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final(), cipher.getAuthTag()])
  const text = (bytes: Buffer) => bytes.toString('base64')
  return { salt: text(salt), nonce: text(nonce), wrapped: text(wrapped) }
}

export const tokenSlots = (dir: string): readonly TokenSlot[] => readKeyFile(dir).tokens

/** The data key, or nothing where the signature is not the one it was wrapped with. */
export const unlockWithToken = (dir: string, slot: TokenSlot, signature: Uint8Array): Buffer | undefined => {
  if (!slot.wrap) return undefined
  const wrapped = Buffer.from(slot.wrap.wrapped, 'base64')
  try {
    const key = keyFrom(signature, Buffer.from(slot.wrap.salt, 'base64'))
    const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(slot.wrap.nonce, 'base64'), { authTagLength: 16 })
    cipher.setAAD(binding(readKeyFile(dir), slot)).setAuthTag(wrapped.subarray(-16))
    return Buffer.concat([cipher.update(wrapped.subarray(0, -16)), cipher.final()])
  } catch {
    return undefined
  }
}

/** Takes the token's access away, also from the copy of the file. */
export const removeTokenSlot = (dir: string, fingerprint: string): void => {
  const file = readKeyFile(dir)
  if (!file.tokens.some((slot) => slot.fingerprint === fingerprint)) return
  writeKeyFileForGood(dir, { ...file, tokens: file.tokens.filter((slot) => slot.fingerprint !== fingerprint) })
}

const keyFrom = (signature: Uint8Array, salt: Buffer): Buffer => Buffer.from(hkdfSync('sha256', signature, salt, 'casedesk token slot', 32))

/** Moved to another login, certificate or file it opens nothing. */
const binding = (file: KeyFile, { id, login, fingerprint }: TokenSlotDraft): Buffer =>
  Buffer.from(JSON.stringify(['casedesk token slot', 1, file.id, id, login, fingerprint]))
