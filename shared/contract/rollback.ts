import { z } from 'zod'
import { choiceShape, groundsShape, rollbackStates, settlementShape, summaryShape, targetShape } from '../rollback/proposal.ts'
import { command, query } from './call.ts'
import { effectView } from './filings.ts'

const text = z.strictObject({ zh: z.string(), en: z.string() })
const readers = ['firstReview', 'secondReview', 'supervisor', 'audit'] as const
const proposers = ['firstReview', 'secondReview', 'supervisor'] as const
const deciders = ['secondReview', 'supervisor'] as const
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const reason = z.string().trim().min(2, '请写明原因（至少2个字）').max(500)

/** An act as a plan names it: 办件编号, matter, whom it is about, who decided when. */
const actView = z.strictObject({
  seq: z.int(),
  number: z.string(),
  label: text,
  subject: z.string(),
  at: z.string(),
  by: z.string(),
  caseId: z.string().nullable(),
})
/** Why it is in the plan: `by` is the number of the act that brings it in. */
const tieView = z.strictObject({
  type: z.enum(['target', 'chosen', 'record', 'rests', 'group', 'beside']),
  recordLabel: text.nullable(),
  key: z.string(),
  by: z.string(),
})
const amounts = z.strictObject({ kind: z.enum(['ordinary', 'back', 'refund', 'reduction']), unitAmount: z.int(), personAmount: z.int() })

export const planView = z.strictObject({
  hash: sha256,
  openPeriod: z.string(),
  /** Last first. */
  steps: z.array(actView.extend({ tie: tieView, effects: z.array(effectView) })),
  kept: z.array(actView.extend({ tie: tieView })),
  reviews: z.array(
    actView.extend({ undo: z.boolean(), differences: z.array(z.strictObject({ label: text, was: z.string(), now: z.string() })) }),
  ),
  conflicts: z.array(z.strictObject({ number: z.string(), other: z.string().nullable(), recordLabel: text, key: z.string() })),
  /** Next sheet of each unit, in signed 分: with the rollback less without it. */
  units: z.array(
    z.strictObject({
      unitNo: z.string(),
      unitName: z.string(),
      ordinaryUnit: z.int(),
      ordinaryPerson: z.int(),
      adjustUnit: z.int(),
      adjustPerson: z.int(),
      creditUnit: z.int(),
      creditPerson: z.int(),
    }),
  ),
  moves: z.array(
    z.strictObject({
      unitNo: z.string(),
      personName: z.string(),
      idNumber: z.string(),
      coverageMonth: z.string(),
      without: z.array(amounts),
      after: z.array(amounts),
    }),
  ),
  /** Sheets that hold months which move: locked ones stay as they are. */
  sheets: z.array(z.strictObject({ unitNo: z.string(), unitName: z.string(), period: z.string(), locked: z.boolean(), copies: z.int() })),
  /** 滞纳金 and 利息 booked on months that are given back, which do not come back with them, 分. */
  feesLeft: z.strictObject({ lateFee: z.int(), interest: z.int() }),
  blocked: z.array(text),
  payments: z.array(
    z.strictObject({
      item: z.enum(['benefit', 'subsidy', 'retention']),
      payee: z.string(),
      payeeName: z.string(),
      about: z.string(),
      amount: z.int(),
      paidOn: z.string().nullable(),
    }),
  ),
  claims: z.array(
    z.strictObject({
      claim: z.string(),
      payee: z.string(),
      payeeName: z.string(),
      fromMonth: z.string(),
      toMonth: z.string(),
      amount: z.int(),
      /** Months of 待遇 that still run after the open period, with what each gives: from them a claim can be set off. */
      setOff: z.array(z.strictObject({ month: z.string(), due: z.int() })),
    }),
  ),
  accounts: z.array(z.strictObject({ system: text, accountName: z.string(), revoked: z.boolean() })),
  /** What goes out: the result 已回退 (or 已恢复) with the next result package. */
  messages: z.array(z.strictObject({ number: z.string(), portal: z.string(), sent: z.boolean(), rolledBack: z.boolean() })),
})
export type PlanView = z.infer<typeof planView>

const settlement = settlementShape.omit({ idNumber: true, fromMonth: true }).extend({ claim: z.string() })

const rollbackRow = z.strictObject({
  rollbackId: z.string(),
  number: z.string(),
  state: z.enum(rollbackStates),
  /** It undoes another rollback. */
  restores: z.boolean(),
  filingNumber: z.string(),
  label: text,
  subject: z.string(),
  reason: text,
  proposedBy: z.string(),
  proposedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  steps: z.int(),
  /** What the next sheets move by (unit and person shares together, 待转金 included) and what is claimed back, 分. */
  moved: z.int(),
  claimed: z.int(),
  /** The signed-in person may decide on it. */
  mineToDecide: z.boolean(),
})
export type RollbackRowView = z.infer<typeof rollbackRow>

