import { expect, it } from 'vitest'
import { explain } from '../../db/assessment/explain.ts'
import { whatIf } from '../../db/assessment/whatIf.ts'
import type { OpenedRecord } from '../../shared/journal/ledgerEvents.ts'
import { assessCase } from '../../db/caseFacts.ts'
import { closeDesk, decrease, openDesk, pkg, run, submitted, tempDir } from '../desk/store.ts'
import { li, personRecord, unitA } from '../filings/given.ts'
import { charge, enrolment, wage } from '../rules/register.ts'
import { establishOffice, lock, morning, preview } from './office.ts'

const wang = '360426199101010071'
const zhao = '120103198806018241'

const months = ['202501', '202502', '202503', '202504', '202505', '202506', '202507', '202508', '202509']
const records: OpenedRecord[] = [
  { record: 'person', body: personRecord() },
  { record: 'enrolment', body: enrolment(li.idNumber, '202501') },
  { record: 'wage', body: wage(li.idNumber, '202501', 500_000) },
  { record: 'enrolment', body: enrolment(wang, '202510', { ruralWorker: true }) },
  { record: 'wage', body: wage(wang, '202510', 2_500_000) },
  { record: 'enrolment', body: enrolment(zhao, '202509', { toMonth: '202509' }) },
  { record: 'wage', body: wage(zhao, '202509', 600_000) },
]

const opened = () => {
  const store = openDesk(tempDir())
  const charges = months.map((month) => charge(li.idNumber, month, 3500, 1500))
  establishOffice(store, records, {
    ledgerFrom: '202501',
    charges: [...charges, charge(zhao, '202509', 4200, 1800, { base: 600_000 })],
  })
  return store
}
const ask = { unitNo: unitA.unitNo, period: '202510', today: '2025-10-20', offset: 0, limit: 50 }

it('S1-15 a number opens who it is made of, what moved since the month before first', () => {
  const store = opened()
  preview(store, '2025-10-20')
  const found = explain(store.db, { ...ask, key: 'baseTotal' })
  expect(found?.rows.map((row) => [row.idNumber, row.change, row.now?.base, row.before?.base])).toEqual([
    [zhao, 'gone', undefined, 600_000],
    [wang, 'new', 2_178_900, undefined],
    [li.idNumber, 'same', 500_000, 500_000],
  ])
  expect(found?.rows[2]).toMatchObject({ personName: li.name, cause: null })
  expect(found?.months).toEqual(['202510'])
  expect(explain(store.db, { ...ask, key: 'ruralPayers' })?.rows.map((row) => row.idNumber)).toEqual([wang])
  expect(explain(store.db, { ...ask, key: 'baseTotal', offset: 1, limit: 1 })).toMatchObject({ count: 3, rows: [{ idNumber: wang }] })
  expect(explain(store.db, { ...ask, unitNo: '000000000000', key: 'payers' })).toBeUndefined()
  closeDesk(store)
})

it('names the filing behind a refund and what 待转金 did, before the lock and after it', () => {
  const store = opened()
  const at = morning('2025-10-16')
  run(store, { type: 'import', package: pkg('p1', [decrease('f1', { stopDate: '2025-08-31' })]) }, null, at)
  const pending = whatIf(store.db, unitA.unitNo, at)
  expect(pending.filings).toMatchObject([{ filingId: 'f1', kind: 'enrolment.decrease', subjectName: li.name, hindrances: [] }])
  expect([pending.now.payers, pending.after.payers]).toEqual([2, 1])
  expect([pending.now.unitOffset, pending.after.unitOffset]).toEqual([0, 3500])

  run(store, { type: 'review', caseId: 'f1', command: { type: 'claim' } }, 's1', at)
  const basis = assessCase(store.db, 'f1', [], at)
  const acknowledgements = (basis?.parts ?? []).flatMap((part) =>
    part.checks.filter((check) => check.result === 'warn').map((check) => ({ filingId: 'f1', checkId: check.id, reason: '已核对' })),
  )
  const approved = run(
    store,
    { type: 'review', caseId: 'f1', command: { type: 'approve', basis: basis?.basis ?? '', acknowledgements, excluded: [], note: '' } },
    's1',
    at,
  )
  expect(approved.ok).toBe(true)
  const seq = approved.ok ? approved.events[0]?.seq : 0
  for (const locked of [false, true]) {
    preview(store, '2025-10-20')
    if (locked) lock(store, '202510', '2025-10-20')
    const offset = explain(store.db, { ...ask, key: 'unitOffset' })
    expect(offset?.suspense.map((move) => [move.source, move.coverageMonth, move.unitAmount])).toEqual([
      ['before', null, 0],
      ['refund', '202509', 3500],
      ['offset', null, -3500],
    ])
    expect(offset?.locked === null).toBe(!locked)
    const payers = explain(store.db, { ...ask, key: 'payers' })
    const gone = payers?.rows.find((row) => row.idNumber === li.idNumber)
    expect(gone).toMatchObject({ change: 'gone', cause: { number: 'N-f1', kind: 'enrolment.decrease', seq } })
  }
  // What was decided after the lock is not behind a locked number.
  expect(explain(store.db, { ...ask, key: 'payers' })?.policy.tables.rate.length).toBeGreaterThan(0)
  expect(whatIf(store.db, unitA.unitNo, morning('2025-10-21')).filings).toEqual([])
  closeDesk(store)
})

it('says why a pending filing does not count', () => {
  const store = opened()
  const at = morning('2025-10-16')
  const other = submitted('f2', 'enrolment.decrease', {
    ...unitA,
    ...li,
    name: '别人',
    form: 'single',
    stopReason: '01',
    stopDate: '2025-09-30',
  })
  run(store, { type: 'import', package: pkg('p1', [other]) }, null, at)
  const { now, after, filings } = whatIf(store.db, unitA.unitNo, at)
  expect(filings[0]?.hindrances.length).toBeGreaterThan(0)
  expect(after).toEqual(now)
  closeDesk(store)
})
