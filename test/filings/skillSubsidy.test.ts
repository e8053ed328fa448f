import { expect, it } from 'vitest'
import { sameDayLater } from '../../shared/filings/skillSubsidy.ts'
import type { RecordOf } from '../../shared/register/records.ts'
import type { Slice } from '../../shared/register/slice.ts'
import { entitlementRecord, examples } from './examples.ts'
import { enrolmentRecord, li, paid, personRecord, register, results, unitA, unitRecord } from './given.ts'
import { told, whenOf, words } from './whenOf.ts'

const when = whenOf('subsidy.skill')
const slice = examples['subsidy.skill']?.slice ?? register()
const subsidy = (change: Partial<RecordOf<'subsidy'>> = {}): RecordOf<'subsidy'> => ({
  idNumber: li.idNumber,
  certificateNo: 'Y0053/2024/000009',
  occupation: '钳工',
  level: '4',
  issuedOn: '2024-05-01',
  appliedOn: '2024-06-01',
  shortage: false,
  amount: 150_000,
  accountNumber: '6217003860000000008',
  accountType: 'card',
  accountName: li.name,
  bankCode: '105731000012',
  ...change,
})
const held = (...rows: RecordOf<'subsidy'>[]): Slice => ({
  ...slice,
  records: { ...slice.records, subsidy: Object.fromEntries(rows.map((row, i) => [String(i), row])) },
})

it.each([
  ['5', 100_000],
  ['4', 150_000],
  ['3', 200_000],
])('S0-18 level %s gives %i 分 (domain.md §5)', (level, amount) => {
  const part = when({ level, amount })
  expect(results(part)).toEqual({})
  expect(told(part)['amount']).toBe(amount)
  expect(part?.effects).toMatchObject([{ type: 'subsidy.award', after: { level, amount } }])
  expect(part?.secondReview?.zh).toContain('公示')
})

it('S0-18 months paid: 12 pass, 11 do not', () => {
  const months = ['202411', '202412', '202501', '202502', '202503', '202504', '202505', '202506', '202507', '202508', '202509']
  expect(results(when({}, { ...slice, charges: paid(...months) }))).toEqual({ 'skill.months': 'fail' })
  expect(results(when({}, { ...slice, charges: paid('202410', ...months) }))).toEqual({})
})

it('S0-18 within 12 months of issue, the last day included: 2025-03-31 runs to 2026-03-31', () => {
  expect(sameDayLater('2025-03-31', 12)).toBe('2026-03-31')
  expect(sameDayLater('2024-02-29', 12)).toBe('2025-02-28')
  expect(results(when({ issuedOn: '2024-10-16' }))).toEqual({})
  expect(results(when({ issuedOn: '2024-10-15' }))).toEqual({ 'skill.deadline': 'fail' })
  expect(results(when({ issuedOn: '2025-10-17' }))).toEqual({ 'skill.deadline': 'fail' })
})

it('S0-18 once for an occupation and level, and not below a level paid for', () => {
  const before = (change: object) => when({}, held(subsidy({ occupation: '电工', ...change })))
  expect(results(before({ level: '4' }))).toEqual({ 'skill.once': 'fail' })
  expect(results(before({ level: '3' }))).toEqual({ 'skill.higher': 'fail' })
  expect(results(before({ level: '5' }))).toEqual({})
  expect(results(before({ occupation: '钳工', level: '3' }))).toEqual({})
})

it('S0-18 2025: once a year, three times if every certificate is on the shortage list, in doubt when mixed', () => {
  const in2025 = (shortage: boolean, certificateNo: string) => subsidy({ appliedOn: '2025-03-01', shortage, certificateNo })
  expect(results(when({}, held(in2025(false, 'a'))))).toEqual({ 'skill.yearly': 'fail' })
  expect(results(when({ shortage: true }, held(in2025(true, 'a'))))).toEqual({})
  expect(results(when({ shortage: true }, held(in2025(true, 'a'), in2025(true, 'b'))))).toEqual({})
  expect(results(when({ shortage: true }, held(in2025(true, 'a'), in2025(true, 'b'), in2025(true, 'c'))))).toEqual({
    'skill.yearly': 'fail',
  })
  expect(results(when({ shortage: true }, held(in2025(false, 'a'))))).toEqual({ 'skill.yearly': 'warn' })
})

it('S0-18 2024: three a year', () => {
  const at = { submittedAt: '2024-12-16T02:00:00.000Z' }
  const in2024 = (n: number) => held(...Array.from({ length: n }, (_, i) => subsidy({ appliedOn: '2024-06-01', certificateNo: `n${i}` })))
  const values = { issuedOn: '2024-11-01' }
  const openingPaidMonths = { [li.idNumber]: 24 }
  expect(results(when(values, { ...in2024(2), openingPaidMonths }, at))).toEqual({})
  expect(results(when(values, { ...in2024(3), openingPaidMonths }, at))).toEqual({ 'skill.yearly': 'fail' })
})

it('S0-18 nothing is known for 2026: the missing rows block with words', () => {
  const part = when({ issuedOn: '2026-01-05' }, undefined, { submittedAt: '2026-01-08T02:00:00.000Z' })
  expect(results(part)).toMatchObject({ 'skill.amount': 'fail', 'skill.months': 'fail', 'skill.deadline': 'fail', 'skill.yearly': 'fail' })
  expect(words(part, 'skill.amount')).toContain('没有 2026-01-05')
  expect(part?.approvable).toBe(false)
})

it('S0-18 for employees of enterprises and for who draws the benefit', () => {
  const drawing = register({ person: [personRecord()], entitlement: [entitlementRecord()], openingPaidMonths: 87 })
  expect(results(when({}, drawing))).toEqual({})
  expect(results(when({}, register({ person: [personRecord()], openingPaidMonths: 87 })))).toEqual({ 'skill.status': 'fail' })
  const institution = register({
    unit: [{ ...unitRecord(unitA), type: 'institution' }],
    person: [personRecord()],
    enrolment: [enrolmentRecord()],
    openingPaidMonths: 87,
  })
  expect(results(when({}, institution))).toEqual({ 'skill.status': 'fail' })
})

it('S0-18 the certificate is found, of the right type, and no training subsidy was paid for it', () => {
  expect(results(when({ certificateFound: false }))).toEqual({ 'skill.certificate': 'fail' })
  expect(results(when({ certificateFound: null }))).toEqual({ 'skill.certificate': 'warn' })
  expect(results(when({ certificateType: 'professional' }))).toEqual({ 'skill.certificate': 'fail' })
  expect(results(when({ trainingSubsidy: true }))).toEqual({ 'skill.training': 'fail' })
  expect(results(when({ trainingSubsidy: null }))).toEqual({ 'skill.training': 'warn' })
})

it('S0-18 S0-17 paid to the own account; another amount than the table’s is a doubt', () => {
  expect(results(when({ payeeName: '王某' }))).toEqual({ 'skill.account': 'fail' })
  expect(results(when({ amount: 200_000 }))).toEqual({ 'skill.amount': 'warn' })
})
