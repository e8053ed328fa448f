import { z } from 'zod'
import type { Effect } from '../effects/effect.ts'
import { noticeTypes } from '../accounts/notice.ts'
import { acceptance } from '../filings/acceptances.ts'
import { identityKeys } from '../filings/identityShown.ts'
import { printEvents } from './printEvents.ts'
import { receiptRow } from '../exchange/receipts.ts'
import { type Row, rowShapes, tableNames } from '../policy/tables.ts'
import { month, passwordRule, type RecordKind, type RecordOf, recordShapes } from '../register/records.ts'
import { postedShape } from '../rules/posting.ts'
import { keyEvents } from './keyEvents.ts'
import { proposalShape, settlementShape } from '../rollback/proposal.ts'

/** Event types of the journal (业务流水), each with the shape of its data. Old shapes are upcast on read, never rewritten. */

const iso = z.iso.datetime()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const value = z.union([z.string(), z.int(), z.boolean(), z.null()])
const values = z.record(z.string(), value)
const recordKind = z.enum(Object.keys(recordShapes) as (keyof typeof recordShapes)[])
const effectShape = z.strictObject({ type: z.string(), record: recordKind, key: z.string(), before: z.unknown(), after: z.unknown() })

/** A record's body is checked against its own shape, so that nothing enters the register unshaped. */
const effect = z.custom<Effect>((given) => {
  const e = effectShape.safeParse(given)
  return e.success && [e.data.before, e.data.after].every((body) => body === null || recordShapes[e.data.record].safeParse(body).success)
}, 'record body does not fit its shape')

export const materialShape = z.strictObject({
  slot: z.string(),
  name: z.string().max(200),
  sha256,
  size: z.int().nonnegative(),
  mediaType: z.enum(['image/png', 'image/jpeg', 'application/pdf']),
})
export const markedReason = z.strictObject({
  code: z.string(),
  fields: z.array(z.string()),
  materials: z.array(z.string()),
  note: z.string().max(2000),
})
export const acknowledgement = z.strictObject({ checkId: z.string(), reason: z.string().trim().min(2).max(500) })
const outcome = z.strictObject({
  key: z.string(),
  label: z.strictObject({ zh: z.string(), en: z.string() }),
  type: z.enum(['date', 'month', 'money', 'integer', 'text']),
  value: z.union([z.string(), z.int()]),
})
const sources = z.record(z.string(), z.strictObject({ source: z.string(), at: iso }))
const submission = { submittedAt: iso, values, sources, materials: z.array(materialShape) }

/** A row of a dated table; which table's shape it has to have is for the command that writes it. */
const policyRow = z.custom<Row>(
  (given) => Object.values(rowShapes).some((shape) => shape.safeParse(given).success),
  'no row of a policy table',
)

/** One record of an opening balance, checked against its own shape. */
export type OpenedRecord = { [K in RecordKind]: { readonly record: K; readonly body: RecordOf<K> } }[RecordKind]
const openedShape = z.strictObject({ record: recordKind, body: z.unknown() })
const openedRecord = z.custom<OpenedRecord>((given) => {
  const r = openedShape.safeParse(given)
  return r.success && recordShapes[r.data.record].safeParse(r.data.body).success
}, 'record body does not fit its shape')

/** Where in a batch (批量申报) a filing comes from. */
const batchRow = z.strictObject({
  id: z.string(),
  /** 分卷: rows of one part make one case, from 1. */
  part: z.int().positive(),
  /** As the spreadsheet counts. */
  row: z.int().positive(),
  /** What the batch's own check warned of, and why it was taken nevertheless. */
  note: z.string().max(2000),
})
/** What every event says that undoes another one: of which rollback, which act (seq), and the effects that do it, last first. */
const undoing = { rollbackId: z.string(), undoes: z.int().positive(), effects: z.array(effect) }

