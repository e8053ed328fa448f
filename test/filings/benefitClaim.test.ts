import { expect, it } from 'vitest'
import { noticesToAccept } from '../../shared/filings/acceptances.ts'
import {
  enrolmentRecord,
  filing,
  given,
  jobSeekingRecord,
  li,
  personRecord,
  register,
  results,
  unemploymentRecord,
  unitA,
} from './given.ts'

const claimValues = {
  ...li,
  medical: 'fund',
  medicalNo: '53000012345',
  lostJobOn: '2025-07-31',
  reason: '01',
  registeredOn: '2025-08-15',
  residenceDetail: '昆明市官渡区测试路1号',
  payee: 'person',
  payMethod: 'bank',
  bankCode: '105731000012',
  accountType: 'card',
  accountName: li.name,
  accountNumber: '6217003860000000008',
  payeeName: li.name,
  payeeId: li.idNumber,
  phone: '13900000001',
}
const claim = (change: object = {}, state: object = {}) =>
  filing('benefit.claim', { ...claimValues, ...change }, { jointId: 'j1', ...state })
const registration = (change: object = {}) =>
  filing(
    'unemployment.register',
    {
      ...li,
      gender: '1',
      birthDate: '1990-03-07',
      phone: '13900000001',
      householdDivision: '530111',
      sameResidence: true,
      lostJobOn: '2025-10-09',
      reason: '01',
      personType: 'expired',
      ...change,
    },
    { jointId: 'j1' },
  )
const seeking = (change: object = {}) =>
  filing(
    'jobSeeking.register',
    { ...li, phone: '13900000001', area: '昆明市', position: '出纳', employmentForm: 'fullTime', payType: 'monthly', ...change },
    { jointId: 'j1', acceptances: noticesToAccept.map((name) => ({ name, acceptedAt: '2025-10-16T01:50:00.000Z' })) },
  )

const stopped = enrolmentRecord({ toMonth: '202507', stopReason: '01' })
const registered = unemploymentRecord({ registeredOn: '2025-08-15', lostJobOn: '2025-07-31' })
const entitled = register({
  person: [personRecord()],
  enrolment: [stopped],
  unemployment: [registered],
  jobSeeking: [jobSeekingRecord()],
  openingPaidMonths: 87,
})
const one = (slice = entitled, change: object = {}) => given(slice).when([claim(change)])[0]

it('S2-09 87 paid months give 16 months, 202509 to 202612, 31158.00 in all (domain.md §4.10)', () => {
  const part = one()
  expect(results(part)).toEqual({})
  expect(Object.fromEntries(part?.outcome.map((o) => [o.key, o.value]) ?? [])).toEqual({
    firstMonth: '202509',
    lastMonth: '202612',
    months: 16,
    monthly: 186_300,
    total: 3_115_800,
  })
  expect(part?.effects).toMatchObject([
    { type: 'benefit.award', before: null, after: { months: 16, firstMonth: '202509', lastMonth: '202612' } },
  ])
  expect(part?.secondReview?.zh).toContain('复核')
})

it.each([
  [11, 'fail'],
  [12, undefined],
])('condition 1: %i months paid', (openingPaidMonths, expected) => {
  expect(results(one({ ...entitled, openingPaidMonths: { [li.idNumber]: openingPaidMonths } }))['claim.paid']).toBe(expected)
})

it('condition 2: who resigned has no claim', () => {
  const slice = { ...entitled, records: { ...entitled.records, unemployment: { x: { ...registered, reason: '20' } } } }
  expect(results(one(slice, { reason: '20' }))).toEqual({ 'claim.will': 'fail' })
  expect(results(one(slice))).toEqual({ 'claim.will': 'fail' })
})

it('condition 3: registered as unemployed and seeking work', () => {
  expect(results(one({ ...entitled, records: { ...entitled.records, jobSeeking: {} } }))).toEqual({ 'claim.registered': 'fail' })
  expect(results(one({ ...entitled, records: { ...entitled.records, unemployment: {} } }))).toMatchObject({
    'claim.registered': 'fail',
    'claim.paid': 'fail',
  })
})

it('more than 60 days never bars a claim (人社厅发〔2020〕24号)', () => {
  const days = one()?.checks.find((c) => c.id === 'claim.days')
  expect(days).toMatchObject({ result: 'pass', detail: { zh: '77 天' } })
})

it('S2-06 the account is the claimant’s own; Luhn is a doubt for cards and nothing for passbooks', () => {
  expect(results(one(entitled, { accountName: '王某' }))).toEqual({ 'claim.account': 'fail' })
  expect(results(one(entitled, { accountNumber: '6222021234567890123' }))).toEqual({ 'general.accountNumber': 'warn' })
  expect(results(one(entitled, { accountNumber: '6222021234567890123', accountType: 'passbook' }))).toEqual({})
})

