import { z } from 'zod'
import { keyTroubles, tokenFlags } from '../../shared/keys/trouble.ts'

/** What passes between main and the process that holds one PKCS#11 driver. Both sides check what they get. */

const bytes = z.custom<Uint8Array>((given) => given instanceof Uint8Array, 'bytes')
/** A slot's handle in hex: its length differs between systems. */
const slot = z.string().regex(/^([0-9a-f]{2}){4,8}$/)
const words = z.string().max(300)

const certificate = z.strictObject({ id: z.string().regex(/^([0-9a-f]{2})*$/), der: bytes })
export const tokenShape = z.strictObject({
  slot,
  label: words,
  serial: words,
  manufacturer: words,
  model: words,
  flags: z.array(z.enum(tokenFlags)),
  certificates: z.array(certificate).max(40),
})
export type Token = z.infer<typeof tokenShape>
export const readerShape = z.strictObject({ slot, name: words, present: z.boolean() })
export type Reader = z.infer<typeof readerShape>

/** Operations of the driver process with their deadlines in ms. The one that takes the PIN is never repeated by itself. */
export const operations = {
  load: {
    deadline: 8000,
    input: z.strictObject({ path: z.string().min(1) }),
    output: z.strictObject({ cryptoki: words, manufacturer: words, description: words, version: words }),
  },
  /** Slots with a token in them; cheap, asked every second. */
  present: { deadline: 5000, input: z.strictObject({}), output: z.array(slot) },
  list: {
    deadline: 8000,
    input: z.strictObject({}),
    output: z.strictObject({ readers: z.array(readerShape), tokens: z.array(tokenShape) }),
  },
  /** Flags of one token, read again right before the PIN is asked for. */
  flags: { deadline: 5000, input: z.strictObject({ slot, serial: z.string() }), output: z.array(z.enum(tokenFlags)) },
  /** Signs each of `data` (SHA-256 with RSA PKCS#1 v1.5, or ECDSA as r‖s) with the private key of that CKA_ID. */
  sign: {
    deadline: 30_000,
    input: z.strictObject({
      slot,
      serial: z.string(),
      keyId: z.string(),
      pin: z.string().max(64),
      /** The operator agreed to use the last try. */
      finalTry: z.boolean(),
      data: z.array(bytes).min(1).max(4),
    }),
    output: z.array(bytes),
  },
} as const
export type Operation = keyof typeof operations
export type InputOf<O extends Operation> = z.infer<(typeof operations)[O]['input']>
export type OutputOf<O extends Operation> = z.infer<(typeof operations)[O]['output']>

export const requestShape = z.strictObject({
  id: z.int().positive(),
  op: z.enum(Object.keys(operations) as [Operation, ...Operation[]]),
  input: z.unknown(),
})
export const failureShape = z.strictObject({
  code: z.enum(keyTroubles),
  /** The driver's own code, e.g. `CKR_PIN_INCORRECT (0xa0)`; never what was typed. */
  reason: words,
  flags: z.array(z.enum(tokenFlags)),
})
export type Failure = z.infer<typeof failureShape>
export const replyShape = z.union([
  z.strictObject({ id: z.int().positive(), ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ id: z.int().positive(), ok: z.literal(false), failure: failureShape }),
])
