import { z } from 'zod'

/** Error codes that may cross the bridge; anything unexpected arrives as `internal` without its text. */
export const errorCodes = [
  'badMessage',
  'badInput',
  'signedOut',
  'forbidden',
  /** The password has to be given again first; the same command id may then be sent again. */
  'reauthenticate',
  /** The act has to be signed by key first (`keys.sign`); the same command id is then sent again. */
  'signature',
  /** The password has to be changed before anything else. */
  'changePassword',
  'notFound',
  'refused',
  'changed',
  'wrongPassword',
  'locked',
  'busy',
  'cancelled',
  'storage',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

export const callError = z.strictObject({
  code: z.enum(errorCodes),
  /** What happened, what was kept and what to do next, in the person's words. */
  message: z.string(),
  /** Typed particulars of some codes, e.g. the refusal of a decision or field errors. */
  detail: z.unknown().optional(),
})
export type CallError = z.infer<typeof callError>

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: CallError }

/** Page → main. `commandId` is required for commands, so that a repeated one is answered, not run again. */
export const request = z.strictObject({
  id: z.int().nonnegative(),
  call: z.string().max(100),
  commandId: z.uuid().optional(),
  input: z.unknown(),
})
export type Request = z.infer<typeof request>

/** Topics of queries that a commit may have changed. */
export const topics = [
  'session',
  'filings',
  'register',
  'accounts',
  'assessment',
  'policy',
  'receipts',
  'packages',
  'batches',
  'results',
  'prints',
  'rollbacks',
  'staff',
  'jobs',
  'preferences',
  'keys',
  'backups',
] as const
export type Topic = (typeof topics)[number]

export const jobState = z.strictObject({
  id: z.string(),
  name: z.enum([
    'import',
    'export',
    'demo',
    'verify',
    'extract',
    'baseExport',
    'backup',
    'drill',
    'assess',
    'plan',
    'print',
    'batchCheck',
    'batchFile',
    'receiptsCheck',
    'receiptsBook',
    'openingCheck',
    'openingTake',
  ]),
  phase: z.string(),
  done: z.int(),
  /** 0 while unknown */
  total: z.int(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  message: z.string(),
  cancellable: z.boolean(),
})
export type JobState = z.infer<typeof jobState>

/** Main → page: the reply to a request, or a push. */
export type Message =
  | { readonly type: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly type: 'changed'; readonly topics: readonly Topic[] }
  | { readonly type: 'progress'; readonly job: JobState }
