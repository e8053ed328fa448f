import { expect, it } from 'vitest'
import { enrolmentRecord, li, paid, personRecord, register, results, unitA, wageRecord } from './given.ts'
import { told, whenOf, words } from './whenOf.ts'

const when = whenOf('wage.declaration')

it('S1-23 declares the year from January and collects the difference of months assessed already', () => {
  const part = when()
  expect(results(part)).toEqual({})
  expect(part?.effects).toMatchObject([{ type: 'wage.declare', key: `${unitA.unitNo}/${li.idNumber}/202501`, after: { monthly: 600_000 } }])
  // From 5000 to 6000 元: 0.7 % of 1000 is 7.00, 0.3 % is 3.00 a month.
  const back = part?.money.filter((m) => m.kind === 'back').map((m) => [m.coverageMonth, m.unitAmount, m.personAmount])
  expect(back?.[0]).toEqual(['202501', 700, 300])
  expect(back).toHaveLength(9)
})

it('S1-23 who came in the year is declared from that month', () => {
  const came = register({
    person: [personRecord()],
    enrolment: [enrolmentRecord({ fromMonth: '202505' })],
    wage: [{ ...wageRecord(), fromMonth: '202505' }],
  })
  const part = when({}, came)
  expect(told(part)['fromMonth']).toBe('202505')
  expect(results(part)).toEqual({ 'wage.again': 'warn' })
})

it('S1-23 for persons of this unit and years that are open', () => {
  expect(results(when({ year: 2026 }))).toMatchObject({ 'wage.insured': 'fail' })
  const left = register({
    person: [personRecord()],
    enrolment: [enrolmentRecord({ fromMonth: '202401', toMonth: '202412', stopReason: '01' })],
  })
  expect(results(when({}, left))).toMatchObject({ 'wage.insured': 'fail' })
})

it('S1-23 floor and ceiling of the year hold, and a year without them blocks', () => {
  expect(words(when({ monthlyWage: 350_000 }), 'wage.limits')).toContain('4,357.00')
  expect(words(when({ monthlyWage: 2_500_000 }), 'wage.limits')).toContain('21,789.00')
  expect(results(when({ monthlyWage: 0 }))).toMatchObject({ 'wage.limits': 'fail' })
  const in2026 = { ...register({ person: [personRecord()], enrolment: [enrolmentRecord()] }), openPeriod: '202601' }
  expect(results(when({ year: 2026 }, in2026))).toMatchObject({ 'wage.limits': 'fail' })
})

it('S1-23 a large difference asks for a second review', () => {
  const many = register({
    person: [personRecord()],
    enrolment: [enrolmentRecord({ fromMonth: '202401' })],
    wage: [wageRecord()],
    charges: paid('202501', '202502', '202503', '202504', '202505', '202506', '202507', '202508', '202509'),
  })
  expect(when({ monthlyWage: 2_000_000 }, many)?.secondReview?.zh).toContain('1,000.00')
  expect(when()?.secondReview).toBeNull()
})
