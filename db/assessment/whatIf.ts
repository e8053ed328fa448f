import type { Effect } from '../../shared/effects/effect.ts'
import { kindOf } from '../../shared/filings/index.ts'
import { openStatuses } from '../../shared/review/status.ts'
import { localDate } from '../../shared/rules/dates.ts'
import type { SheetLines } from '../../shared/rules/sheet.ts'
import type { Text } from '../../shared/text.ts'
import { assessParts, caseParts } from '../caseFacts.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'
import { assessUnit } from './assessUnits.ts'

/** A pending filing of a unit and whether it counts in the look ahead. */
export interface PendingFiling {
  readonly filingId: string
  readonly caseId: string
  readonly number: string
  readonly kind: string
  readonly officeId: string
  readonly subjectName: string
  /** Why it could not be approved now and does not count; empty when it counts */
  readonly hindrances: readonly Text[]
}

export interface WhatIf {
  readonly now: SheetLines
  readonly after: SheetLines
  readonly filings: readonly PendingFiling[]
}

/** Kinds that change what a unit owes. */
const bearing = "'enrolment.increase', 'enrolment.decrease', 'wage.declaration'"

/** Cases looked at; a unit with more pending ones is told so by the count of its queue. */
const most = 100

/** The sheet of a unit in the open period as it is now, and as it would be if its pending filings were approved today. `now` is ISO. */
export function whatIf(db: ReadableDb, unitNo: string, now: string): WhatIf {
  const today = localDate(now)
  const cases = statement<[string, string, number], { caseId: string }>(
    db,
    `SELECT DISTINCT case_id AS caseId FROM filing
     WHERE unit_no = ? AND kind IN (${bearing}) AND status IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT ?`,
  ).all(unitNo, JSON.stringify(openStatuses), most)
  const effects: Effect[] = []
  const filings: PendingFiling[] = []
  for (const { caseId } of cases) {
    const states = caseParts(db, caseId)
    for (const part of assessParts(db, states, [], now).parts) {
      const state = states.find(({ id }) => id === part.filingId)
      if (!state || !bearing.includes(`'${state.kind}'`)) continue
      if (part.approvable) effects.push(...part.effects.filter(({ record }) => record === 'enrolment' || record === 'wage'))
      const failed = part.checks.filter((check) => check.result === 'fail').map((check) => check.label)
      filings.push({
        filingId: state.id,
        caseId,
        number: state.number,
        kind: state.kind,
        officeId: state.officeId,
        subjectName: String(state.values[kindOf(state.kind).subject.name] ?? ''),
        hindrances: part.approvable ? [] : [...failed, ...part.blocked],
      })
    }
  }
  return { now: assessUnit(db, unitNo, today).sheet.lines, after: assessUnit(db, unitNo, today, effects).sheet.lines, filings }
}
