import type { Effect } from '../../shared/effects/effect.ts'
import { apply } from '../../shared/effects/apply.ts'
import { type Enrolment, recordKey, type Wage } from '../../shared/register/records.ts'
import { type Charge, emptySlice, type Slice } from '../../shared/register/slice.ts'
import type { SuspenseShares } from '../../shared/rules/sheet.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'
import type { Terms } from './terms.ts'

/** Someone insured in the open month, with the wages declared at that unit. */
export interface Insured {
  readonly enrolment: Enrolment
  readonly wages: readonly Wage[]
}

/** What the sheets of units that follow one another rest on. */
export interface PageFacts {
  /** Insured in the open month, by unit, in the order of id numbers */
  readonly insured: ReadonlyMap<string, readonly Insured[]>
  /** Whose every month is to be looked at, by unit */
  readonly unreconciled: ReadonlyMap<string, ReadonlySet<string>>
  readonly suspense: ReadonlyMap<string, SuspenseShares>
}

/** Reads a run of units, first to last both included, in three passes in the order of the tables. */
export function pageFacts(db: ReadableDb, { period }: Terms, first: string, last: string): PageFacts {
  const enrolments = statement<[string, string, string, string], unknown[]>(
    db,
    `SELECT unit_no, id_number, from_month, to_month, rural_worker, rural_worker_pays FROM enrolment
     WHERE unit_no BETWEEN ? AND ? AND from_month <= ? AND (to_month IS NULL OR to_month >= ?) ORDER BY unit_no, id_number, from_month`,
  )
    .raw()
    .all(first, last, period, period) as EnrolmentRow[]
  const wages = statement<[string, string], unknown[]>(
    db,
    'SELECT unit_no, id_number, from_month, monthly FROM wage WHERE unit_no BETWEEN ? AND ? ORDER BY unit_no, id_number, from_month',
  )
    .raw()
    .all(first, last) as WageRow[]
  const insured = new Map<string, Insured[]>()
  let at = 0
  for (const row of enrolments) {
    const [unitNo, idNumber] = row
    while (at < wages.length && isBefore(wages[at], unitNo, idNumber)) at += 1
    const own: Wage[] = []
    for (let i = at; wages[i]?.[0] === unitNo && wages[i]?.[1] === idNumber; i++) own.push(wageOf(wages[i] as WageRow))
    const list = insured.get(unitNo)
    const entry = { enrolment: enrolmentOf(row), wages: own }
    if (list) list.push(entry)
    else insured.set(unitNo, [entry])
  }
  return { insured, unreconciled: unreconciledIn(db, first, last), suspense: suspenseIn(db, first, last) }
}

type EnrolmentRow = [string, string, string, string | null, number, number]
type WageRow = [string, string, string, number]

const isBefore = (row: WageRow | undefined, unitNo: string, idNumber: string): boolean =>
  row !== undefined && (row[0] < unitNo || (row[0] === unitNo && row[1] < idNumber))

const wageOf = ([unitNo, idNumber, fromMonth, monthly]: WageRow): Wage => ({ unitNo, idNumber, fromMonth, monthly })

/** Why it stopped and the day of employment bear on no amount and are not read. */
const enrolmentOf = ([unitNo, idNumber, fromMonth, toMonth, rural, pays]: EnrolmentRow): Enrolment => ({
  unitNo,
  idNumber,
  fromMonth,
  toMonth,
  stopReason: null,
  ruralWorker: rural === 1,
  ruralWorkerPays: pays === 1,
  employedOn: null,
})

function unreconciledIn(db: ReadableDb, first: string, last: string): ReadonlyMap<string, ReadonlySet<string>> {
  const pairs = statement<[string, string], { unitNo: string; idNumber: string }>(
    db,
    'SELECT unit_no AS unitNo, id_number AS idNumber FROM unreconciled WHERE unit_no BETWEEN ? AND ?',
  ).all(first, last)
  const found = new Map<string, Set<string>>()
  for (const { unitNo, idNumber } of pairs) {
    const own = found.get(unitNo)
    if (own) own.add(idNumber)
    else found.set(unitNo, new Set([idNumber]))
  }
  return found
}

const suspenseIn = (db: ReadableDb, first: string, last: string): ReadonlyMap<string, SuspenseShares> =>
  new Map(
    statement<[string, string], { unitNo: string; unit: number; person: number }>(
      db,
      `SELECT unit_no AS unitNo, sum(unit_amount) AS unit, sum(person_amount) AS person FROM suspense
       WHERE unit_no BETWEEN ? AND ? GROUP BY unit_no`,
    )
      .all(first, last)
      .map(({ unitNo, unit, person }) => [unitNo, { unit, person }]),
  )

/** Everything that bears on some persons' months, at all their units, ready to be asked for a few of them at a time. */
export interface PersonFacts {
  sliceOf(persons: readonly string[]): Slice
}

/** Reads the whole affairs of these persons; `effects` are put on top, for a look at what they would change. */
export function personFacts(db: ReadableDb, terms: Terms, persons: readonly string[], effects: readonly Effect[]): PersonFacts {
  const ids = JSON.stringify(persons)
  const enrolments = statement<[string], unknown[]>(
    db,
    `SELECT unit_no, id_number, from_month, to_month, rural_worker, rural_worker_pays FROM enrolment
     WHERE id_number IN (SELECT value FROM json_each(?))`,
  )
    .raw()
    .all(ids) as EnrolmentRow[]
  const wages = statement<[string], unknown[]>(
    db,
    'SELECT unit_no, id_number, from_month, monthly FROM wage WHERE id_number IN (SELECT value FROM json_each(?))',
  )
    .raw()
    .all(ids) as WageRow[]
  const charges = statement<[string, string], Omit<Charge, 'received'> & { received: number }>(
    db,
    `SELECT id, unit_no AS unitNo, id_number AS idNumber, coverage_month AS coverageMonth, period, kind, base, unit_amount AS unitAmount,
       person_amount AS personAmount, received FROM charge
     WHERE id_number IN (SELECT value FROM json_each(?)) AND coverage_month >= ? ORDER BY coverage_month, period, id`,
  ).all(ids, terms.ledgerFrom)
  const held = {
    enrolments: Map.groupBy(enrolments.map(enrolmentOf), (e) => e.idNumber),
    wages: Map.groupBy(wages.map(wageOf), (w) => w.idNumber),
    charges: Map.groupBy(
      charges.map((c): Charge => ({ ...c, received: c.received === 1 })),
      (c) => c.idNumber,
    ),
  }
  return {
    sliceOf(asked) {
      const of = <Held>(by: ReadonlyMap<string, readonly Held[]>) => asked.flatMap((id) => by.get(id) ?? [])
      const slice: Slice = {
        ...emptySlice,
        records: {
          ...emptySlice.records,
          enrolment: Object.fromEntries(of(held.enrolments).map((body) => [recordKey.enrolment(body), body])),
          wage: Object.fromEntries(of(held.wages).map((body) => [recordKey.wage(body), body])),
        },
        charges: of(held.charges),
        ledgerFrom: terms.ledgerFrom,
        openPeriod: terms.period,
      }
      return apply(slice, effects)
    },
  }
}
