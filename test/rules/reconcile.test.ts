import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPolicy as policy } from '../../db/policy/defaults.ts'
import { due } from '../../shared/rules/due.ts'
import { monthsBetween } from '../../shared/rules/months.ts'
import { type ReconcileLine, reconcile } from '../../shared/rules/reconcile.ts'
import { book, charge, enrolment, register, unitA, unitB, wage } from './register.ts'

const zhang = '530102199003070016'
const li = '530129198502280021'
const wang = '360426199101010071'
const zhao = '120103198806018241'
const asOf = '2025-10-20'

const short = (line: ReconcileLine) => [line.coverageMonth, line.kind, line.unitAmount, line.personAmount]
const total = (lines: readonly ReconcileLine[], pick: (line: ReconcileLine) => number) => lines.reduce((sum, line) => sum + pick(line), 0)

describe('the period 202510 of the worked sheet', () => {
  const slice = register(
    [
      enrolment(zhang, '202510'),
      enrolment(li, '202508', { ruralWorker: true }),
      enrolment(wang, '202510'),
      enrolment(zhao, '202508', { toMonth: '202508', stopReason: '01' }),
    ],
    [wage(zhang, '202510', 350_000), wage(li, '202508', 612_345), wage(wang, '202510', 2_500_000), wage(zhao, '202508', 500_000)],
    [charge(zhao, '202508', 3500, 1500), charge(zhao, '202509', 3500, 1500)],
  )
  const { lines, blocked, skipped } = reconcile(slice, policy, { asOf })
  const of = (kind: ReconcileLine['kind']) => lines.filter((line) => line.kind === kind)

  test('lines 1 to 5: three people, 32269.45, 225.88 and 96.81', () => {
    expect(
      of('ordinary')
        .map((line) => line.idNumber)
        .sort(),
    ).toEqual([zhang, li, wang].sort())
    expect(total(of('ordinary'), (line) => line.base)).toBe(3_226_945)
    expect(total(of('ordinary'), (line) => line.unitAmount)).toBe(22_588)
    expect(total(of('ordinary'), (line) => line.personAmount)).toBe(9681)
  })

  test('lines 6, 7 and 13: two months of back-collection with their fees', () => {
    expect(of('back')).toMatchObject([
      {
        idNumber: li,
        coverageMonth: '202508',
        unitAmount: 4286,
        personAmount: 1837,
        unitRate: 70,
        personRate: 30,
        lateFee: 187,
        lateDays: 61,
      },
      { idNumber: li, coverageMonth: '202509', unitAmount: 4286, personAmount: 1837, lateFee: 92, lateDays: 30 },
    ])
    expect(total(of('back'), (line) => line.unitAmount)).toBe(8572)
    expect(total(of('back'), (line) => line.personAmount)).toBe(3674)
    expect(total(lines, (line) => line.lateFee)).toBe(279)
  })

  test('lines 8 and 9: the month after the stop goes into 待转金, the stop month stays', () => {
    expect(of('refund')).toEqual([
      {
        unitNo: unitA,
        idNumber: zhao,
        coverageMonth: '202509',
        kind: 'refund',
        base: 500_000,
        unitRate: 70,
        personRate: 30,
        unitAmount: -3500,
        personAmount: -1500,
        lateFee: 0,
        lateDays: 0,
        interest: 0,
        ruralWorker: false,
        suspense: true,
        overdue: false,
      },
    ])
    expect(of('reduction')).toEqual([])
    expect(lines.filter((line) => line.suspense)).toHaveLength(1)
  })

  test('nothing blocks, nothing is skipped, and booking leaves nothing', () => {
    expect(blocked).toEqual([])
    expect(skipped).toEqual([])
    expect(reconcile(book(slice, lines), policy, { asOf }).lines).toEqual([])
  })
})

