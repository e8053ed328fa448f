import { z } from 'zod'
import { proposalStates } from '../policy/proposals.ts'
import { tableNames } from '../policy/tables.ts'
import { command, query } from './call.ts'

const readers = ['firstReview', 'secondReview', 'supervisor', 'accounts', 'finance', 'system', 'audit'] as const
const text = z.strictObject({ zh: z.string(), en: z.string() })
/** Shown by the table's columns (shared/policy/columns.ts); held against the table's own shape when it is written. */
const row = z.record(z.string(), z.unknown())
const gap = z.strictObject({ from: z.string(), to: z.string().nullable() })
const change = {
  table: z.enum(tableNames),
  action: z.enum(['add', 'end', 'correct']),
  target: row.nullable(),
  row,
}

/** What an adopted change would move, as far as it can be told now. */
const impact = z.strictObject({
  /** First and last month that it touches in the ledger, null when it lies outside */
  months: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
  /** Earlier months than the open period: they stay as they were booked, the difference comes into the open one */
  bookedMonths: z.int(),
  openPeriod: z.string(),
  persons: z.int(),
  units: z.int(),
  /** Net difference that the next run would book, 分; null when too many people are touched to reckon it here, or it moves no money */
  amount: z.strictObject({ unit: z.int(), person: z.int(), lateFee: z.int(), lines: z.int() }).nullable(),
  /** Undecided filings that rest on this table */
  filings: z.int(),
})

const preview = z.strictObject({
  problems: z.array(z.strictObject({ field: z.string().nullable(), message: text })),
  removed: z.array(row),
  added: z.array(row),
  /** What would be left without a row by it */
  gaps: z.array(gap),
  impact: impact.nullable(),
})

const proposal = z.strictObject({
  proposalId: z.string(),
  ...change,
  docNo: z.string(),
  reason: z.string(),
  at: z.string(),
  proposedBy: z.string(),
  mine: z.boolean(),
  state: z.enum(proposalStates),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  note: z.string().nullable(),
})

export const policy = {
  'policy.tables': query(
    readers,
    z.strictObject({}),
    z.array(
      z.strictObject({
        table: z.enum(tableNames),
        rows: z.array(
          z.strictObject({
            row,
            enteredBy: z.string().nullable(),
            enteredAt: z.string(),
            checkedBy: z.string().nullable(),
            checkedAt: z.string().nullable(),
          }),
        ),
        /** What no row answers for, per class, division, matter or level */
        gaps: z.array(z.strictObject({ key: z.string(), ...gap.shape })),
        unconfirmed: z.int(),
        open: z.int(),
      }),
    ),
  ),
  'policy.proposals': query(readers, z.strictObject({ limit: z.int().min(1).max(200) }), z.array(proposal)),
  'policy.proposal': query(readers, z.strictObject({ proposalId: z.string() }), z.strictObject({ proposal, preview: preview.nullable() })),
  /** A change as it is being typed: what is wrong with it, what it replaces, what it would move. */
  'policy.preview': query(['supervisor', 'secondReview', 'audit'], z.strictObject(change), preview),
  'policy.propose': command(
    ['supervisor', 'secondReview'],
    z.strictObject({
      ...change,
      docNo: z.string().trim().min(2, '请填写文号').max(100),
      reason: z.string().trim().min(2, '请写明原因（至少2个字）').max(500),
    }),
    z.strictObject({ proposalId: z.string() }),
  ),
  'policy.decide': command(
    ['audit', 'supervisor', 'secondReview'],
    z.strictObject({
      proposalId: z.string(),
      verdict: z.enum(['approve', 'reject', 'withdraw']),
      note: z.string().trim().max(500),
    }),
    z.strictObject({}),
    { reauth: true },
  ),
} as const
