import { defaultPolicy } from '../../db/policy/defaults.ts'
import { kindOf } from '../../shared/filings/index.ts'
import type { Clash, Material, Values } from '../../shared/filings/kind.ts'
import { type RecordKind, type RecordOf, recordKey } from '../../shared/register/records.ts'
import { type Charge, emptySlice, type Payment, type Slice } from '../../shared/register/slice.ts'
import { assess, type PartAssessment } from '../../shared/review/assess.ts'
import type { FilingState } from '../../shared/review/state.ts'

export const unitA = { unitNo: '530000105421', creditCode: '91370285MA3QAJ0107', unitName: '久远银海测试单位' }
export const unitB = { unitNo: '530000105439', creditCode: '91110000600037341L', unitName: '另一测试单位' }
/** Synthetic, 五华, male, born 1990-03-07 (domain.md §8.1). */
export const li = { idType: '01', idNumber: '530102199003070016', name: '李测试' }

export const unitRecord = (unit: typeof unitA): RecordOf<'unit'> => ({
  unitNo: unit.unitNo,
  creditCode: unit.creditCode,
  name: unit.unitName,
  officeId: 'km-guandu',
  type: 'enterprise',
  phone: null,
  address: null,
  state: 'active',
})
export const personRecord = (change: Partial<RecordOf<'person'>> = {}): RecordOf<'person'> => ({
  idNumber: li.idNumber,
  name: li.name,
  gender: '1',
  birthDate: '1990-03-07',
  ethnicity: '01',
  phone: '13900000001',
  address: '昆明市官渡区测试路1号',
  household: 'urban',
  education: null,
  diedOn: null,
  ...change,
})
export const enrolmentRecord = (change: Partial<RecordOf<'enrolment'>> = {}): RecordOf<'enrolment'> => ({
  unitNo: unitA.unitNo,
  idNumber: li.idNumber,
  fromMonth: '202401',
  toMonth: null,
  stopReason: null,
  ruralWorker: false,
  ruralWorkerPays: false,
  employedOn: null,
  ...change,
})
export const unemploymentRecord = (change: Partial<RecordOf<'unemployment'>> = {}): RecordOf<'unemployment'> => ({
  idNumber: li.idNumber,
  registeredOn: '2025-10-09',
  lostJobOn: '2025-09-30',
  reason: '01',
  lastUnitNo: unitA.unitNo,
  personType: 'expired',
  specialStatus: null,
  officeId: 'km-guandu',
  cancelledOn: null,
  cancelReason: null,
  ...change,
})
export const jobSeekingRecord = (): RecordOf<'jobSeeking'> => ({
  idNumber: li.idNumber,
  registeredOn: '2025-10-09',
  area: '昆明市',
  position: '出纳',
  employmentForm: 'fullTime',
  payType: 'monthly',
  cancelledOn: null,
})
export const wageRecord = (monthly = 500_000): RecordOf<'wage'> => ({
  unitNo: unitA.unitNo,
  idNumber: li.idNumber,
  fromMonth: '202401',
  monthly,
})

/** Received ordinary charges on a base of 5,000 元: 35.00 and 15.00 a month at 0.7 % and 0.3 %. */
export const paid = (...months: string[]): Charge[] =>
  months.map((coverageMonth) => ({
    id: `c/${coverageMonth}`,
    unitNo: unitA.unitNo,
    idNumber: li.idNumber,
    coverageMonth,
    period: coverageMonth,
    kind: 'ordinary',
    base: 500_000,
    unitAmount: 3500,
    personAmount: 1500,
    received: true,
  }))

type Given = { readonly [K in RecordKind]?: readonly RecordOf<K>[] } & {
  readonly charges?: readonly Charge[]
  readonly openingPaidMonths?: number
  readonly payments?: readonly Payment[]
}

export function register(given: Given = {}): Slice {
  const of = <K extends RecordKind>(kind: K, rows: readonly RecordOf<K>[] = []) =>
    Object.fromEntries(rows.map((row) => [recordKey[kind](row), row]))
  return {
    ...emptySlice,
    records: {
      unit: of('unit', given.unit ?? [unitRecord(unitA), unitRecord(unitB)]),
      person: of('person', given.person),
      enrolment: of('enrolment', given.enrolment),
      wage: of('wage', given.wage),
      unemployment: of('unemployment', given.unemployment),
      jobSeeking: of('jobSeeking', given.jobSeeking),
      entitlement: of('entitlement', given.entitlement),
      skill: of('skill', given.skill),
      repayment: of('repayment', given.repayment),
      subsidy: of('subsidy', given.subsidy),
      retention: of('retention', given.retention),
      account: of('account', given.account),
      accountRight: of('accountRight', given.accountRight),
      authorisationCode: of('authorisationCode', given.authorisationCode),
      operatorBinding: of('operatorBinding', given.operatorBinding),
    },
    charges: given.charges ?? [],
    payments: given.payments ?? [],
    openingPaidMonths: given.openingPaidMonths === undefined ? {} : { [li.idNumber]: given.openingPaidMonths },
    ledgerFrom: '202401',
    openPeriod: '202510',
  }
}

export const filing = (kind: string, values: Values, change: Partial<FilingState> = {}): FilingState => ({
  id: `f-${kind}`,
  number: `T-${kind}`,
  kind,
  jointId: null,
  batch: null,
  officeId: 'km-guandu',
  channel: 'portal',
  portal: '测试',
  packageId: null,
  submittedAt: '2025-10-16T02:00:00.000Z',
  receivedAt: '2025-10-16T02:05:00.000Z',
  submitter: { name: '张测试', identity: '账号密码' },
  acceptances: [],
  enteredBy: null,
  values: { ...Object.fromEntries(Object.keys(kindOf(kind).fields).map((key) => [key, null])), ...values },
  sources: {},
  materials: kindOf(kind).materials.map(
    (slot): Material => ({ slot: slot.key, name: `${slot.key}.png`, sha256: 'a'.repeat(64), size: 1, mediaType: 'image/png' }),
  ),
  round: 1,
  previous: null,
  status: 'submitted',
  lease: null,
  firstReview: null,
  acknowledgements: [],
  decision: null,
  rolledBack: null,
  corrects: null,
  excludedStaff: [],
  leftDesk: false,
  version: 1,
  ...change,
})

/** given(register).when(filings) → the assessments a reviewer would see on 2025-10-16. */
export const given = (slice: Slice) => ({
  when: (
    filings: readonly FilingState[],
    clashes: Readonly<Record<string, readonly Clash[]>> = {},
    excluded: readonly string[] = [],
  ): PartAssessment[] =>
    assess(
      { filings, slice, policy: defaultPolicy, today: '2025-10-16', divisions: { 'km-guandu': '530111', qujing: '530302' }, clashes },
      excluded,
    ),
})

export const results = (part: PartAssessment | undefined): Record<string, 'warn' | 'fail'> =>
  Object.fromEntries((part?.checks ?? []).flatMap((c) => (c.result === 'pass' ? [] : [[c.id, c.result] as const])))