/** Streams `filing:<id>`. */
export const filingEvents = {
  'filing.received': z.strictObject({
    id: z.string(),
    number: z.string(),
    kind: z.string(),
    jointId: z.string().nullable(),
    officeId: z.string(),
    channel: z.enum(['portal', 'counter']),
    portal: z.string(),
    packageId: z.string().nullable(),
    submitter: z.strictObject({ name: z.string(), identity: z.string() }),
    batch: batchRow.nullable().optional(),
    /** Absent where the way in shows no notices, and in filings from before they were recorded. */
    acceptances: z.array(acceptance).max(10).optional(),
    /** 更正重报: id of the rolled-back filing that this one replaces. */
    corrects: z.string().optional(),
    ...submission,
  }),
  'filing.resubmitted': z.strictObject({ packageId: z.string().nullable(), ...submission }),
  'filing.withdrawn': z.strictObject({ packageId: z.string().nullable(), reason: z.string() }),
  'review.claimed': z.strictObject({ until: iso }),
  'review.takenOver': z.strictObject({ until: iso, from: z.string(), reason: z.string() }),
  'review.released': z.strictObject({ conflictOfInterest: z.boolean(), reason: z.string() }),
  /** 初审通过. `excluded` holds the reasons when this part of a joint package is to be rejected. */
  'review.passedFirst': z.strictObject({
    basis: sha256,
    acknowledgements: z.array(acknowledgement),
    excluded: z.array(markedReason).nullable(),
    note: z.string(),
  }),
  'review.sentBack': z.strictObject({ reason: z.string() }),
  'review.approved': z.strictObject({
    basis: sha256,
    effects: z.array(effect),
    outcome: z.array(outcome),
    acknowledgements: z.array(acknowledgement),
    note: z.string(),
  }),
  'review.returned': z.strictObject({ reasons: z.array(markedReason), note: z.string() }),
  'review.rejected': z.strictObject({ basis: sha256, reasons: z.array(markedReason), note: z.string() }),
  /** 撤销审核: not a refusal; `effects` are the inverses, last first. */
  'review.takenBack': z.strictObject({ reason: z.string(), effects: z.array(effect) }),
  /** 业务回退 of an approval, part of a group; `undoes` is the seq of the approval, `note` the reason as everybody may read it. */
  'filing.rolledBack': z.strictObject({ ...undoing, note: z.string() }),
  /** A rollback was itself undone: the approval stands again. `undoes` is the seq of the `filing.rolledBack`. */
  'filing.reinstated': z.strictObject({ ...undoing, note: z.string() }),
  'result.exported': z.strictObject({ resultId: z.string() }),
  'personal.revealed': z.strictObject({ field: z.string(), reason: z.string() }),
} as const

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

const charge = z.strictObject({
  id: z.string(),
  unitNo: z.string(),
  idNumber: z.string(),
  coverageMonth: z.string(),
  period: z.string(),
  kind: z.enum(['ordinary', 'back', 'refund', 'reduction']),
  base: z.int(),
  unitAmount: z.int(),
  personAmount: z.int(),
  received: z.boolean(),
})

const posts = { roles: z.array(z.string()), offices: z.array(z.string()) }

/** Streams `rollback:<id>`. */
export const rollbackEvents = {
  'rollback.proposed': z.strictObject({ rollbackId: z.string(), number: z.string(), officeId: z.string(), ...proposalShape.shape }),
  'rollback.withdrawn': z.strictObject({ reason: z.string() }),
  /** The second person says no; the filing stays as it is. */
  'rollback.refused': z.strictObject({ reason: z.string() }),
  /** The act of the second person; the events of the same command undo the acts, last first. `effects` are claims for what was paid. */
  'rollback.executed': z.strictObject({
    planHash: sha256,
    effects: z.array(effect),
    settlements: z.array(settlementShape),
    accounts: z.array(z.strictObject({ system: z.string(), accountName: z.string() })),
    /** Proof that the second person's key signed `planHash`; null where the office signs without keys. */
    signature: z.strictObject({ serial: z.string(), algorithm: z.string(), value: z.string() }).nullable(),
  }),
  /** An act that is no filing's, undone; also on the stream of its rollback. */
  'rollback.undid': z.strictObject({ ...undoing, stream: z.string() }),
} as const

/** Streams `office`, `policy`, `policy:<id>`, `staff:<id>`, `package:<id>`, `batch:<id>`, `register:<n>`,
 * `assessment:<unit>`, `period:<YYYYMM>`, `results:<id>`. */