test('back-collection over a year’s end uses each month’s own limits', () => {
  const slice = register([enrolment(zhang, '202411', { toMonth: '202501' })], [wage(zhang, '202411', 300_000)])
  const { lines } = reconcile(slice, policy, { asOf })
  expect(lines.map((l) => [l.coverageMonth, l.base, l.unitAmount, l.personAmount, l.lateDays, l.lateFee])).toEqual([
    ['202411', 430_600, 3014, 1292, 334, 719],
    ['202412', 430_600, 3014, 1292, 304, 655],
    ['202501', 435_700, 3050, 1307, 273, 595],
  ])
  expect(total(lines, (l) => l.unitAmount)).toBe(9078)
  expect(total(lines, (l) => l.personAmount)).toBe(3891)
  expect(total(lines, (l) => l.lateFee)).toBe(1969)
})

test('months charged and not received are reduced, without 待转金', () => {
  const slice = register(
    [enrolment(zhao, '202508', { toMonth: '202508' })],
    [wage(zhao, '202508', 500_000)],
    [charge(zhao, '202508', 3500, 1500), charge(zhao, '202509', 3500, 1500, { received: false })],
  )
  expect(reconcile(slice, policy, { asOf }).lines).toMatchObject([
    { coverageMonth: '202509', kind: 'reduction', unitAmount: -3500, personAmount: -1500, suspense: false },
  ])
})

test('a corrected wage moves only the difference', () => {
  const slice = register(
    [enrolment(zhang, '202509')],
    [wage(zhang, '202509', 600_000)],
    [charge(zhang, '202509', 3500, 1500), charge(zhang, '202510', 4900, 2100, { base: 700_000 })],
  )
  expect(reconcile(slice, policy, { asOf }).lines).toMatchObject([
    { coverageMonth: '202509', kind: 'back', base: 600_000, unitAmount: 700, personAmount: 300, lateDays: 30, lateFee: 15 },
    { coverageMonth: '202510', kind: 'refund', base: 600_000, unitAmount: -700, personAmount: -300 },
  ])
})

test('an enrolment rolled back returns all it was charged', () => {
  const slice = register([], [], [charge(zhang, '202509', 3500, 1500), charge(zhang, '202510', 3500, 1500, { received: false })])
  expect(reconcile(slice, policy, { asOf }).lines.map(short)).toEqual([
    ['202509', 'refund', -3500, -1500],
    ['202510', 'reduction', -3500, -1500],
  ])
})

test('one unit a month: the later enrolment is skipped and told so', () => {
  const slice = register(
    [enrolment(zhang, '202407', { toMonth: '202509' }), enrolment(zhang, '202508', { unitNo: unitB })],
    [wage(zhang, '202407', 500_000), wage(zhang, '202508', 600_000, unitB)],
    monthsBetween('202407', '202509').map((month) => charge(zhang, month, 3500, 1500)),
  )
  const { lines, skipped } = reconcile(slice, policy, { asOf })
  expect(skipped).toEqual(
    ['202508', '202509'].map((coverageMonth) => ({ unitNo: unitB, idNumber: zhang, coverageMonth, coveredBy: unitA })),
  )
  expect(lines).toMatchObject([{ unitNo: unitB, coverageMonth: '202510', kind: 'ordinary', unitAmount: 4200, personAmount: 1800 }])
})

test('two enrolments from the same month: the smaller unit number has it', () => {
  const slice = register(
    [enrolment(zhang, '202510', { unitNo: unitB }), enrolment(zhang, '202510')],
    [wage(zhang, '202510', 500_000), wage(zhang, '202510', 500_000, unitB)],
  )
  expect(reconcile(slice, policy, { asOf }).lines.map((line) => line.unitNo)).toEqual([unitA])
})

test('the opening balance is not reconciled', () => {
  const slice = register([enrolment(zhang, '202001')], [wage(zhang, '202001', 500_000)], [charge(zhang, '202001', 1, 1)], {
    ledgerFrom: '202510',
  })
  expect(reconcile(slice, policy, { asOf }).lines.map(short)).toEqual([['202510', 'ordinary', 3500, 1500]])
})

test('months without a policy row or a wage block with words, once each, and the rest goes on', () => {
  const slice = register(
    [enrolment(zhang, '202511'), enrolment(li, '202511'), enrolment(wang, '202512')],
    [wage(zhang, '202511', 500_000), wage(li, '202511', 500_000)],
    [],
    {
      openPeriod: '202601',
    },
  )
  const { lines, blocked } = reconcile(slice, policy, { asOf: '2026-01-20' })
  expect(lines.map((line) => line.coverageMonth)).toEqual(['202511', '202512', '202511', '202512'])
  expect(blocked.map(({ table, month }) => `${table} ${month}`).sort()).toEqual(['rate 202601', 'wage 202512', 'wage 202601'])
  expect(blocked[0]?.message.zh).not.toBe('')
})

