import { eq } from 'drizzle-orm'
import type { Unit } from '../../shared/register/records.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { orm } from '../orm.ts'
import { unit } from '../schema/register.ts'
import { unitMatch } from '../search/tokens.ts'
import { statement } from '../statement.ts'
import { type Page, type PageAsk, pageOf } from './page.ts'

export interface UnitRecord {
  readonly id: number
  readonly unitNo: string
  readonly name: string
  readonly creditCode: string
  readonly officeId: string
  /** Persons insured there now. */
  readonly insured: number
}

type Found = Omit<UnitRecord, 'insured'>

/** Units by a fragment of the name, the credit code or the number; all units without a keyword. */
export const unitPage = (db: ReadableDb, ask: PageAsk): Page<UnitRecord> => {
  const { rows, next } = findUnits(db, ask)
  return { rows: rows.map((row) => ({ ...row, insured: insuredCount(db, row.unitNo) })), next }
}

/** The units themselves, without how many they insure. */
const findUnits = (db: ReadableDb, { keyword, cursor, limit }: PageAsk): Page<Found> => {
  if (keyword.trim() === '') {
    const list = statement<[number, number], Found>(db, `SELECT ${UNIT} FROM unit WHERE id > ? ORDER BY id LIMIT ?`)
    return pageOf(cursor, limit, (after, most) => list.all(after, most), undefined)
  }
  const sought = unitMatch(keyword)
  if (!sought) return { rows: [], next: null }
  const search = statement<[string, number, number], Found>(
    db,
    `SELECT ${UNIT} FROM unit_ix CROSS JOIN unit ON unit.id = unit_ix.rowid
     WHERE unit_ix MATCH ? AND unit_ix.rowid > ? ORDER BY unit_ix.rowid LIMIT ?`,
  )
  return pageOf<Found>(cursor, limit, (after, most) => search.all(sought.match, after, most), sought.sure ? undefined : sought.holds)
}

const UNIT = 'unit.id, unit.unit_no AS unitNo, unit.name, unit.credit_code AS creditCode, unit.office_id AS officeId'

export const unitByNo = (db: ReadableDb, unitNo: string): Unit | undefined =>
  orm(db).select().from(unit).where(eq(unit.unitNo, unitNo)).get()

export const insuredCount = (db: ReadableDb, unitNo: string): number =>
  statement<[string], { n: number }>(db, 'SELECT count(DISTINCT id_number) AS n FROM enrolment WHERE unit_no = ? AND to_month IS NULL').get(
    unitNo,
  )?.n ?? 0

/** Units whose name is this one, for telling a wrong code from a missing registration. */
export const unitsNamed = (db: ReadableDb, name: string): Unit[] => orm(db).select().from(unit).where(eq(unit.name, name)).limit(20).all()