export const deskEvents = {
  'office.established': z.strictObject({
    officeId: z.string(),
    name: z.string(),
    /** Demonstration offices run on a fixed day, because the dated tables end where notices end. */
    demoToday: z.iso.date().nullable(),
  }),
  /** A demonstration office goes on to a later day, so that what belongs to the end of a month can be shown. */
  'office.dayMoved': z.strictObject({ today: z.iso.date() }),
  'policy.adopted': z.strictObject({ tables: z.record(z.string(), z.unknown()) }),
  /** 参数变更申请: `target` is the row as it stands (null for a new one), `row` what it is to become, `docNo` the document it rests on. */
  'policy.proposed': z.strictObject({
    proposalId: z.string(),
    table: z.enum(tableNames),
    action: z.enum(['add', 'end', 'correct']),
    target: policyRow.nullable(),
    row: policyRow,
    docNo: z.string(),
    reason: z.string(),
  }),
  /** 核准: the rows that leave the table and those that take their place; what was in force before stays in the journal. */
  'policy.amended': z.strictObject({
    proposalId: z.string(),
    table: z.enum(tableNames),
    removed: z.array(policyRow),
    added: z.array(policyRow),
    note: z.string(),
  }),
  'policy.rejected': z.strictObject({ proposalId: z.string(), reason: z.string() }),
  'policy.withdrawn': z.strictObject({ proposalId: z.string(), reason: z.string() }),
  'staff.added': z.strictObject({
    staffId: z.string(),
    login: z.string(),
    name: z.string(),
    roles: z.array(z.string()),
    offices: z.array(z.string()),
    /** The first password was made by the desk and has to change; absent in entries from before staff were given one. */
    mustChange: z.boolean().optional(),
  }),
  'staff.disabled': z.strictObject({ reason: z.string() }),
  'staff.passwordChanged': z.strictObject({}),
  /** A one-time password takes the place of the old one. */
  'staff.passwordReset': z.strictObject({ reason: z.string() }),
  /** The count of wrong tries begins anew; the password stays until it is changed at the next sign-in. */
  'staff.unlocked': z.strictObject({ reason: z.string() }),
  /** 岗位变更: waits for a second person. */
  'staff.postsProposed': z.strictObject({ changeId: z.string(), ...posts, reason: z.string() }),
  'staff.postsChanged': z.strictObject({ changeId: z.string(), ...posts, reason: z.string() }),
  'staff.postsRefused': z.strictObject({ changeId: z.string(), reason: z.string() }),
  /** `wrongTries`: wrong passwords for this login since the last right one, which nobody could write down at the time; `key`: the
   * fingerprint of the certificate, where the person came in by key. */
  'session.opened': z.strictObject({ wrongTries: z.int().nonnegative().optional(), key: sha256.optional() }),
  'session.locked': z.strictObject({ why: z.enum(['person', 'idle', 'absolute', 'key']) }),
  'session.resumed': z.strictObject({ wrongTries: z.int().nonnegative() }),
  /** 期初余额: register, ledger and history as they stood when the desk took over. */
  'register.opened': z.strictObject({
    ledgerFrom: z.string(),
    openPeriod: z.string(),
    records: z.array(openedRecord),
    charges: z.array(charge),
    payments: z.array(z.strictObject({ id: z.string(), idNumber: z.string(), month: z.string(), amount: z.int() })),
    paidMonths: z.record(z.string(), z.int()),
    /** 待转金 at the start */
    suspense: z
      .array(z.strictObject({ id: z.string(), unitNo: z.string(), period: z.string(), unitAmount: z.int(), personAmount: z.int() }))
      .optional(),
    /** 人员编号 of the former system, by id number */
    personNumbers: z.record(z.string(), z.string()).optional(),
    /** System the data came from */
    source: z.string().optional(),
  }),
  /** What the run of a period books for one unit; `period.locked` closes them all in the same transaction. */
  'assessment.posted': postedShape,
  /** 锁定 of a 做账期号: it never changes afterwards, and the next one is open. `asOf` is the day up to which late fees run. */
  'period.locked': z.strictObject({ period: month, asOf: z.iso.date(), units: z.int(), digest: sha256 }),
  'package.imported': z.strictObject({
    packageId: z.string(),
    fileName: z.string(),
    sha256,
    portal: z.string(),
    createdAt: z.string(),
    filings: z.int(),
    attachments: z.int(),
    /** Account notices */
    accounts: z.int().default(0),
  }),
  'package.refused': z.strictObject({
    fileName: z.string(),
    sha256,
    problems: z.array(z.strictObject({ part: z.string(), line: z.int().nullable(), field: z.string().nullable(), problem: z.string() })),
  }),
  /** `accounts`: acts on portal accounts, each by its event's id, with `#system/name` where one event is about several. */
  'results.issued': z.strictObject({ resultId: z.string(), filings: z.array(z.string()), accounts: z.array(z.string()).default([]) }),
  /** A checked workbook is taken in: so many of its rows become filings, the others stay parked for correction. */
  'batch.received': z.strictObject({
    batchId: z.string(),
    /** `guandu20251016-B0001`; its filings are numbered `…-00002` by row. */
    number: z.string(),
    kind: z.string(),
    officeId: z.string(),
    unitNo: z.string(),
    unitName: z.string(),
    fileName: z.string().max(200),
    sha256,
    policy: z.enum(['allOrNothing', 'goodRowsNow']),
    submitter: z.strictObject({ name: z.string(), identity: z.string() }),
    accepted: z.int().positive(),
    parked: z.array(z.int().positive()),
  }),
  /** Parked rows that a later workbook brought again, corrected. */
  'batch.rowsCorrected': z.strictObject({ rows: z.array(z.int().positive()).min(1), by: z.string() }),
  'batch.rowDropped': z.strictObject({ row: z.int().positive(), reason: z.string().trim().min(2).max(500) }),
  /** 到账 (≤ 500 lines an event): what each voucher settled and moved in 待转金, and the lines that could not be booked. */
  'receipts.booked': z.strictObject({
    batchId: z.string(),
    fileName: z.string(),
    sha256,
    rows: z.array(
      receiptRow.extend({
        line: z.int().positive(),
        settled: z.array(z.string()),
        unitHeld: z.int(),
        personHeld: z.int(),
        outcome: z.enum(['matched', 'over', 'under']),
      }),
    ),
    left: z.array(
      z.strictObject({
        line: z.int().positive(),
        voucherNo: z.string(),
        unitNo: z.string(),
        reason: z.enum(['unknownUnit', 'otherOffice', 'unknownPeriod', 'conflict']),
      }),
    ),
  }),
  'results.written': z.strictObject({ resultId: z.string(), fileName: z.string(), sha256 }),
  /** What the bridge or a rule refused this person, counted over half a minute: call or action, why, how often. */
  'access.refused': z.strictObject({
    refusals: z.array(z.strictObject({ call: z.string(), why: z.string(), count: z.int().positive() })).min(1),
  }),
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
  ...printEvents,
  'personal.viewed': z.strictObject({ record: z.string(), key: z.string(), reason: z.string() }),
  /** The register of rollbacks left as a workbook. */
  'rollbacks.exported': z.strictObject({
    fileName: z.string(),
    rows: z.int(),
    from: z.iso.date().nullable(),
    to: z.iso.date().nullable(),
  }),
  /** 支付清单: benefit of a month that the bank is to pay. Money in 分; what is paid out is `due` less `setOff`. */
  'payments.ordered': z.strictObject({
    list: z.string(),
    officeId: z.string(),
    month: z.string().regex(/^\d{6}$/),
    orders: z.array(
      z.strictObject({
        serial: z.string(),
        idNumber: z.string(),
        due: z.int().positive(),
        setOff: z.int().nonnegative(),
        accountName: z.string(),
        accountNumber: z.string(),
        bankCode: z.string(),
      }),
    ),
  }),
  /** 发放回盘: what the bank paid or could not pay; a row counts once by its serial number (业务流水号). */
  'payments.returned': z.strictObject({
    fileName: z.string(),
    sha256,
    rows: z.array(
      z.strictObject({
        serial: z.string(),
        item: z.enum(['benefit', 'subsidy', 'retention']),
        /** 社会保障号码, or 单位编号 for a unit's refund */
        payee: z.string(),
        /** Coverage month `YYYYMM`, certificate number, or year, as the item is known by */
        about: z.string(),
        /** 分 */
        amount: z.int().positive(),
        paid: z.boolean(),
        failure: z.string(),
        paidOn: z.iso.date().nullable(),
        bankSerial: z.string(),
      }),
    ),
  }),
} as const

export const eventShapes = { ...filingEvents, ...accountEvents, ...rollbackEvents, ...deskEvents, ...keyEvents } as const
export type EventType = keyof typeof eventShapes
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
