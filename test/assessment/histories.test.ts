import fc from 'fast-check'
import { expect, it } from 'vitest'
import { assessUnits, sheetsOf } from '../../db/assessment/assessUnits.ts'
import { termsOf, unitsToAssess } from '../../db/assessment/terms.ts'
import { assessCase, loadSlice } from '../../db/caseFacts.ts'
import type { Store } from '../../db/execute.ts'
import { suspenseOf } from '../../db/queries/ledger.ts'
import { rebuild } from '../../db/projections/rebuild.ts'
import { policyOf } from '../../db/projections/desk.ts'
import type { OpenedRecord } from '../../shared/journal/ledgerEvents.ts'
import { addMonths, dayOf, monthsBetween } from '../../shared/rules/months.ts'
import { type ReconcileLine, reconcile } from '../../shared/rules/reconcile.ts'
import { sheetOf } from '../../shared/rules/sheet.ts'
import { dump } from '../desk/dump.ts'
import { closeDesk, openDesk, pkg, run, submitted, tempDir } from '../desk/store.ts'
import { unitA, unitB } from '../filings/given.ts'
import { charge, enrolment, wage } from '../rules/register.ts'
import { establishOffice, lock, morning, preview } from './office.ts'

const persons = ['530102199003070016', '530129198502280021', '360426199101010071', '120103198806018241']
const units = [unitA, unitB]
const months = monthsBetween('202505', '202507')

const person = fc.constantFrom(...persons)
const unit = fc.constantFrom(...units)
const month = fc.constantFrom(...months)

