import { z } from 'zod'
import { type Text, text } from '../text.ts'
import { reporterKinds } from './reasons.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const month = z.string().regex(/^\d{6}$/)
/** Signed 分. */
const shares = { unitAmount: z.int(), personAmount: z.int() }

/** What is to be undone: the approval of a filing, of every filing of a batch, another act on the register by its seq, or a rollback that was itself wrong. */
export const targetShape = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('filing'), filingId: z.string() }),
  z.strictObject({ type: z.literal('batch'), batchId: z.string() }),
  z.strictObject({ type: z.literal('act'), seq: z.int().positive() }),
  z.strictObject({ type: z.literal('rollback'), rollbackId: z.string() }),
])
export type Target = Readonly<z.infer<typeof targetShape>>

/** What a person says about a later act that need not be undone with it. Keeping one that rests on the target wants a reason. */
export const choiceShape = z.strictObject({ seq: z.int().positive(), undo: z.boolean(), reason: z.string().max(500) })
export type Choice = Readonly<z.infer<typeof choiceShape>>

/** How a claim for what was paid is to be met (经办条例 art. 46): entries in 分 by month, made by a person. */
export const settlementShape = z.strictObject({
  idNumber: z.string(),
  fromMonth: month,
  /** 一次退回, 分期退回, 从以后待遇中抵扣 */
  way: z.enum(['once', 'instalments', 'setOff']),
  entries: z
    .array(z.strictObject({ month, amount: z.int().positive() }))
    .min(1)
    .max(60),
  reason: z.string().max(500),
})
export type Settlement = z.infer<typeof settlementShape>

/** Why it was wrong, in a code and in words, and who said so. */
export const groundsShape = z.strictObject({
  code: z.string(),
  words: z.string().trim().min(4, '请写明错在哪里（至少4个字）').max(1000),
  reporter: z.strictObject({ kind: z.enum(reporterKinds), name: z.string().trim().max(60) }),
})
export type Grounds = z.infer<typeof groundsShape>

/** What the plan came to, kept with the proposal: by it a later look tells what moved, and the register of rollbacks its amounts. */
export const summaryShape = z.strictObject({
  /** Acts to undo, last first. */
  steps: z.array(z.strictObject({ seq: z.int().positive(), number: z.string() })),
  kept: z.array(z.strictObject({ seq: z.int().positive(), number: z.string() })),
  /** Next sheet of each unit: what the rollback moves in the open period, against going on without it. */
  sheets: z.array(z.strictObject({ unitNo: z.string(), period: month, ...shares, suspenseUnit: z.int(), suspensePerson: z.int() })),
  claims: z.array(z.strictObject({ idNumber: z.string(), fromMonth: month, amount: z.int().positive() })),
})
export type Summary = z.infer<typeof summaryShape>

export const proposalShape = z.strictObject({
  target: targetShape,
  /** The filing at the root of it, for its case screen; null where no filing is. */
  filingId: z.string().nullable(),
  grounds: groundsShape,
  choices: z.array(choiceShape),
  settlements: z.array(settlementShape),
  summary: summaryShape,
  /** Hash of the plan as it was on screen; nothing is executed that hashes otherwise. */
  planHash: sha256,
})
export type Proposal = z.infer<typeof proposalShape>

/** 拟回退, 已执行, 提出人撤回, 未同意, 已恢复 (the rollback itself was undone). */
export const rollbackStates = ['proposed', 'executed', 'withdrawn', 'refused', 'undone'] as const
export type RollbackState = (typeof rollbackStates)[number]
export const rollbackStateLabels: { readonly [S in RollbackState]: Text } = {
  proposed: text('待批准', 'Proposed'),
  executed: text('已回退', 'Executed'),
  withdrawn: text('已撤回', 'Withdrawn'),
  refused: text('未同意', 'Refused'),
  undone: text('已恢复', 'Undone'),
}