export const rollbackFilter = z.strictObject({
  states: z.array(z.enum(rollbackStates)),
  reasons: z.array(z.string()),
  /** Days of the proposal, `YYYY-MM-DD`, both inclusive. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  /** 办件编号, 回退编号 or a name. */
  keyword: z.string().max(60),
})
export type RollbackFilter = z.infer<typeof rollbackFilter>

export const rollback = {
  /** Approved filings by number, name, number of the person or unit; each part and each batch row for itself. */
  'rollback.find': query(
    readers,
    z.strictObject({ keyword: z.string().max(60), limit: z.int().min(1).max(200) }),
    z.strictObject({
      rows: z.array(
        z.strictObject({
          filingId: z.string(),
          number: z.string(),
          label: text,
          subject: z.string(),
          /** masked */
          subjectId: z.string(),
          unitName: z.string(),
          at: z.string(),
        }),
      ),
    }),
  ),
  /** The plan (回退影响单). Short ones come at once; a long one is a job, and the same question afterwards brings its plan. */
  'rollback.plan': query(
    readers,
    z.strictObject({ target: targetShape, choices: z.array(choiceShape).max(2000) }),
    z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('working'), jobId: z.string() }),
      z.strictObject({ state: z.literal('ready'), plan: planView }),
      z.strictObject({ state: z.literal('impossible'), problem: text }),
    ]),
  ),
  'rollback.propose': command(
    proposers,
    z.strictObject({
      target: targetShape,
      grounds: groundsShape,
      choices: z.array(choiceShape).max(2000),
      settlements: z.array(settlement).max(2000),
      planHash: sha256,
    }),
    z.strictObject({ rollbackId: z.string(), number: z.string() }),
  ),
  /** The same proposal again, on what has become of it. */
  'rollback.renew': command(
    proposers,
    z.strictObject({
      rollbackId: z.string(),
      choices: z.array(choiceShape).max(2000),
      settlements: z.array(settlement).max(2000),
      planHash: sha256,
    }),
    z.strictObject({}),
  ),
  'rollback.withdraw': command(proposers, z.strictObject({ rollbackId: z.string(), reason }), z.strictObject({})),
  'rollback.refuse': command(deciders, z.strictObject({ rollbackId: z.string(), reason }), z.strictObject({})),
  /** The second person's word: everything the plan says happens at once, or nothing. */
  'rollback.execute': command(
    deciders,
    z.strictObject({ rollbackId: z.string(), planHash: sha256 }),
    z.strictObject({ undone: z.int(), records: z.int() }),
    { reauth: true },
  ),
  'rollback.open': query(
    readers,
    z.strictObject({ rollbackId: z.string() }),
    rollbackRow.extend({
      officeName: z.string(),
      filingId: z.string().nullable(),
      caseId: z.string().nullable(),
      target: targetShape,
      words: z.string(),
      reporter: text,
      choices: z.array(choiceShape),
      settlements: z.array(settlement.extend({ payee: z.string() })),
      summary: summaryShape.omit({ claims: true }),
      planHash: sha256,
      /** Why it was withdrawn or refused. */
      ended: z.string(),
      /** Serial number of the key that signed the plan's hash. */
      signedWith: z.string().nullable(),
      /** What was done, once it was: last first. */
      done: z.array(actView.extend({ effects: z.array(effectView) })),
      allowed: z.array(z.enum(['withdraw', 'renew', 'refuse', 'execute', 'undo'])),
      /** Why the person cannot decide on it. */
      hint: z.string(),
      /** 更正重报: filings that replace the rolled-back one. */
      corrections: z.array(z.strictObject({ caseId: z.string(), number: z.string() })),
    }),
  ),
  'rollback.list': query(
    readers,
    z.strictObject({ filter: rollbackFilter, cursor: z.string().max(400).nullable(), limit: z.int().min(1).max(200) }),
    z.strictObject({
      rows: z.array(rollbackRow),
      next: z.string().nullable(),
      /** Over the whole filter. */
      total: z.strictObject({ count: z.int(), moved: z.int(), claimed: z.int() }),
      toDecide: z.int(),
    }),
  ),
  /** The register as a workbook in the outbox folder, for the monthly report; an event. */
  'rollback.export': command(
    ['secondReview', 'supervisor', 'audit'],
    z.strictObject({ filter: rollbackFilter }),
    z.strictObject({ file: z.string(), rows: z.int() }),
    { reauth: true },
  ),
} as const
