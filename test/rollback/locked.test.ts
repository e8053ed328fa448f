import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { assessUnit } from '../../db/assessment/assessUnits.ts'
import type { Store } from '../../db/execute.ts'
import { feesLeftBehind } from '../../db/rollback/lateFees.ts'
import { affectedSheets } from '../../db/rollback/sheets.ts'
import { lock, morning, preview } from '../assessment/office.ts'
import { closeDesk, decrease, establish, openDesk, run, tempDir } from '../desk/store.ts'
import { li, unitA } from '../filings/given.ts'
import { approved, of, planned, rolledBack } from './desk.ts'
import { increase, others, pool } from './pool.ts'
import { receiptOfSheet, sheetPrinted } from './wrongOffice.ts'

let store: Store
beforeEach(() => {
  store = openDesk(tempDir())
  establish(store)
  onTestFinished(() => closeDesk(store))
})

const november = '2025-11-05T02:00:00.000Z'
const rows = (sql: string) => store.db.prepare(sql).all()
/** 阿依古丽 wrongly insured at the unit where 李 is, from October on at 5,000 元: 35.00 and 15.00 a month. */
const wrong = () => approved(store, increase('wrong', { ...unitA, enrolDate: '2025-10-08', employedOn: '2025-10-08' }))
const lockOctober = () => {
  preview(store, '2025-10-20')
  expect(lock(store, '202510', '2025-10-20')).toMatchObject({ ok: true })
}

it('S1-24 a wrong enrolment with a later stop and a locked sheet: the stop first, the sheet stays, lines 6 and 7 of the next shift', () => {
  wrong()
  lockOctober()
  approved(store, decrease('stop', { ...others[0], stopDate: '2025-11-05' }), november)
  const sheet = rows('SELECT * FROM sheet ORDER BY unit_no')
  const without = assessUnit(store.db, unitA.unitNo, '2025-11-05')

  const plan = planned(store, of('wrong'), [], november)
  expect(plan.steps.map(({ act }) => act.stream)).toEqual(['filing:stop', 'filing:wrong'])
  expect(affectedSheets(store.db, plan.moves)).toEqual([
    { unitNo: unitA.unitNo, period: '202510', locked: true, copies: 0 },
    { unitNo: unitA.unitNo, period: '202511', locked: false, copies: 0 },
  ])
  // October was charged and is not received yet, so it is taken off (减收); November is not charged at all.
  expect(plan.units).toEqual([
    {
      unitNo: unitA.unitNo,
      ordinaryUnit: -3500,
      ordinaryPerson: -1500,
      adjustUnit: -3500,
      adjustPerson: -1500,
      creditUnit: 0,
      creditPerson: 0,
    },
  ])
  expect(rolledBack(store, of('wrong'), [], november).done).toMatchObject({ ok: true })
  expect(rows('SELECT * FROM sheet ORDER BY unit_no')).toEqual(sheet)
  const after = assessUnit(store.db, unitA.unitNo, '2025-11-05')
  expect(after.sheet.lines.unitAdjusted - without.sheet.lines.unitAdjusted).toBe(-3500)
  expect(after.sheet.lines.personAdjusted - without.sheet.lines.personAdjusted).toBe(-1500)
  expect(after.sheet.lines.unitDue - without.sheet.lines.unitDue).toBe(-3500)
})

it('what was received goes into 待转金 and shifts lines 8 and 9 of the next sheet by exactly the amount', () => {
  wrong()
  lockOctober()
  sheetPrinted(store, '202510', morning('2025-10-27'))
  // The tax side reported October as received (到账).
  receiptOfSheet(store, '202510', morning('2025-10-28'))
  const without = assessUnit(store.db, unitA.unitNo, '2025-11-05')
  const plan = planned(store, of('wrong'), [], november)
  expect(plan.units.map(({ creditUnit, creditPerson }) => [creditUnit, creditPerson])).toEqual([[3500, 1500]])
  expect(affectedSheets(store.db, plan.moves)[0]).toEqual({ unitNo: unitA.unitNo, period: '202510', locked: true, copies: 1 })
  rolledBack(store, of('wrong'), [], november)
  preview(store, '2025-11-20')
  expect(lock(store, '202511', '2025-11-20')).toMatchObject({ ok: true })
  const [next] = rows(
    `SELECT unit_offset AS unit, person_offset AS person FROM sheet WHERE period = '202511' AND unit_no = '${unitA.unitNo}'`,
  )
  expect(next).toEqual({ unit: without.sheet.lines.unitOffset + 3500, person: without.sheet.lines.personOffset + 1500 })
})

it('late fees booked on months that are given back are named: they do not come back with the principal', () => {
  // From August on: two months are collected late in October, with their fees.
  approved(store, increase('late', { ...unitA, enrolDate: '2025-08-08', employedOn: '2025-08-08' }))
  lockOctober()
  const [fees] = rows("SELECT sum(late_fee) AS lateFee, sum(interest) AS interest FROM charge WHERE kind = 'back'")
  expect(fees).not.toEqual({ lateFee: 0, interest: 0 })
  expect(feesLeftBehind(store.db, planned(store, of('late'), [], november).moves)).toEqual(fees)
})

it('benefit that was paid is claimed back with its arrangement, and undoing the rollback takes the claim away', () => {
  approved(store, decrease('stop', { stopDate: '2025-09-30' }))
  approved(store, jobless())
  approved(store, seek())
  approved(store, claim())
  const row = { item: 'benefit' as const, payee: li.idNumber, amount: 195_300, paid: true, failure: '', paidOn: '2025-10-28' }
  const rows2 = ['202511', '202512'].map((about, i) => ({ ...row, serial: `s${i}`, about, bankSerial: `b${i}` }))
  const data = { fileName: 'r.csv', sha256: 'd'.repeat(64), rows: rows2 }
  expect(run(store, { type: 'returnPayments', data })).toMatchObject({ ok: true })
  // The same file again pays nothing twice; one number with another amount refuses the whole file.
  expect(run(store, { type: 'returnPayments', data })).toMatchObject({ ok: false })
  expect(run(store, { type: 'returnPayments', data: { ...data, rows: rows2.map((r) => ({ ...r, amount: 1 })) } })).toMatchObject({
    ok: false,
  })

  const plan = planned(store, of('claim'))
  expect(plan.payments.map(({ about, amount }) => [about, amount])).toEqual([
    ['202511', 195_300],
    ['202512', 195_300],
  ])
  const { id, done } = rolledBack(store, of('claim'))
  expect(done).toMatchObject({ ok: true })
  expect(rows('SELECT from_month, to_month, amount, reason FROM repayment')).toEqual([
    { from_month: '202511', to_month: '202512', amount: 390_600, reason: '业务回退' },
  ])
  expect(rows('SELECT way, month, amount FROM repayment_entry')).toEqual([{ way: 'once', month: '202511', amount: 390_600 }])
  rolledBack(store, { type: 'rollback', rollbackId: id })
  expect(rows('SELECT * FROM repayment')).toEqual([])
  expect(rows('SELECT * FROM repayment_entry')).toEqual([])
})

const pick = (id: 'jobless' | 'seek' | 'claim') => {
  const filing = pool[id]?.(id)
  if (!filing) throw new Error(id)
  return filing
}
const jobless = () => pick('jobless')
const seek = () => pick('seek')
const claim = () => pick('claim')
