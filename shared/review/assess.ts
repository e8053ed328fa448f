import { apply } from '../effects/apply.ts'
import type { Effect } from '../effects/effect.ts'
import { generalChecks } from '../filings/generalChecks.ts'
import { kindOf } from '../filings/index.ts'
import type { CheckResult, Clash, Facts, Outcome } from '../filings/kind.ts'
import type { Policy } from '../policy/policy.ts'
import type { Slice } from '../register/slice.ts'
import { localDate } from '../rules/dates.ts'
import { type ReconcileLine, reconcile } from '../rules/reconcile.ts'
import type { Text } from '../text.ts'
import type { FilingState } from './state.ts'

export interface CaseFacts {
  readonly filings: readonly FilingState[]
  readonly slice: Slice
  readonly policy: Policy
  /** Local day of the office (+08:00). */
  readonly today: string
  readonly divisions: Readonly<Record<string, string | null>>
  /** Per filing id. */
  readonly clashes: Readonly<Record<string, readonly Clash[]>>
}

/** What a decision on one filing would rest on and do. */
export interface PartAssessment {
  readonly filingId: string
  readonly version: number
  readonly checks: readonly CheckResult[]
  readonly effects: readonly Effect[]
  readonly outcome: readonly Outcome[]
  /** 预算: the ledger lines that the next assessment run would book because of this filing. */
  readonly money: readonly ReconcileLine[]
  /** Words for every month that no policy row covers. */
  readonly blocked: readonly Text[]
  readonly secondReview: Text | null
  /** False while a check fails or a month is blocked: approval is refused. */
  readonly approvable: boolean
}

/**
 * Assesses the parts of a case in their order (先后次序), each on the register as the parts before it would leave it.
 * Parts in `excluded` (to be rejected) are checked but change nothing. Pure.
 */
export function assess(facts: CaseFacts, excluded: readonly string[] = []): PartAssessment[] {
  const ordered = [...facts.filings].sort((a, b) => kindOf(a.kind).order - kindOf(b.kind).order)
  let slice = facts.slice
  return ordered.map((filing) => {
    const part = assessPart(filing, facts, slice)
    if (part.approvable && !excluded.includes(filing.id)) slice = apply(slice, part.effects)
    return part
  })
}

function assessPart(filing: FilingState, c: CaseFacts, slice: Slice): PartAssessment {
  const kind = kindOf(filing.kind)
  const facts: Facts = {
    values: filing.values,
    filingId: filing.id,
    kind: filing.kind,
    officeId: filing.officeId,
    division: c.divisions[filing.officeId] ?? null,
    channel: filing.channel,
    joint: filing.jointId !== null,
    acceptances: filing.acceptances,
    submittedOn: localDate(filing.submittedAt),
    materials: filing.materials,
    slice,
    policy: c.policy,
    today: c.today,
    clashes: c.clashes[filing.id] ?? [],
  }
  const checks: CheckResult[] = [...generalChecks(kind), ...kind.checks].flatMap((check) => {
    const finding = check.run(facts)
    return finding ? [{ id: check.id, label: check.label, fields: check.fields, rule: check.rule, ...finding }] : []
  })
  const sound = checks.every((check) => check.result !== 'fail')
  const effects = sound ? kind.effects(facts) : []
  const after = apply(slice, effects)
  const { lines, blocked } = sound ? budget(slice, after, c.policy, c.today) : { lines: [], blocked: [] }
  const amount = lines.reduce((sum, line) => sum + Math.abs(line.unitAmount + line.personAmount), 0)
  return {
    filingId: filing.id,
    version: filing.version,
    checks,
    effects,
    outcome: sound ? kind.outcome(facts, after) : [],
    money: lines,
    blocked,
    secondReview: sound ? (kind.secondReview(facts, { amount }) ?? null) : null,
    approvable: sound && blocked.length === 0,
  }
}

/** The difference the filing makes: reconciliation of the register afterwards, less what is due already without it. */
export function budget(before: Slice, after: Slice, policy: Policy, today: string): { lines: ReconcileLine[]; blocked: Text[] } {
  const now = reconcile(before, policy, { asOf: today })
  const then = reconcile(after, policy, { asOf: today })
  const key = (l: ReconcileLine) => `${l.unitNo}/${l.idNumber}/${l.coverageMonth}`
  const already = new Map(now.lines.map((l) => [key(l), l]))
  const lines = then.lines.filter((l) => {
    const held = already.get(key(l))
    return held === undefined || held.unitAmount !== l.unitAmount || held.personAmount !== l.personAmount
  })
  const known = new Set(now.blocked.map((b) => b.message.zh))
  return { lines, blocked: then.blocked.filter((b) => !known.has(b.message.zh)).map((b) => b.message) }
}
