import type { ReadableDb } from '../encryptedFile.ts'
import { personMatch } from '../search/tokens.ts'
import { statement } from '../statement.ts'
import { type Page, type PageAsk, pageOf } from './page.ts'

/** A person in a list, unmasked. */
export interface PersonRecord {
  /** Row id: the `personId` of the contract. */
  readonly id: number
  readonly name: string
  readonly idNumber: string
  readonly gender: string
  readonly birthDate: string
  /** The unit of the newest enrolment that has not ended, else null. */
  readonly unitName: string | null
  readonly insured: boolean
}

type Found = Omit<PersonRecord, 'unitName' | 'insured'>

/** Persons by a fragment of the name, initials, a fragment of the number or all of it. No keyword finds nobody: persons are not browsed. */
export const personPage = (db: ReadableDb, ask: PageAsk): Page<PersonRecord> => {
  const { rows, next } = findPersons(db, ask)
  const units = openUnits(db, rows)
  return { rows: rows.map((row) => ({ ...row, unitName: units.get(row.idNumber) ?? null, insured: units.has(row.idNumber) })), next }
}

/** The persons themselves, without what they are insured at. */
export const findPersons = (db: ReadableDb, { keyword, cursor, limit }: PageAsk): Page<Found> => {
  const sought = personMatch(keyword)
  if (!sought) return { rows: [], next: null }
  if (sought.exactId !== null) return { rows: byIdNumber(db).all(sought.exactId), next: null }
  const search = statement<[string, number, number], Found>(
    db,
    `SELECT ${PERSON} FROM person_ix CROSS JOIN person ON person.id = person_ix.rowid
     WHERE person_ix MATCH ? AND person_ix.rowid > ? ORDER BY person_ix.rowid LIMIT ?`,
  )
  return pageOf<Found>(cursor, limit, (after, most) => search.all(sought.match, after, most), sought.sure ? undefined : sought.holds)
}

const PERSON = 'person.id, person.name, person.id_number AS idNumber, person.gender, person.birth_date AS birthDate'

const byIdNumber = (db: ReadableDb) => statement<[string], Found>(db, `SELECT ${PERSON} FROM person WHERE id_number = ?`)

/** The id number behind a `personId`, if there is such a person. */
export const idNumberOf = (db: ReadableDb, personId: string): string | undefined =>
  /^[1-9]\d{0,14}$/.test(personId)
    ? statement<[number], { idNumber: string }>(db, 'SELECT id_number AS idNumber FROM person WHERE id = ?').get(Number(personId))?.idNumber
    : undefined

/** Id number → name of the unit where the person is insured; the newest where there are several. */
const openUnits = (db: ReadableDb, persons: readonly Found[]): Map<string, string> =>
  new Map(
    statement<[string], { idNumber: string; name: string }>(
      db,
      `SELECT enrolment.id_number AS idNumber, unit.name FROM json_each(?) AS wanted
       CROSS JOIN enrolment ON enrolment.id_number = wanted.value AND enrolment.to_month IS NULL
       CROSS JOIN unit ON unit.unit_no = enrolment.unit_no ORDER BY enrolment.from_month`,
    )
      .all(JSON.stringify(persons.map(({ idNumber }) => idNumber)))
      .map(({ idNumber, name }) => [idNumber, name]),
  )
