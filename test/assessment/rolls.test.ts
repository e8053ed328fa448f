import { expect, it } from 'vitest'
import { assessUnits, sheetsOf } from '../../db/assessment/assessUnits.ts'
import { termsOf } from '../../db/assessment/terms.ts'
import { executeInParts, type Store } from '../../db/execute.ts'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import type { OpenedRecord } from '../../shared/journal/ledgerEvents.ts'
import { closeDesk, commandId, openDesk, tempDir } from '../desk/store.ts'
import { unitA, unitB } from '../filings/given.ts'
import { enrolment, wage } from '../rules/register.ts'
import { establishOffice, lock, morning, preview } from './office.ts'

const zhang = '530102199003070016'
const li = '530129198502280021'
const wang = '360426199101010071'
const zhao = '120103198806018241'

const opened = (...bodies: (ReturnType<typeof enrolment> | ReturnType<typeof wage>)[]): OpenedRecord[] =>
  bodies.map((body) => ('monthly' in body ? { record: 'wage', body } : { record: 'enrolment', body }))

/** 202510 is locked; 202511 is open. */
function locked(...records: Parameters<typeof opened>): Store {
  const store = openDesk(tempDir())
  establishOffice(store, opened(...records), { ledgerFrom: '202510' })
  preview(store, '2025-10-20')
  expect(lock(store, '202510', '2025-10-20').ok).toBe(true)
  return store
}

const onRolls = ({ db }: Store) =>
  db
    .prepare<[], { unitNo: string; idNumbers: string }>('SELECT unit_no AS unitNo, id_numbers AS idNumbers FROM roll ORDER BY unit_no')
    .all()
    .map(({ unitNo, idNumbers }) => [unitNo, JSON.parse(idNumbers)])
const unreconciled = ({ db }: Store) => db.prepare<[], string>('SELECT unit_no || id_number FROM unreconciled ORDER BY 1').pluck().all()

const sheetOfA = (store: Store, day: string) => {
  const terms = termsOf(store.db, day)
  const [added] = sheetsOf(store.db, terms, [unitA.unitNo])
  const [whole] = assessUnits(store.db, terms, [unitA.unitNo])
  expect(added?.sheet).toEqual(whole?.sheet)
  return whole
}

it('a lock puts on the roll whom time alone will not move, and keeps looking at the rest until it has', () => {
  const store = locked(
    enrolment(zhang, '202510', { ruralWorker: true }),
    wage(zhang, '202510', 500_000),
    // A wage that is in force from next month on only.
    enrolment(li, '202510'),
    wage(li, '202510', 500_000),
    wage(li, '202512', 600_000),
    // An end that is known already.
    enrolment(wang, '202510', { toMonth: '202511', stopReason: '01' }),
    wage(wang, '202510', 500_000),
    // Two units at a time: the month belongs to the earlier enrolment.
    enrolment(zhao, '202510'),
    wage(zhao, '202510', 500_000),
    enrolment(zhao, '202511', { unitNo: unitB.unitNo }),
    wage(zhao, '202511', 900_000, unitB.unitNo),
  )
  expect(onRolls(store)).toEqual([[unitA.unitNo, [zhang]]])
  expect(unreconciled(store)).toEqual(
    [wang, zhao, li]
      .map((id) => unitA.unitNo + id)
      .concat(unitB.unitNo + zhao)
      .sort(),
  )
  expect(sheetOfA(store, '2025-11-20')?.sheet.lines).toMatchObject({ payers: 4, ruralPayers: 1, baseTotal: 2_000_000 })
  preview(store, '2025-11-20')
  lock(store, '202511', '2025-11-20')
  expect(onRolls(store)).toEqual([[unitA.unitNo, [li, zhang].sort()]])
  expect(unreconciled(store)).toEqual([unitA.unitNo + zhao, unitB.unitNo + zhao])
  expect(sheetOfA(store, '2025-12-20')?.sheet.lines).toMatchObject({ payers: 3, ruralPayers: 1, baseTotal: 1_600_000 })
  closeDesk(store)
})

it('a deadline that passes without a declaration takes everybody on the roll at 110 % (社会保险法 art. 62)', () => {
  const store = locked(enrolment(zhang, '202510'), wage(zhang, '202510', 500_000), enrolment(li, '202510'), wage(li, '202510', 700_000))
  expect(onRolls(store)).toEqual([[unitA.unitNo, [zhang, li].sort()]])
  const [before, ...rest] = defaultPolicy.tables.wageDeadline
  if (!before) throw new Error('the defaults have a row')
  const wageDeadline = [{ ...before, to: '202510' }, { ...before, from: '202511', wagesFrom: '202511' }, ...rest]
  executeInParts(store, { commandId: commandId(), staffId: null, via: 'setup', now: morning('2025-11-05') }, (post) => {
    post([{ stream: 'policy', type: 'policy.adopted', data: { tables: { ...defaultPolicy.tables, wageDeadline } } }])
    return undefined
  })
  const found = sheetOfA(store, '2025-11-20')
  expect(found?.lines.map(({ idNumber, base, overdue }) => [idNumber, base, overdue])).toEqual([
    [zhang, 550_000, true],
    [li, 770_000, true],
  ])
  closeDesk(store)
})
