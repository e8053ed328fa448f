import { z } from 'zod'
import type { OutputOf } from '../../../shared/contract/index.ts'
import type { PlanView } from '../../../shared/contract/rollback.ts'
import type { Choice, Settlement } from '../../../shared/rollback/proposal.ts'
import { instalmentsOf } from '../../../shared/rollback/instalments.ts'
import { type ReporterKind, reporterKinds } from '../../../shared/rollback/reasons.ts'
import { addMonths } from '../../../shared/rules/months.ts'

const arranged = z.strictObject({ way: z.enum(['once', 'instalments', 'setOff']), count: z.int().min(1).max(60), reason: z.string() })
export type Arranged = z.infer<typeof arranged>

const shape = z.strictObject({
  code: z.string().nullable(),
  words: z.string(),
  reporter: z.enum(reporterKinds).nullable(),
  reporterName: z.string(),
  choices: z.record(z.string(), z.strictObject({ undo: z.boolean(), reason: z.string() })),
  settlements: z.record(z.string(), arranged),
})

/** What a person has written of a proposal and not yet sent, kept under its target. */
export interface ProposalDraft {
  readonly code: string | null
  readonly words: string
  readonly reporter: ReporterKind | null
  readonly reporterName: string
  /** By seq of the act. */
  readonly choices: Readonly<Record<string, { readonly undo: boolean; readonly reason: string }>>
  /** By claim. */
  readonly settlements: Readonly<Record<string, Arranged>>
}

export const emptyDraft: ProposalDraft = { code: null, words: '', reporter: null, reporterName: '', choices: {}, settlements: {} }

export const readDraft = (stored: unknown): ProposalDraft => shape.safeParse(stored).data ?? emptyDraft

export const choicesOf = (draft: ProposalDraft): Choice[] =>
  Object.entries(draft.choices)
    .map(([seq, choice]) => ({ seq: Number(seq), ...choice }))
    .sort((a, b) => a.seq - b.seq)

/** Only what changes the plan; a reason that is being typed does not. */
export const askedChoices = (draft: ProposalDraft): Choice[] =>
  choicesOf(draft)
    .filter((choice) => choice.undo)
    .map((choice) => ({ ...choice, reason: '' }))

type Claim = PlanView['claims'][number]
export const arrangementOf = (draft: ProposalDraft, { claim }: Pick<Claim, 'claim'>): Arranged =>
  draft.settlements[claim] ?? { way: 'once', count: 1, reason: '' }

/** The entries of a claim as it is arranged, from the month after the open period on. */
export const entriesOf = (claim: Claim, { way, count }: Arranged, openPeriod: string): Settlement['entries'] =>
  instalmentsOf(claim.amount, way === 'once' ? 1 : count, addMonths(openPeriod, 1))

export const settlementsOf = (draft: ProposalDraft, plan: PlanView) =>
  plan.claims.map((claim) => {
    const made = arrangementOf(draft, claim)
    return { claim: claim.claim, way: made.way, entries: entriesOf(claim, made, plan.openPeriod), reason: made.reason.trim() }
  })

/** Ids of the places that still want something, in reading order. */
export function openPlaces(draft: ProposalDraft, plan: PlanView): string[] {
  const undecided = plan.reviews.filter(({ seq, undo }) => {
    const choice = draft.choices[String(seq)]
    return !undo && (!choice || (!choice.undo && choice.reason.trim().length < 2))
  })
  const bare = plan.claims.filter((claim) => {
    const made = arrangementOf(draft, claim)
    return made.way !== 'once' && made.reason.trim().length < 2
  })
  return [
    ...undecided.map(({ seq }) => `review-${seq}`),
    ...bare.map(({ claim }) => `claim-${claim}`),
    ...(draft.code === null ? ['rollback-code'] : []),
    ...(draft.words.trim().length < 4 ? ['rollback-words'] : []),
    ...(draft.reporter === null ? ['rollback-reporter'] : []),
  ]
}

/** A proposal as the form would hold it, to show its plan with what was chosen. */
export const draftFrom = ({ choices, settlements }: Pick<OutputOf<'rollback.open'>, 'choices' | 'settlements'>): ProposalDraft => ({
  ...emptyDraft,
  choices: Object.fromEntries(choices.map(({ seq, undo, reason }) => [String(seq), { undo, reason }])),
  settlements: Object.fromEntries(settlements.map(({ claim, way, entries, reason }) => [claim, { way, count: entries.length, reason }])),
})
