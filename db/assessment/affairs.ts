import type { Effect } from '../../shared/effects/effect.ts'
import { apply } from '../../shared/effects/apply.ts'
import { type Enrolment, recordKey, type Wage } from '../../shared/register/records.ts'
import { type Charge, emptySlice, recordsOf } from '../../shared/register/slice.ts'
import type { Affairs } from '../../shared/rules/reconcile.ts'
import { chargesOf } from '../charges.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

type EnrolmentRow = [unitNo: string, idNumber: string, fromMonth: string, toMonth: string | null, rural: number, pays: number]
type WageRow = [unitNo: string, idNumber: string, fromMonth: string, monthly: number]

interface Held extends Affairs {
  readonly enrolments: Enrolment[]
  readonly wages: Wage[]
  readonly charges: Charge[]
}

/**
 * Everything that bears on some persons' months from `ledgerFrom` on, at all their units, by id number; `effects` are put on top, for a look
 * at what they would change. Why an enrolment stopped and the day of employment bear on no amount and are not read.
 */
export function affairsOf(
  db: ReadableDb,
  idNumbers: readonly string[],
  ledgerFrom: string,
  effects: readonly Effect[],
): ReadonlyMap<string, Affairs> {
  if (idNumbers.length === 0) return new Map()
  const of = new Map(idNumbers.map((idNumber) => [idNumber, { idNumber, enrolments: [], wages: [], charges: [] } as Held]))
  const ids = JSON.stringify([...of.keys()])
  const enrolments = statement<[string], EnrolmentRow>(
    db,
    `SELECT unit_no, id_number, from_month, to_month, rural_worker, rural_worker_pays FROM enrolment
     WHERE id_number IN (SELECT value FROM json_each(?))`,
  )
  for (const [unitNo, idNumber, fromMonth, toMonth, rural, pays] of enrolments.raw().all(ids))
    of.get(idNumber)?.enrolments.push({
      unitNo,
      idNumber,
      fromMonth,
      toMonth,
      stopReason: null,
      ruralWorker: rural === 1,
      ruralWorkerPays: pays === 1,
      employedOn: null,
    })
  const wages = statement<[string], WageRow>(
    db,
    'SELECT unit_no, id_number, from_month, monthly FROM wage WHERE id_number IN (SELECT value FROM json_each(?))',
  )
  for (const [unitNo, idNumber, fromMonth, monthly] of wages.raw().all(ids))
    of.get(idNumber)?.wages.push({ unitNo, idNumber, fromMonth, monthly })
  for (const charge of chargesOf(db, idNumbers, ledgerFrom)) of.get(charge.idNumber)?.charges.push(charge)
  return effects.length === 0 ? of : new Map([...of].map(([idNumber, held]) => [idNumber, { ...held, ...changed(held, effects) }]))
}

/** A person's enrolments and wages as they are after the effects. */
function changed({ idNumber, enrolments, wages }: Affairs, effects: readonly Effect[]): Pick<Affairs, 'enrolments' | 'wages'> {
  const slice = apply(
    {
      ...emptySlice,
      records: {
        ...emptySlice.records,
        enrolment: Object.fromEntries(enrolments.map((body) => [recordKey.enrolment(body), body])),
        wage: Object.fromEntries(wages.map((body) => [recordKey.wage(body), body])),
      },
    },
    effects,
  )
  const own = <Held extends { readonly idNumber: string }>(all: readonly Held[]) => all.filter((held) => held.idNumber === idNumber)
  return { enrolments: own(recordsOf(slice, 'enrolment')), wages: own(recordsOf(slice, 'wage')) }
}