test('only the named persons are looked at', () => {
  const slice = register(
    [enrolment(zhang, '202510'), enrolment(li, '202510')],
    [wage(zhang, '202510', 500_000), wage(li, '202510', 500_000)],
  )
  expect(reconcile(slice, policy, { asOf, persons: [li] }).lines.map((line) => line.idNumber)).toEqual([li])
})

test('due takes the wage in force, else the first declared', () => {
  const body = enrolment(zhang, '202507')
  const slice = register([body], [wage(zhang, '202509', 600_000), wage(zhang, '202508', 500_000)])
  const base = (month: string) => {
    const result = due(slice, policy, body, month)
    return result.ok && result.covered ? result.contribution.base : null
  }
  expect([base('202507'), base('202508'), base('202509'), base('202510')]).toEqual([500_000, 500_000, 600_000, 600_000])
  expect(base('202506')).toBeNull()
})

describe('any register and ledger', () => {
  const month = fc.integer({ min: 0, max: 9 }).map((i) => monthsBetween('202501', '202510')[i] ?? '202501')
  const person = fc.constantFrom(zhang, li)
  const unit = fc.constantFrom(unitA, unitB)
  const slice = fc
    .record({
      enrolments: fc.array(
        fc
          .record({ person, unit, from: month, to: fc.option(month), rural: fc.boolean() })
          .map(({ person: id, unit: unitNo, from, to, rural }) =>
            enrolment(id, from, { unitNo, toMonth: to !== null && to >= from ? to : null, ruralWorker: rural }),
          ),
        { maxLength: 5 },
      ),
      wages: fc.array(
        fc
          .record({ person, unit, from: month, monthly: fc.integer({ min: 0, max: 3_000_000 }) })
          .map((w) => wage(w.person, w.from, w.monthly, w.unit)),
        { maxLength: 6 },
      ),
      charges: fc.array(
        fc
          .record({ person, unit, month, amount: fc.integer({ min: 0, max: 20_000 }), received: fc.boolean() })
          .map((c) => charge(c.person, c.month, c.amount, c.amount, { unitNo: c.unit, received: c.received })),
        { maxLength: 8 },
      ),
    })
    .map(({ enrolments, wages, charges }) =>
      register(
        enrolments,
        [zhang, li].flatMap((id) => [wage(id, '202501', 500_000), wage(id, '202501', 500_000, unitB)]).concat(wages),
        charges,
      ),
    )

  test('reconciles to what is due: booking the lines leaves nothing', () => {
    fc.assert(
      fc.property(slice, (given) => {
        const { lines, blocked } = reconcile(given, policy, { asOf })
        expect(blocked).toEqual([])
        for (const line of lines)
          expect(Number.isInteger(line.unitAmount) && Number.isInteger(line.personAmount) && line.base >= 0).toBe(true)
        expect(reconcile(book(given, lines), policy, { asOf }).lines).toEqual([])
      }),
    )
  })

  test('an act and its inverse leave the same lines as if it had never been', () => {
    fc.assert(
      fc.property(slice, month, (given, from) => {
        const added = enrolment(wang, from)
        const after = {
          ...given,
          records: {
            ...given.records,
            enrolment: { ...given.records.enrolment, added },
            wage: { ...given.records.wage, added: wage(wang, from, 500_000) },
          },
        }
        const booked = book(after, reconcile(after, policy, { asOf }).lines)
        const undone = { ...booked, records: given.records }
        const settled = book(undone, reconcile(undone, policy, { asOf }).lines)
        expect(reconcile(settled, policy, { asOf }).lines).toEqual([])
        const held = (line: { idNumber: string; unitAmount: number }) => (line.idNumber === wang ? line.unitAmount : 0)
        expect(settled.charges.reduce((sum, line) => sum + held(line), 0)).toBe(0)
      }),
    )
  })
})
