import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import { kindOf, kinds } from '../../shared/filings/index.ts'
import type { Clash } from '../../shared/filings/kind.ts'
import { eventShapes } from '../../shared/journal/events.ts'
import { offices } from '../../shared/policy/offices.ts'
import { recordKey, type RecordKind, type RecordOf } from '../../shared/register/records.ts'
import { emptySlice, type Slice } from '../../shared/register/slice.ts'
import { assess, type PartAssessment } from '../../shared/review/assess.ts'
import { evolve, type FilingState } from '../../shared/review/state.ts'
import { luhn } from '../../shared/rules/bankAccount.ts'
import { checkCreditCode } from '../../shared/rules/creditCode.ts'
import { localDate } from '../../shared/rules/dates.ts'
import { checkIdNumber } from '../../shared/rules/idNumber.ts'
import { checkPersonName } from '../../shared/rules/personName.ts'
import { reconcile } from '../../shared/rules/reconcile.ts'
import { demoToday } from './day.ts'
import { type DemoFiling, demoFilings, spareFilings } from './filings.ts'
import { opening } from './opening.ts'

const filings = demoFilings()
const openings = opening()

const records = Map.groupBy(
  openings.flatMap((o) => o.records),
  (r) => r.record,
)
const bodies = <K extends RecordKind>(kind: K) => (records.get(kind) ?? []).map((r) => r.body as RecordOf<K>)

/** The register as the opening gives it, cut down to what a case is about. */
function sliceFor(persons: ReadonlySet<string>): Slice {
  const of = <K extends RecordKind>(kind: K): Readonly<Record<string, RecordOf<K>>> =>
    Object.fromEntries(
      bodies(kind)
        .filter((body) => !('idNumber' in body) || persons.has(body.idNumber))
        .map((body) => [recordKey[kind](body), body]),
    )
  const first = openings[0]
  return {
    ...emptySlice,
    records: {
      unit: of('unit'),
      person: of('person'),
      enrolment: of('enrolment'),
      wage: of('wage'),
      unemployment: of('unemployment'),
      jobSeeking: of('jobSeeking'),
      entitlement: of('entitlement'),
      skill: of('skill'),
      repayment: of('repayment'),
      subsidy: of('subsidy'),
      retention: of('retention'),
      account: of('account'),
      accountRight: of('accountRight'),
      authorisationCode: of('authorisationCode'),
      operatorBinding: of('operatorBinding'),
    },
    charges: openings.flatMap((o) => o.charges.filter((c) => persons.has(c.idNumber))),
    payments: openings.flatMap((o) => o.payments.filter((p) => persons.has(p.idNumber))),
    ledgerFrom: first?.ledgerFrom ?? '',
    openPeriod: first?.openPeriod ?? '',
    openingPaidMonths: Object.assign({}, ...openings.map((o) => o.paidMonths)),
  }
}

const subjectOf = (received: DemoFiling['received']) => String(received.values[kindOf(received.kind).subject.id])

/** Same value of the same type in another filing or in the register. */
function clashesOf(filing: DemoFiling): Clash[] {
  const { fields } = kindOf(filing.received.kind)
  return Object.entries(fields).flatMap(([field, { clash, type }]) => {
    const value = filing.received.values[field]
    if (!clash || typeof value !== 'string' || value === '') return []
    const others = filings.filter(
      (f) =>
        f.received.id !== filing.received.id &&
        Object.entries(kindOf(f.received.kind).fields).some(
          ([key, other]) => other.clash && other.type === type && f.received.values[key] === value,
        ),
    )
    const hit = (label: string, kind: string | null, subjectId: string, where: Clash['where']) => ({
      field,
      value,
      where,
      label,
      filingId: null,
      kind,
      subjectId,
      open: true,
      hits: 1,
    })
    return [
      ...others.map((f) => hit(f.received.number, f.received.kind, subjectOf(f.received), 'queue')),
      ...(type === 'phone' ? bodies('person').filter((p) => p.phone === value) : []).map((p) => hit(p.name, null, p.idNumber, 'register')),
      ...(type === 'bankAccount' ? bodies('entitlement').filter((e) => e.accountNumber === value) : []).map((e) =>
        hit(e.accountName, null, e.idNumber, 'register'),
      ),
    ]
  })
}

const stateOf = (filing: DemoFiling): FilingState =>
  evolve(undefined, { type: 'filing.received', ...filing.received }, filing.received.submittedAt, null)
const cases = [...Map.groupBy(filings, (f) => f.key)]
const divisions = Object.fromEntries(offices.map((o) => [o.id, o.divisionCode]))

const assessCase = (parts: readonly DemoFiling[]): PartAssessment[] =>
  assess({
    filings: parts.map(stateOf),
    slice: sliceFor(new Set(parts.map((p) => subjectOf(p.received)))),
    policy: defaultPolicy,
    today: demoToday,
    divisions,
    clashes: Object.fromEntries(parts.map((p) => [p.received.id, clashesOf(p)])),
  })

