import { z } from 'zod'
import type { Effect } from '../effects/effect.ts'
import { recordShapes } from '../register/records.ts'

/** What the shapes of several kinds of events are made of. */

export const iso = z.iso.datetime()
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const recordKind = z.enum(Object.keys(recordShapes) as (keyof typeof recordShapes)[])
const effectShape = z.strictObject({ type: z.string(), record: recordKind, key: z.string(), before: z.unknown(), after: z.unknown() })

/** A record's body is checked against its own shape, so that nothing enters the register unshaped. */
export const effect = z.custom<Effect>((given) => {
  const e = effectShape.safeParse(given)
  return e.success && [e.data.before, e.data.after].every((body) => body === null || recordShapes[e.data.record].safeParse(body).success)
}, 'record body does not fit its shape')

/** What every event says that undoes another one: of which rollback, which act (seq), and the effects that do it, last first. */
export const undoing = { rollbackId: z.string(), undoes: z.int().positive(), effects: z.array(effect) }
