import { setImmediate } from 'node:timers/promises'
import { loadSlice } from '../../db/caseFacts.ts'
import type { ReadableDb } from '../../db/open.ts'
import { officeOf } from '../../db/queries/desk.ts'
import { insuredCount, insuredIds, undecidedCount } from '../../db/queries/policyReach.ts'
import type { OutputOf } from '../../shared/contract/index.ts'
import type { Change } from '../../shared/policy/change.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { monthsOf, reach } from '../../shared/policy/reach.ts'
import { earlier, later } from '../../shared/rules/dates.ts'
import { countMonths } from '../../shared/rules/months.ts'
import { reconcile } from '../../shared/rules/reconcile.ts'

type Impact = NonNullable<OutputOf<'policy.preview'>['impact']>

/** As many people as are reckoned while somebody waits; the assessment run's own preview reckons them all. */
const mostPersons = 2000
const atATime = 40

/** What a change would move: the months it touches in the ledger, whom, by how much, and the filings that rest on the table. Amounts in 分. */
export async function policyImpact(db: ReadableDb, change: Change, before: Policy, after: Policy, today: string): Promise<Impact> {
  const { contributions, kinds } = reach[change.table]
  const { ledgerFrom, openPeriod } = officeOf(db)
  const touched = monthsOf(change)
  const from = later(touched.from, ledgerFrom)
  const to = earlier(touched.to ?? openPeriod, openPeriod)
  const months = contributions && from <= to ? { from, to } : null
  const counts = months ? insuredCount(db, from, to) : { persons: 0, units: 0 }
  const amount =
    months && counts.persons <= mostPersons ? await difference(db, insuredIds(db, from, to, mostPersons), before, after, today) : null
  return {
    months,
    bookedMonths: months ? countMonths(from, earlier(to, openPeriod)) - (to === openPeriod ? 1 : 0) : 0,
    openPeriod,
    ...counts,
    amount,
    filings: undecidedCount(db, kinds),
  }
}

async function difference(db: ReadableDb, ids: readonly string[], before: Policy, after: Policy, today: string): Promise<Impact['amount']> {
  const sum = { unit: 0, person: 0, lateFee: 0, lines: 0 }
  for (let at = 0; at < ids.length; at += atATime) {
    // The window is answered in between.
    await setImmediate()
    const persons = ids.slice(at, at + atATime)
    const slice = loadSlice(db, persons, [])
    const booked = (policy: Policy) => reconcile(slice, policy, { persons, asOf: today }).lines
    const old = booked(before)
    const was = new Set(old.map((line) => JSON.stringify(line)))
    for (const line of old) add(sum, line, -1)
    for (const line of booked(after)) {
      add(sum, line, 1)
      if (!was.has(JSON.stringify(line))) sum.lines += 1
    }
  }
  return sum
}

const add = (
  sum: { unit: number; person: number; lateFee: number },
  line: { readonly unitAmount: number; readonly personAmount: number; readonly lateFee: number },
  sign: 1 | -1,
): void => {
  sum.unit += sign * line.unitAmount
  sum.person += sign * line.personAmount
  sum.lateFee += sign * line.lateFee
}