/** What was there when the desk took over, whether or not the charges say what the rules say. */
const opened = fc.record({
  enrolments: fc.array(fc.record({ person, unit, from: month, ends: fc.boolean(), rural: fc.boolean() }), { minLength: 2, maxLength: 6 }),
  charges: fc.array(fc.record({ person, unit, month, amount: fc.integer({ min: 1, max: 9000 }), received: fc.boolean() }), {
    maxLength: 5,
  }),
})

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('decrease' as const), person, unit, back: fc.nat({ max: 3 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('increase' as const),
      person,
      unit,
      back: fc.nat({ max: 3 }),
      wage: fc.integer({ min: 200_000, max: 2_500_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('takeBack' as const) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('lock' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

const seen = new Map<string, number>()
const note = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)
let serial = 0

/** Files, reviews and approves where the checks let it. Whether it was approved. */
function decide(store: Store, kind: string, values: object, day: string): string | undefined {
  const id = `f${(serial += 1)}`
  const at = morning(day)
  const filing = submitted(id, kind, values, { submittedAt: at })
  if (!run(store, { type: 'import', package: pkg(`p${serial}`, [filing]) }, null, at).ok) return undefined
  const approve = { type: 'approve' as const, excluded: [], note: '' }
  for (const who of ['s1', 's2']) {
    run(store, { type: 'review', caseId: id, command: { type: 'claim' } }, who, at)
    const found = assessCase(store.db, id, [], at)
    const warned = found?.parts.flatMap((part) =>
      part.checks.filter((check) => check.result === 'warn').map((check) => ({ filingId: id, checkId: check.id, reason: '已核对' })),
    )
    run(store, { type: 'review', caseId: id, command: { ...approve, basis: found?.basis ?? '', acknowledgements: warned ?? [] } }, who, at)
  }
  const { status } = store.db.prepare<[string], { status: string }>('SELECT status FROM filing WHERE filing_id = ?').get(id) ?? {
    status: '',
  }
  return status === 'approved' ? id : undefined
}

function take(store: Store, given: Step, now: { period: string; last: string | undefined }): void {
  const day = dayOf(now.period, 20)
  if (given.act === 'lock') {
    preview(store, day)
    const executed = lock(store, now.period, day)
    if (executed.ok) {
      now.period = addMonths(now.period, 1)
      now.last = undefined
      note('lock')
    }
    return
  }
  if (given.act === 'takeBack') {
    const done =
      now.last !== undefined &&
      run(store, { type: 'review', caseId: now.last, command: { type: 'takeBack', reason: '看错了' } }, 's2', morning(day)).ok
    if (done) note('takeBack')
    now.last = undefined
    return
  }
  // Only who is insured can be stopped: one of those, so that most stops come to something.
  const open = store.db
    .prepare<[], { unitNo: string; idNumber: string }>(
      'SELECT unit_no AS unitNo, id_number AS idNumber FROM enrolment WHERE to_month IS NULL ORDER BY id_number, unit_no',
    )
    .all()
  const stopped = given.act === 'decrease' ? open[persons.indexOf(given.person) % Math.max(1, open.length)] : undefined
  const at = units.find(({ unitNo }) => unitNo === stopped?.unitNo) ?? given.unit
  const about = { ...at, idType: '01', idNumber: stopped?.idNumber ?? given.person, name: '某某', form: 'single' }
  const month = addMonths(now.period, -given.back)
  now.last =
    given.act === 'decrease'
      ? decide(store, 'enrolment.decrease', { ...about, stopReason: '01', stopDate: dayOf(month, 28) }, day)
      : decide(
          store,
          'enrolment.increase',
          {
            ...about,
            nationality: '中国',
            gender: '1',
            birthDate: '1990-03-07',
            ethnicity: '01',
            phone: '13900000002',
            household: 'urban',
            householdAddress: '某路',
            residenceAddress: '某路',
            mailingAddress: '某路',
            enrolDate: dayOf(month, 8),
            wage: given.wage,
            ruralWorker: false,
            ruralWorkerPays: false,
          },
          day,
        )
  if (now.last !== undefined) note(given.act)
}

const plain = ({ lines }: { readonly lines: readonly ReconcileLine[] }) => lines.map((line) => JSON.stringify(line)).sort()

it('random histories with runs and locks: the quick way books what full reconciliation would, and a rebuild gives the same tables', {
  timeout: 180_000,
}, () => {
  fc.assert(
    fc.property(opened, fc.array(step, { minLength: 4, maxLength: 10 }), ({ enrolments, charges }, steps) => {
      const store = openDesk(tempDir())
      const records = enrolments.flatMap(({ person: id, unit: at, from, ends, rural }): OpenedRecord[] => [
        { record: 'enrolment', body: enrolment(id, from, { unitNo: at.unitNo, toMonth: ends ? '202507' : null, ruralWorker: rural }) },
        { record: 'wage', body: wage(id, from, 400_000 + Number(id.slice(-3)) * 1000, at.unitNo) },
      ])
      const distinct = new Map(charges.map((c) => [`${c.person}/${c.unit.unitNo}/${c.month}`, c]))
      establishOffice(store, records, {
        ledgerFrom: '202505',
        openPeriod: '202508',
        charges: [...distinct].map(([id, c]) =>
          charge(c.person, c.month, c.amount, c.amount, { id, unitNo: c.unit.unitNo, received: c.received }),
        ),
      })
      const now: { period: string; last: string | undefined } = { period: '202508', last: undefined }
      for (const given of steps) {
        take(store, given, now)
        const asOf = dayOf(now.period, 20)
        const whole = reconcile(
          loadSlice(
            store.db,
            persons,
            units.map((u) => u.unitNo),
          ),
          policyOf(store.db),
          { asOf },
        )
        const terms = termsOf(store.db, asOf)
        const run = assessUnits(store.db, terms, unitsToAssess(store.db, now.period))
        expect(plain({ lines: run.flatMap((found) => found.lines) })).toEqual(plain(whole))
        // Sheets that are added up without the lines say what the lines say.
        expect(sheetsOf(store.db, terms, unitsToAssess(store.db, now.period)).map(({ sheet }) => sheet)).toEqual(
          run.map(({ lines, balance }) => sheetOf(lines, balance)),
        )
        for (const found of run)
          expect(found.balance).toEqual({
            unit: suspenseOf(store.db, found.unitNo).unitAmount,
            person: suspenseOf(store.db, found.unitNo).personAmount,
          })
      }
      const live = dump(store.db)
      rebuild(store.db)
      expect(dump(store.db)).toEqual(live)
      closeDesk(store)
    }),
    { numRuns: 14 },
  )
  for (const act of ['lock', 'increase', 'decrease']) expect(seen.get(act) ?? 0, act).toBeGreaterThan(0)
})
