import { numbersOf, sheetKeys } from '../../shared/rules/sheet.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { head } from '../journal/read.ts'
import type { BlockedUnit } from '../schema/ledger.ts'
import { statement } from '../statement.ts'
import { transact } from '../transact.ts'
import { sheetsOf } from './assessUnits.ts'
import { blockedOf, newDigest, runSteps } from './run.ts'
import { termsOf, unitsToAssess } from './terms.ts'

export interface PreviewAsk {
  /** Day up to which late fees run */
  readonly asOf: string
  readonly at: string
  readonly staffId: string | null
}

/**
 * Assesses every unit as a lock on that day would and keeps the sheets in the place of the preview before, once the last step is taken.
 * Nothing of it enters the journal: it may be thrown away and made again at any time. Between steps others may write; the lock compares
 * digests and notices.
 */
export function* previewSteps(db: WritableDb, { asOf, at, staffId }: PreviewAsk): Generator<{ done: number; total: number }, Previewed> {
  const terms = termsOf(db, asOf)
  const { seq } = head(db)
  const unitNos = unitsToAssess(db, terms.period)
  const digest = newDigest(terms)
  const rows: (string | number)[][] = []
  const blocked: BlockedUnit[] = []
  for (const { units, done } of runSteps(db, terms, unitNos, digest, sheetsOf)) {
    for (const unit of units) {
      const missing = blockedOf(unit)
      blocked.push(...missing)
      const adjustments = unit.others.filter((line) => line.kind !== 'ordinary').length
      rows.push([unit.unitNo, ...numbersOf(unit.sheet.lines), adjustments, missing.length > 0 ? 1 : 0])
    }
    yield { done, total: unitNos.length }
  }
  transact(db, () => {
    dropPreview(db)
    const insert = statement<(string | number)[]>(db, `INSERT INTO preview_sheet VALUES (?, ${sheetKeys.map(() => '?').join(', ')}, ?, ?)`)
    for (const row of rows) insert.run(...row)
    statement(db, 'INSERT INTO preview (id, period, as_of, made_at, made_by, seq, digest, blocked) VALUES (1, ?, ?, ?, ?, ?, ?, ?)').run(
      terms.period,
      asOf,
      at,
      staffId,
      seq,
      digest.digest('hex'),
      JSON.stringify(blocked),
    )
  })
  return { units: unitNos.length, blocked: new Set(blocked.map((b) => b.unitNo)).size }
}

/** Units assessed, and how many of them lack a figure. */
export interface Previewed {
  readonly units: number
  readonly blocked: number
}

/** All steps at once. */
export function makePreview(db: WritableDb, ask: PreviewAsk): Previewed {
  const steps = previewSteps(db, ask)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Forgets the preview, as when its period was locked. */
export function dropPreview(db: WritableDb): void {
  statement(db, 'DELETE FROM preview_sheet').run()
  statement(db, 'DELETE FROM preview').run()
}
