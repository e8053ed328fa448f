import { leaseFor } from '../../shared/policy/policy.ts'
import type { ReviewCommand } from '../../shared/review/commands.ts'
import type { Grace } from '../../shared/review/actions.ts'
import { decide } from '../../shared/review/decide.ts'
import type { FilingState } from '../../shared/review/state.ts'
import { localDate } from '../../shared/rules/dates.ts'
import { addWorkingDays } from '../../shared/rules/workingDays.ts'
import { assessParts, caseFacts, caseParts } from '../caseFacts.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { graceOf } from '../grace.ts'
import { policyOf } from '../projections/desk.ts'
import { actorOf } from './actor.ts'
import { events, type Meta, type Planned, refused } from './planned.ts'

/** Reads what the decision depends on inside the writing transaction and lets `decide` have the word. */
export function planReview(db: ReadableDb, caseId: string, command: ReviewCommand, meta: Meta): Planned {
  const parts = caseParts(db, caseId)
  const actor = actorOf(db, meta.staffId)
  if (parts.length === 0 || !actor) return refused({ code: 'notFound' })
  const assessment =
    command.type === 'approve' || command.type === 'reject' ? assessParts(db, parts, excludedIn(parts, command), meta.now) : undefined
  const decided = decide(command, {
    parts,
    actor,
    now: meta.now,
    leaseUntil: leaseUntil(db, meta.now),
    ...(assessment && { assessment }),
    ...(command.type === 'takeBack' && { slice: caseFacts(db, parts, meta.now).slice, ...graced(graceOf(db, parts)) }),
  })
  if (!decided.ok) return refused(decided.refusal)
  const planned = events(
    ...decided.events.map(({ filingId, event }) => {
      const { type, ...data } = event
      return { stream: `filing:${filingId}`, type, data }
    }),
  )
  return planned.ok ? { ...planned, amount: moved(assessment) } : planned
}

const graced = (grace: Grace | undefined) => (grace ? { grace } : {})

/** Money that the parts move together, in 分: what the budget posts and what their outcome pays. */
const moved = (assessment: ReturnType<typeof assessParts> | undefined): number =>
  (assessment?.parts ?? []).reduce((total, { money, outcome }) => {
    const posted = money.reduce((sum, line) => sum + Math.abs(line.unitAmount + line.personAmount), 0)
    const paid = outcome.reduce((sum, { type, value }) => sum + (type === 'money' ? Math.abs(Number(value)) : 0), 0)
    return total + Math.max(posted, paid)
  }, 0)

/** In second review the parts that the first reviewer excluded stay excluded. */
const excludedIn = (parts: readonly FilingState[], command: ReviewCommand): string[] => {
  if (parts.some((part) => part.firstReview)) return parts.filter((part) => part.firstReview?.excluded).map((part) => part.id)
  return command.type === 'approve' ? command.excluded.map((e) => e.filingId) : []
}

/** End of the last working day of a lease that begins now; the end of tomorrow where no calendar says which days are worked. */
function leaseUntil(db: ReadableDb, now: string): string {
  const policy = policyOf(db)
  const today = localDate(now)
  const rule = leaseFor(policy, today)
  const last = rule.ok ? addWorkingDays(policy, today, rule.row.workingDays) : rule
  const day = last.ok ? last.value : localDate(new Date(Date.parse(now) + 86_400_000).toISOString())
  return new Date(`${day}T23:59:59+08:00`).toISOString()
}
