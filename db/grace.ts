import { takeBackMinutesFor } from '../shared/policy/policy.ts'
import type { Grace } from '../shared/review/actions.ts'
import type { FilingState } from '../shared/review/state.ts'
import { localDate } from '../shared/rules/dates.ts'
import type { ReadableDb } from './encryptedFile.ts'
import { policyOf } from './projections/desk.ts'
import { statement } from './statement.ts'

/**
 * Until when the approval of a case can be taken back by one person, by the policy of its day; undefined where nothing is approved. Its
 * effects have left the desk once a period was locked over them, or a sheet or paper with them was printed.
 */
export function graceOf(db: ReadableDb, parts: readonly FilingState[]): Grace | undefined {
  const approved = parts.filter((part) => part.status === 'approved' && part.decision)
  const at = approved.map((part) => part.decision?.at ?? '').sort()[0]
  if (at === undefined) return undefined
  const rule = takeBackMinutesFor(policyOf(db), localDate(at))
  const minutes = rule.ok ? rule.row.minutes : 0
  return { until: new Date(Date.parse(at) + minutes * 60_000).toISOString(), left: left(db, approved, at) }
}

function left(db: ReadableDb, parts: readonly FilingState[], at: string): boolean {
  const effects = parts.flatMap((part) => part.decision?.effects ?? [])
  const booked = effects.filter(({ record }) => record === 'enrolment' || record === 'wage')
  const locked = statement<[string], object>(db, 'SELECT 1 FROM period WHERE locked_at > ? LIMIT 1').get(at) !== undefined
  if (booked.length > 0 && locked) return true
  const keys = [...booked.map(({ key }) => key.split('/')[0] ?? ''), ...parts.map(({ id }) => id)]
  return (
    statement<[string, string], object>(
      db,
      `SELECT 1 FROM json_each(?) AS wanted JOIN print ON print.key = wanted.value
       WHERE print.at > ? AND print.state = 'printed' AND print.voided_at IS NULL AND print.kind <> 'receipt' LIMIT 1`,
    ).get(JSON.stringify([...new Set(keys)]), at) !== undefined
  )
}
