import { apply } from '../../shared/effects/apply.ts'
import type { Effect } from '../../shared/effects/effect.ts'
import { canonical } from '../../shared/journal/canonical.ts'
import type { Slice } from '../../shared/register/slice.ts'
import { localDate } from '../../shared/rules/dates.ts'
import { type Consequences, consequencesOf } from '../../shared/rollback/consequences.ts'
import { orderOf, type Order, type Tie } from '../../shared/rollback/dependents.ts'
import type { Act, Past } from '../../shared/rollback/past.ts'
import type { Choice, Target } from '../../shared/rollback/proposal.ts'
import { type Conflict, undoingOf } from '../../shared/rollback/undo.ts'
import { type Text, text } from '../../shared/text.ts'
import { loadSlice } from '../caseFacts.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { sha256 } from '../journal/hash.ts'
import { policyOf } from '../projections/desk.ts'
import { statement } from '../statement.ts'
import { paidTo } from './paid.ts'
import { pastOf } from './past.ts'
import { laterApprovals, type Review, reviewOf } from './reviews.ts'
import { targetActs } from './target.ts'

/** One act to undo, with the effects that do it. */
export interface PlanStep {
  readonly act: Act
  readonly tie: Tie
  readonly effects: readonly Effect[]
}

/** A rollback before it happens: everything it would do, in the order in which it would do it. */
export interface RollbackPlan extends Consequences {
  readonly target: Target
  /** Last first. */
  readonly steps: readonly PlanStep[]
  readonly kept: Order['kept']
  readonly reviews: readonly Review[]
  readonly conflicts: readonly Conflict[]
  readonly openPeriod: string
  /** Hash of all of this and of what it was worked out on; 滞纳金, which grows by the day, is left out. */
  readonly hash: string
}

export type Planned = { readonly ok: true; readonly plan: RollbackPlan } | { readonly ok: false; readonly problem: Text }

/** Phases by which long planning tells how far it is. */
export type Progress = (phase: Text, done: number, total: number) => void

const phases = {
  search: text('查找后续业务', 'Looking for later acts'),
  review: text('核对相关待遇', 'Checking what was counted on it'),
  money: text('计算资金', 'Working out the money'),
}

/** Works out the plan on the state of this connection; call it inside a transaction, so that no commit comes in between. `now` is ISO. */
export function planRollback(
  db: ReadableDb,
  target: Target,
  choices: readonly Choice[],
  now: string,
  progress: Progress = () => {},
): Planned {
  const found = targetActs(db, target)
  if (!found.ok) return found
  const past = pastOf(db)
  const { order, undoing, reviews } = withReviews(db, past, found.seqs, choices, now, progress)
  const effects = undoing.undone.flatMap((step) => step.effects)

  progress(phases.money, 0, 0)
  const slice = sliceOf(db, effects)
  const payees = payeesOf(effects)
  const consequences = consequencesOf(slice, apply(slice, effects), paidTo(db, slice, payees), policyOf(db), localDate(now))

  const tieOf = new Map(order.undone.map(({ act, tie }) => [act.seq, tie]))
  const steps = undoing.undone.map((step): PlanStep => ({ ...step, tie: tieOf.get(step.act.seq) ?? { type: 'target' } }))
  const core = {
    target,
    openPeriod: slice.openPeriod,
    steps: steps.map(({ act, effects: own }) => ({ seq: act.seq, effects: own })),
    kept: order.kept.map(({ act }) => act.seq),
    reviews: reviews.map(({ act, differences }) => ({ seq: act.seq, differences })),
    conflicts: undoing.conflicts.map(({ act, record, key }) => ({ seq: act.seq, record, key })),
    units: consequences.units,
    payments: consequences.payments,
    claims: consequences.claims.map(({ key, after }) => ({ key, amount: after?.amount ?? 0 })),
  }
  const hash = sha256(canonical(JSON.parse(JSON.stringify(core))))
  const { conflicts } = undoing
  return { ok: true, plan: { target, steps, kept: order.kept, reviews, conflicts, openPeriod: slice.openPeriod, hash, ...consequences } }
}

/** Approvals that rest on the undone acts by what they counted; those a person wants undone as well bring their own dependents. */
function withReviews(db: ReadableDb, past: Past, targets: readonly number[], choices: readonly Choice[], now: string, progress: Progress) {
  const chosen = new Set<number>()
  for (;;) {
    const order = orderOf(past, targets, choices, chosen, (n) => progress(phases.search, n, 0))
    const undoing = undoingOf(past, order)
    const effects = undoing.undone.flatMap((step) => step.effects)
    const undone = new Set(order.undone.map(({ act }) => act.seq))
    const first = order.undone.at(-1)?.act.seq ?? 0
    const candidates = laterApprovals(db, subjectsOf(db, order, effects), first, undone)
    const reviews = candidates.flatMap((seq, index) => {
      progress(phases.review, index, candidates.length)
      return reviewOf(db, past, seq, order, now) ?? []
    })
    const more = reviews.filter(({ act }) => choices.some((choice) => choice.seq === act.seq && choice.undo))
    if (more.length === 0) {
      const doubtful = new Set(reviews.map(({ act }) => act.seq))
      return { order: { ...order, kept: order.kept.filter(({ act }) => !doubtful.has(act.seq)) }, undoing, reviews }
    }
    for (const { act } of more) chosen.add(act.seq)
  }
}

/** Who and what the bodies of some effects name. */
interface Names {
  readonly idNumber?: string
  readonly holderId?: string
  readonly operatorId?: string
  readonly unitNo?: string | null
  readonly creditCode?: string
}
const namesIn = (effects: readonly Effect[]): Names[] =>
  effects.flatMap(({ before, after }) => [before, after].flatMap((body) => (body === null ? [] : [body as Names])))
const distinct = (values: readonly (string | null | undefined)[]) => [...new Set(values.filter((value) => typeof value === 'string'))]

/** Persons and units that the records or the undone filings are about. */
const subjectsOf = (db: ReadableDb, { undone }: Order, effects: readonly Effect[]): string[] => {
  const find = statement<[string], { subjectId: string }>(db, 'SELECT subject_id AS subjectId FROM filing WHERE filing_id = ?')
  const filed = undone.map(({ act }) => find.get(act.stream.slice('filing:'.length))?.subjectId)
  return distinct([...filed, ...namesIn(effects).flatMap((n) => [n.idNumber, n.creditCode])])
}
const payeesOf = (effects: readonly Effect[]): string[] =>
  distinct(
    effects
      .filter(({ record }) => ['entitlement', 'subsidy', 'retention', 'repayment'].includes(record))
      .flatMap((effect) => namesIn([effect]).map((n) => n.idNumber ?? n.unitNo)),
  )

function sliceOf(db: ReadableDb, effects: readonly Effect[]): Slice {
  const names = namesIn(effects)
  return loadSlice(
    db,
    distinct(names.map((n) => n.idNumber)),
    distinct(names.map((n) => n.unitNo)),
    distinct(names.map((n) => n.creditCode)),
  )
}
