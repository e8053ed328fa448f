import { z } from 'zod'
import { accountEvents } from './accountEvents.ts'
import { sha256 } from './eventParts.ts'
import { exchangeEvents } from './exchangeEvents.ts'
import { filingEvents } from './filingEvents.ts'
import { keyEvents } from './keyEvents.ts'
import { ledgerEvents } from './ledgerEvents.ts'
import { policyEvents } from './policyEvents.ts'
import { printEvents } from './printEvents.ts'
import { rollbackEvents } from './rollbackEvents.ts'
import { staffEvents } from './staffEvents.ts'

/** Event types of the journal (业务流水), each with the shape of its data. Old shapes are upcast on read, never rewritten. */

/** Streams `office`, `exports` and `backups`, and those of everything that is no filing's, account's or rollback's. */
const deskEvents = {
  ...staffEvents,
  ...policyEvents,
  ...ledgerEvents,
  ...exchangeEvents,
  ...printEvents,
  'office.established': z.strictObject({
    officeId: z.string(),
    name: z.string(),
    /** Demonstration offices run on a fixed day, because the dated tables end where notices end. */
    demoToday: z.iso.date().nullable(),
  }),
  /** A demonstration office goes on to a later day, so that what belongs to the end of a month can be shown. */
  'office.dayMoved': z.strictObject({ today: z.iso.date() }),
  /** Something left the desk as a file: of what kind, how many cases, persons or lines, why, and the bytes' hash. */
  'export.made': z.strictObject({
    what: z.string(),
    count: z.int().nonnegative(),
    reason: z.string(),
    fileName: z.string(),
    sha256,
  }),
  /** A copy of the data that was opened and proved; `seq` and `hash` are the journal's head in it. */
  'backup.made': z.strictObject({ folder: z.string(), seq: z.int(), hash: sha256, bytes: z.int(), by: z.enum(['person', 'schedule']) }),
  /** The register of rollbacks left as a workbook. */
  'rollbacks.exported': z.strictObject({
    fileName: z.string(),
    rows: z.int(),
    from: z.iso.date().nullable(),
    to: z.iso.date().nullable(),
  }),
} as const

export const eventShapes = { ...filingEvents, ...accountEvents, ...rollbackEvents, ...deskEvents, ...keyEvents } as const
export type EventType = keyof typeof eventShapes
export const isEventType = (type: string): type is EventType => Object.hasOwn(eventShapes, type)
export type EventData<T extends EventType> = z.infer<(typeof eventShapes)[T]>
type Tagged<M extends Record<string, z.ZodType>> = { [T in keyof M]: { readonly type: T } & z.infer<M[T]> }[keyof M]
export type FilingEvent = Tagged<typeof filingEvents>
export type AccountEvent = Tagged<typeof accountEvents>
export type RollbackEvent = Tagged<typeof rollbackEvents>
export type DeskEvent = Tagged<typeof deskEvents> | KeyEvent
export type KeyEvent = Tagged<typeof keyEvents>
export type FilingEventType = keyof typeof filingEvents
export const isAccountEventType = (type: string): type is AccountEvent['type'] => Object.hasOwn(accountEvents, type)
export const isRollbackEventType = (type: string): type is keyof typeof rollbackEvents => Object.hasOwn(rollbackEvents, type)
export const isFilingEventType = (type: string): type is FilingEventType => Object.hasOwn(filingEvents, type)

/** Written with every new event; `upcast` turns older shapes into the present one. */
export const schemaVersion = 1
