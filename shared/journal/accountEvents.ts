import { z } from 'zod'
import { noticeTypes } from '../accounts/notice.ts'
import { identityKeys } from '../filings/identityShown.ts'
import { passwordRule, recordShapes } from '../register/records.ts'
import { effect, iso } from './eventParts.ts'

/** Who stood at the window for an account, and what they showed. */
const visitor = z.strictObject({
  name: z.string(),
  idNumber: z.string(),
  as: z.enum(['holder', 'operator', 'agent']),
  shown: z.enum([...identityKeys, 'key']),
  /** Serial of the key that was read, when one was shown */
  keySerial: z.string().nullable(),
})
/** What the portal needs to know a password by. The password itself is nowhere. */
export const passwordHash = z.strictObject({
  algorithm: z.literal('argon2id'),
  memoryKiB: z.int().positive(),
  iterations: z.int().positive(),
  parallelism: z.int().positive(),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
const issued = {
  requestId: z.string().nullable(),
  reason: z.string(),
  visitor,
  rule: passwordRule,
  password: passwordHash,
  /** A random password may be used until then; a default one until it is changed */
  validUntil: iso.nullable(),
  effects: z.array(effect),
}

/** Streams `account:<system>/<name>`, and `accountRequest:<id>` for what waits for a second person. */
export const accountEvents = {
  /** 门户账号通知, taken in once by its id. */
  'account.noticed': z.strictObject({
    noticeId: z.string(),
    packageId: z.string(),
    notice: z.enum(noticeTypes),
    at: iso,
    effects: z.array(effect),
  }),
  'account.proposed': z.strictObject({
    requestId: z.string(),
    act: z.enum(['reset', 'allocate', 'unlock']),
    accounts: z.array(z.string()).min(1),
    /** The account to be opened, of an allocation */
    body: recordShapes.account.nullable(),
    reason: z.string(),
    visitor: visitor.nullable(),
  }),
  'account.declined': z.strictObject({ requestId: z.string(), reason: z.string() }),
  'account.reset': z.strictObject(issued),
  'account.allocated': z.strictObject(issued),
  'account.unlocked': z.strictObject({
    requestId: z.string().nullable(),
    reason: z.string(),
    visitor: visitor.nullable(),
    effects: z.array(effect),
  }),
} as const
