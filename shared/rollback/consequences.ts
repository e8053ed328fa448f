import { put } from '../effects/apply.ts'
import type { Effect } from '../effects/effect.ts'
import { repaymentClaim } from '../effects/repaymentClaim.ts'
import type { Policy } from '../policy/policy.ts'
import type { Entitlement, RecordOf } from '../register/records.ts'
import { recordsOf, type Slice } from '../register/slice.ts'
import { earlier } from '../rules/dates.ts'
import { addMonths, monthOf } from '../rules/months.ts'
import { type ReconcileLine, reconcile } from '../rules/reconcile.ts'
import type { Text } from '../text.ts'

/** Money that left for somebody, known by a bank's return or from before the desk. */
export interface Paid {
  readonly item: 'benefit' | 'subsidy' | 'retention'
  /** 社会保障号码, or 单位编号 */
  readonly payee: string
  /** Month, certificate or year */
  readonly about: string
  /** 分 */
  readonly amount: number
  readonly paidOn: string | null
}

/** One month of one person at one unit whose next booking is another one after the rollback. */
export interface Move {
  readonly unitNo: string
  readonly idNumber: string
  readonly coverageMonth: string
  /** What the next run books if nothing is rolled back, and what it books afterwards. */
  readonly without: readonly ReconcileLine[]
  readonly after: readonly ReconcileLine[]
}

/** What moves on the next sheet of a unit, in signed 分: afterwards less without. */
export interface UnitMove {
  readonly unitNo: string
  /** 本月应缴, lines 4 and 5 */
  readonly ordinaryUnit: number
  readonly ordinaryPerson: number
  /** 补(退)收, lines 6 and 7 */
  readonly adjustUnit: number
  readonly adjustPerson: number
  /** Into 待转金, from which lines 8 and 9 are taken */
  readonly creditUnit: number
  readonly creditPerson: number
}

export interface Consequences {
  readonly moves: readonly Move[]
  readonly units: readonly UnitMove[]
  /** Months that no table covers any more or yet: their money waits, the rollback does not. */
  readonly blocked: readonly Text[]
  /** What was paid and is not due afterwards. */
  readonly payments: readonly Paid[]
  /** Claims for it, as effects on the register the rollback leaves. */
  readonly claims: readonly Effect<'repayment'>[]
}

/** What follows from the register being as `after` instead of `now`. Pure; both hold the ledger as it is. `today` is a day. */
export function consequencesOf(now: Slice, after: Slice, paid: readonly Paid[], policy: Policy, today: string): Consequences {
  const here = reconcile(now, policy, { asOf: today })
  const there = reconcile(after, policy, { asOf: today })
  const moves = movesBetween(here.lines, there.lines)
  const known = new Set(here.blocked.map(({ message }) => message.zh))
  const payments = paid.filter((each) => owedFor(now, each) && !owedFor(after, each))
  return {
    moves,
    units: [...Map.groupBy(moves, (move) => move.unitNo)].map(([unitNo, own]) => unitMove(unitNo, own)),
    blocked: there.blocked.filter(({ message }) => !known.has(message.zh)).map(({ message }) => message),
    payments,
    claims: claimsFor(after, payments, today),
  }
}

const placeOf = (line: ReconcileLine) => `${line.unitNo}/${line.idNumber}/${line.coverageMonth}`
/** 滞纳金 grows by the day and is settled by the run itself, so it moves nothing here. */
const weight = (lines: readonly ReconcileLine[] = []) =>
  lines.map(({ kind, base, unitAmount, personAmount }) => `${kind}/${base}/${unitAmount}/${personAmount}`).join()

function movesBetween(here: readonly ReconcileLine[], there: readonly ReconcileLine[]): Move[] {
  const [ours, theirs] = [Map.groupBy(here, placeOf), Map.groupBy(there, placeOf)]
  return [...new Set([...ours.keys(), ...theirs.keys()])].sort().flatMap((place) => {
    const [without, after] = [ours.get(place) ?? [], theirs.get(place) ?? []]
    const [line] = [...after, ...without]
    if (!line || weight(without) === weight(after)) return []
    return [{ unitNo: line.unitNo, idNumber: line.idNumber, coverageMonth: line.coverageMonth, without, after }]
  })
}

function unitMove(unitNo: string, moves: readonly Move[]): UnitMove {
  const sum = (pick: (line: ReconcileLine) => number) =>
    moves.reduce(
      (total, { without, after }) => total + after.reduce((s, l) => s + pick(l), 0) - without.reduce((s, l) => s + pick(l), 0),
      0,
    )
  const of = (kinds: readonly ReconcileLine['kind'][], share: 'unitAmount' | 'personAmount') =>
    sum((line) => (kinds.includes(line.kind) ? line[share] : 0))
  return {
    unitNo,
    ordinaryUnit: of(['ordinary'], 'unitAmount'),
    ordinaryPerson: of(['ordinary'], 'personAmount'),
    adjustUnit: of(['back', 'reduction'], 'unitAmount'),
    adjustPerson: of(['back', 'reduction'], 'personAmount'),
    creditUnit: 0 - of(['refund'], 'unitAmount'),
    creditPerson: 0 - of(['refund'], 'personAmount'),
  }
}

const coversBenefit = ({ firstMonth, lastMonth, stoppedFrom }: Entitlement, month: string) =>
  firstMonth <= month && month <= (stoppedFrom === null ? lastMonth : earlier(lastMonth, addMonths(stoppedFrom, -1)))

/** Whether the register has a title for the money, or already a claim to have it back. */
function owedFor(slice: Slice, { item, payee, about }: Paid): boolean {
  switch (item) {
    case 'benefit':
      return (
        recordsOf(slice, 'entitlement').some((e) => e.idNumber === payee && coversBenefit(e, about)) ||
        recordsOf(slice, 'repayment').some((r) => r.idNumber === payee && r.fromMonth <= about && about <= r.toMonth)
      )
    case 'subsidy':
      return recordsOf(slice, 'subsidy').some((s) => s.idNumber === payee && s.certificateNo === about)
    case 'retention':
      return recordsOf(slice, 'retention').some((r) => r.unitNo === payee && r.year === about)
  }
}

const monthPaid = ({ item, about, paidOn }: Paid, today: string) => (item === 'benefit' ? about : monthOf(paidOn ?? today))

/** 应退待遇 (经办条例 art. 46): one claim a payee and run of months; another claim from the same month grows by the amount. */
function claimsFor(after: Slice, payments: readonly Paid[], today: string): Effect<'repayment'>[] {
  const runs: RecordOf<'repayment'>[] = []
  const sorted = payments.toSorted((a, b) => (`${a.payee}/${monthPaid(a, today)}` < `${b.payee}/${monthPaid(b, today)}` ? -1 : 1))
  for (const payment of sorted) {
    const month = monthPaid(payment, today)
    const last = runs.at(-1)
    if (last?.idNumber === payment.payee && month <= addMonths(last.toMonth, 1))
      runs[runs.length - 1] = { ...last, toMonth: month, amount: last.amount + payment.amount }
    else
      runs.push({ idNumber: payment.payee, fromMonth: month, toMonth: month, amount: payment.amount, reason: '业务回退', foundOn: today })
  }
  return runs.map((run) => {
    const held = after.records.repayment[`${run.idNumber}/${run.fromMonth}`]
    const together = held && {
      ...held,
      toMonth: held.toMonth > run.toMonth ? held.toMonth : run.toMonth,
      amount: held.amount + run.amount,
      reason: `${held.reason}；业务回退`,
    }
    return put(after, repaymentClaim, together ?? run)
  })
}
