import { rebuild } from '../../db/projections/rebuild.ts'
import type { WritableDb } from '../../db/encryptedFile.ts'
import { verify } from '../../db/journal/verify.ts'
import { filingTokens, type FilingText, personTokens, type PersonText, unitTokens, type UnitText } from '../../db/search/tokens.ts'
import { type BenchDesk, benchDesk } from './desk.ts'
import type { Figure } from './harness.ts'
import { readAll } from './journal.ts'

/** A journal of its own size: the whole of it is gone through in each round. */
const FILINGS = 10_000

/** G3, G16: going through the whole journal again. */
export const rebuildFigures = (_desk: BenchDesk): Figure[] => {
  const desk = benchDesk(FILINGS)
  process.on('exit', desk.close)
  const { db, anchor } = desk.store
  const tables = ['filing', 'person', 'unit', 'enrolment', 'wage', 'filing_count', 'filing_value', 'paid_months'] as const
  const total = readAll(desk, false)
  for (const table of tables) db.exec(`CREATE TEMP TABLE kept_${table} AS SELECT * FROM ${table}`)
  keepTokens(db)
  // The final rows written once, straight into the tables and their indexes, without deciding anything.
  const floor = () => {
    readAll(desk, true)
    db.exec('BEGIN IMMEDIATE')
    for (const table of tables) db.exec(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM temp.kept_${table}`)
    for (const index of ['filing_ix', 'person_ix', 'unit_ix'])
      db.exec(`INSERT INTO ${index} (${index}) VALUES ('delete-all'); INSERT INTO ${index} (rowid, g) SELECT id, g FROM temp.kept_${index}`)
    db.exec('COMMIT')
    return total
  }
  return [
    {
      name: 'G3 rebuild: projections anew / read, parse and insert final rows',
      goal: { atMost: 1.6 },
      limit: floor,
      subject: () => rebuild(db),
      right: (events) => events === total && sameRows(),
      calls: 1,
      by: 'mean',
    },
    {
      name: 'G16 journal: chain verified / read',
      goal: { atMost: 8 },
      limit: () => readAll(desk, false),
      subject: () => verify(db, anchor),
      right: (found) => (found as { ok: boolean }).ok,
      calls: 1,
      by: 'mean',
    },
  ]

  function sameRows(): boolean {
    return tables.every((table) => db.prepare(`SELECT * FROM ${table} EXCEPT SELECT * FROM temp.kept_${table} LIMIT 1`).get() === undefined)
  }
}

/** The text of the search indexes, which do not keep it themselves. */
const keepTokens = (db: WritableDb): void => {
  const keep = (index: string, rows: readonly { readonly id: number; readonly g: string }[]) => {
    db.exec(`CREATE TEMP TABLE kept_${index} (id INTEGER PRIMARY KEY, g TEXT)`)
    const insert = db.prepare<[number, string]>(`INSERT INTO kept_${index} VALUES (?, ?)`)
    db.transaction(() => rows.forEach(({ id, g }) => insert.run(id, g)))()
  }
  const filings = db.prepare<[], FilingText & { id: number }>(
    `SELECT id, subject_name AS subjectName, subject_id AS subjectId, coalesce(unit_name, '') AS unitName, number FROM filing`,
  )
  const persons = db.prepare<[], PersonText & { id: number }>('SELECT id, name, id_number AS idNumber FROM person')
  const units = db.prepare<[], UnitText & { id: number }>('SELECT id, name, credit_code AS creditCode, unit_no AS unitNo FROM unit')
  keep(
    'filing_ix',
    filings.all().map((row) => ({ id: row.id, g: filingTokens(row) })),
  )
  keep(
    'person_ix',
    persons.all().map((row) => ({ id: row.id, g: personTokens(row) })),
  )
  keep(
    'unit_ix',
    units.all().map((row) => ({ id: row.id, g: unitTokens(row) })),
  )
}