it('S2-05 the medical number is asked only of who lets the fund pay', () => {
  expect(results(one(entitled, { medicalNo: null }))).toEqual({ 'general.required': 'fail' })
  expect(results(one(entitled, { medical: 'waived', medicalNo: null }))).toEqual({ 'general.required': 'fail' })
  expect(results(one(entitled, { medical: 'waived', medicalNo: null, waiverReason: '自行参加居民医保' }))).toEqual({})
})

it('S2-01 S2-02 names the documents that are missing; the employment book may be', () => {
  const without = (...slots: string[]) =>
    results(given(entitled).when([claim({}, { materials: claim().materials.filter((m) => !slots.includes(m.slot)) })])[0])
  expect(without('employmentBook')).toEqual({})
  expect(without('account')).toEqual({ 'general.materials': 'fail' })
})

it('S2-11 another bank than the office pays through is a doubt', () => {
  expect(results(one(entitled, { bankCode: '102731000012' }))).toEqual({ 'claim.bank': 'warn' })
})

it('refuses who already draws or works again', () => {
  const award = { ...one()?.effects[0]?.after }
  expect(results(one({ ...entitled, records: { ...entitled.records, entitlement: { x: award as never } } }))).toMatchObject({
    'claim.drawing': 'fail',
  })
  expect(
    results(one({ ...entitled, records: { ...entitled.records, enrolment: { x: enrolmentRecord({ fromMonth: '202510' }) } } })),
  ).toMatchObject({ 'claim.working': 'fail' })
})

const before = register({
  person: [personRecord()],
  enrolment: [enrolmentRecord({ toMonth: '202510', stopReason: '01' })],
  openingPaidMonths: 36,
})
const joint = [claim({ lostJobOn: '2025-10-09', registeredOn: '2025-10-16' }), registration(), seeking()]

it('S3-03 a joint package is decided in its order: the claim rests on the two registrations before it', () => {
  const parts = given(before).when(joint)
  expect(parts.map((p) => p.filingId)).toEqual(['f-jobSeeking.register', 'f-unemployment.register', 'f-benefit.claim'])
  expect(parts.map(results)).toEqual([{}, {}, {}])
  expect(parts[2]?.outcome.find((o) => o.key === 'months')?.value).toBe(7)
})

it('S3-03 without the registration the claim cannot pass, without the claim the registrations can', () => {
  expect(results(given(before).when(joint, {}, ['f-unemployment.register'])[2])).toMatchObject({ 'claim.registered': 'fail' })
  expect(
    given(before)
      .when(joint, {}, ['f-benefit.claim'])
      .slice(0, 2)
      .map((p) => p.approvable),
  ).toEqual([true, true])
})

it('S3-05 the type of pay follows the form of employment', () => {
  expect(results(given(before).when([seeking({ payType: 'hourly' })])[0])).toEqual({ 'general.payType': 'fail' })
  expect(results(given(before).when([seeking({ employmentForm: 'hourly', payType: 'hourly' })])[0])).toEqual({})
})

it('S3-04 residence is asked only where it differs', () => {
  expect(results(given(before).when([registration({ sameResidence: false })])[0])).toEqual({ 'general.required': 'fail' })
  expect(
    results(given(before).when([registration({ sameResidence: false, residenceDivision: '530102', residenceAddress: '某路' })])[0]),
  ).toEqual({})
})

it('nobody registers as unemployed while insured, or with another reason than the stop', () => {
  expect(results(given(register({ enrolment: [enrolmentRecord()] })).when([registration()])[0])).toMatchObject({
    'unemployed.stopped': 'fail',
  })
  expect(results(given(before).when([registration({ reason: '20' })])[0])).toEqual({ 'unemployed.reason': 'fail' })
  const earlier = register({ enrolment: [enrolmentRecord({ toMonth: '202508', stopReason: '01', unitNo: unitA.unitNo })] })
  expect(results(given(earlier).when([registration()])[0])).toEqual({ 'unemployed.reason': 'warn' })
})

it('a second claim of the same person is named once, not again for account and phone', () => {
  const other = {
    value: '',
    where: 'queue' as const,
    label: 'T-2',
    filingId: 'x',
    kind: 'benefit.claim',
    subjectId: li.idNumber,
    open: true,
    hits: 1,
  }
  const clashes = ['idNumber', 'accountNumber', 'phone'].map((field) => ({ ...other, field }))
  expect(results(given(entitled).when([claim()], { 'f-benefit.claim': clashes })[0])).toEqual({ 'clash.idNumber': 'fail' })
})
