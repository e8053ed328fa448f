import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import { kindOf } from '../../shared/filings/index.ts'
import type { Clash } from '../../shared/filings/kind.ts'
import { eventShapes } from '../../shared/journal/events.ts'
import { offices } from '../../shared/policy/offices.ts'
import { recordKey, type RecordKind, type RecordOf } from '../../shared/register/records.ts'
import { emptySlice, type Slice } from '../../shared/register/slice.ts'
import { assess, type PartAssessment } from '../../shared/review/assess.ts'
import { evolve, type FilingState } from '../../shared/review/state.ts'
import { demoToday } from './day.ts'
import { type DemoFiling, demoFilings } from './filings.ts'
import { opening } from './opening.ts'

const filings = demoFilings()
const openings = opening()

const bodies = <K extends RecordKind>(kind: K) =>
  openings.flatMap((o) => o.records).flatMap((r) => (r.record === kind ? [r.body as RecordOf<K>] : []))

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
        f !== filing &&
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
  evolve(undefined, { type: 'filing.received', ...filing.received }, filing.receivedAt, null)
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

  it('is shaped as the journal wants it', () => {
    for (const { received, resubmitted } of filings) {
      expect(eventShapes['filing.received'].parse(received)).toEqual(received)
      if (resubmitted) expect(eventShapes['filing.resubmitted'].parse(resubmitted.data)).toEqual(resubmitted.data)
    }
    for (const data of openings) expect(eventShapes['register.opened'].safeParse(data).error).toBeUndefined()
  })
})