describe('every filing of the demonstration', () => {
  it.each(cases)('%s: trips what it is there for, or passes everything', (_key, parts) => {
    const checks = assessCase(parts).flatMap((part) => part.checks)
    const trap = parts[0]?.trap ?? null
    const found = checks.filter((check) => check.result !== 'pass').map((check) => `${check.result} ${check.id}: ${check.detail.zh}`)
    if (trap === null || trap.check === null) return expect(found).toEqual([])
    const tripped = checks.filter(
      (check) => check.id === trap.check && check.result === trap.result && check.detail.zh.includes(trap.says ?? ''),
    )
    expect(tripped, found.join('\n')).not.toEqual([])
    if (trap.result === 'pass') expect(found).toEqual([])
  })

  it('passes everything once it was corrected', () => {
    const corrected = cases.filter(([, parts]) => parts.some((p) => p.resubmitted))
    expect(corrected.map(([key]) => key).sort()).toEqual(['inc.monthCorrected', 'pkg.accountAgain', 'pkg.missingAgain'])
    for (const [, parts] of corrected) {
      const again = parts.map((p) => ({ ...p, received: { ...p.received, ...p.resubmitted?.data } }))
      expect(assessCase(again).flatMap((part) => part.checks.filter((check) => check.result !== 'pass'))).toEqual([])
    }
  })

  it('passes everything where it waits in the inbox', () => {
    const spare = spareFilings()
    expect(spare).toHaveLength(8)
    expect(spare.flatMap((f) => assessCase([f])).flatMap((part) => part.checks.filter((check) => check.result !== 'pass'))).toEqual([])
  })

  it('is shaped as the journal wants it', () => {
    for (const { received, resubmitted } of filings) {
      expect(eventShapes['filing.received'].parse(received)).toEqual(received)
      if (resubmitted) expect(eventShapes['filing.resubmitted'].parse(resubmitted.data)).toEqual(resubmitted.data)
    }
    for (const data of openings) expect(eventShapes['register.opened'].safeParse(data).error).toBeUndefined()
  })
})

describe('the demonstration as a whole', () => {
  it('is the same on every run', () => {
    expect(JSON.stringify(opening())).toBe(JSON.stringify(openings))
    expect(demoFilings().map((f) => f.received)).toEqual(filings.map((f) => f.received))
  })

  it('holds at least 200 filings of all kinds, at all 17 offices, most at the one on show', () => {
    expect(filings.length).toBeGreaterThanOrEqual(200)
    expect(new Set(filings.map((f) => f.received.kind))).toEqual(new Set(kinds.map((kind) => kind.id)))
    expect(new Set(filings.map((f) => f.received.officeId))).toEqual(new Set(offices.map((o) => o.id)))
    expect(cases.filter(([, [first]]) => first?.received.officeId === 'km-guandu').length).toBeGreaterThan(cases.length / 2)
    const days = filings.map((f) => localDate(f.received.submittedAt)).sort()
    expect([days[0], days.at(-1)]).toEqual(['2025-09-25', '2025-10-16'])
    expect(new Set(filings.map((f) => f.received.number)).size).toBe(filings.length)
    expect(filings.every((f) => /^KM2025\d{4}-\d{4}$/.test(f.received.number))).toBe(true)
  })

  it('gives people valid numbers, each their own, aged 18 to 59', () => {
    const people = bodies('person')
    expect(people.length).toBeGreaterThan(550)
    expect(people.filter((p) => !checkIdNumber(p.idNumber).ok)).toEqual([])
    expect(people.filter((p) => !checkPersonName(p.name).ok)).toEqual([])
    for (const key of ['idNumber', 'phone'] as const) expect(new Set(people.map((p) => p[key])).size).toBe(people.length)
    expect(people.filter((p) => p.birthDate < '1965-10-17' || p.birthDate > '2007-10-16')).toEqual([])
    expect(people.every((p) => /^1990000\d{4}$/.test(p.phone ?? ''))).toBe(true)
    expect(bodies('entitlement').filter((e) => !luhn(e.accountNumber))).toEqual([])
  })

  it('gives units valid credit codes and numbers, each their own', () => {
    const units = bodies('unit')
    expect(units.length).toBe(41)
    expect(units.filter((u) => !checkCreditCode(u.creditCode).ok || !/^5300001\d{5}$/.test(u.unitNo))).toEqual([])
    expect(new Set(units.map((u) => u.creditCode)).size).toBe(41)
    expect(new Set(units.map((u) => u.name)).size).toBe(41)
  })

  it('has numbers that fail their check only where a trap says so', () => {
    const wrong = filings.flatMap(({ key, received }) => [
      ...(received.values['idNumber'] === undefined || checkIdNumber(String(received.values['idNumber'])).ok ? [] : [key]),
      ...(received.values['accountType'] !== 'card' || luhn(String(received.values['accountNumber'])) ? [] : [key]),
      ...(received.values['creditCode'] === undefined || checkCreditCode(String(received.values['creditCode'])).ok ? [] : [key]),
    ])
    expect(wrong.sort()).toEqual(['inc.badCredit', 'inc.badId', 'pkg.luhn'])
  })

  it('gives benefit of 2 to 24 months', () => {
    const months = cases.flatMap(([, parts]) =>
      assessCase(parts).flatMap((part) => part.outcome.filter((o) => o.key === 'months').map((o) => Number(o.value))),
    )
    expect(new Set([2, 4, 7, 10, 13, 15, 19, 22, 24].filter((m) => !months.includes(m)))).toEqual(new Set())
  })

  it('has a ledger that owes nothing but the open month', () => {
    const persons = new Set(bodies('person').map((p) => p.idNumber))
    const { lines, blocked } = reconcile(sliceFor(persons), defaultPolicy, { asOf: demoToday })
    expect(blocked).toEqual([])
    expect(lines.filter((line) => line.coverageMonth !== '202510')).toEqual([])
    expect(openings.some((o) => o.charges.some((c) => !c.received))).toBe(true)
    expect(bodies('wage').some((w) => w.monthly < 435_700) && bodies('wage').some((w) => w.monthly > 2_178_900)).toBe(true)
  })
})
