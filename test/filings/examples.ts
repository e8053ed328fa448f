import type { Values } from '../../shared/filings/kind.ts'
import { newAccount, type RecordOf } from '../../shared/register/records.ts'
import type { Payment, Slice } from '../../shared/register/slice.ts'
import { enrolmentRecord, jobSeekingRecord, li, paid, personRecord, register, unemploymentRecord, unitA, wageRecord } from './given.ts'

/** One sound filing of every kind, with the register in which it passes every check. */
export interface Example {
  readonly values: Values
  readonly slice: Slice
}

export const card = '6217003860000000008'
export const otherCard = '6222021234567890128'
/** Synthetic, 寻甸, female (domain.md §8.1). */
export const holder = { name: '张青青', id: '530129198502280021' }
const account = { accountType: 'card', accountName: li.name, accountNumber: card, payeeName: li.name, payeeId: li.idNumber }
export const unitSelf = { creditCode: unitA.creditCode, unitName: unitA.unitName }

export const accountRecord = (change: Partial<RecordOf<'account'>> = {}): RecordOf<'account'> => ({
  system: 'platform',
  accountName: unitA.creditCode,
  creditCode: unitA.creditCode,
  unitName: unitA.unitName,
  unitNo: unitA.unitNo,
  holderName: holder.name,
  holderId: holder.id,
  phone: '13900000002',
  loginMode: 'password',
  state: 'open',
  openedOn: '2025-01-06',
  ...newAccount,
  ...change,
})
/** 16 months from 202504; five of them paid by 2025-10-16. */
export const entitlementRecord = (change: Partial<RecordOf<'entitlement'>> = {}): RecordOf<'entitlement'> => ({
  idNumber: li.idNumber,
  claimedOn: '2025-03-20',
  paidMonths: 87,
  months: 16,
  carriedOver: 0,
  firstMonth: '202504',
  lastMonth: '202607',
  accountNumber: card,
  accountType: 'card',
  accountName: li.name,
  bankCode: '105731000012',
  phone: '13900000001',
  medical: 'fund',
  medicalNo: '53000012345',
  waiverReason: null,
  stoppedFrom: null,
  stopReason: null,
  ...change,
})
export const payments = (...months: string[]): Payment[] =>
  months.map((month) => ({ id: `p/${month}`, idNumber: li.idNumber, month, amount: 186_300 }))

const months = ['202410', '202411', '202412', '202501', '202502', '202503', '202504', '202505', '202506', '202507', '202508', '202509']
const insured = {
  person: [personRecord()],
  enrolment: [enrolmentRecord({ fromMonth: '202410' })],
  wage: [{ ...wageRecord(), fromMonth: '202410' }],
}
const jobless = { person: [personRecord()], unemployment: [unemploymentRecord({ registeredOn: '2025-03-12', lostJobOn: '2025-03-01' })] }
const drawing = {
  ...jobless,
  entitlement: [entitlementRecord()],
  payments: payments('202504', '202505', '202506', '202507', '202508'),
}
const personDetails = { gender: '1', birthDate: '1990-03-07', phone: '13900000001' }
const stoppedJob = enrolmentRecord({ toMonth: '202510', stopReason: '01' })

export const examples: Readonly<Record<string, Example>> = {
  'enrolment.increase': {
    slice: register(),
    values: {
      ...unitA,
      ...li,
      ...personDetails,
      form: 'single',
      nationality: '中国',
      ethnicity: '01',
      household: 'urban',
      householdAddress: '昆明市官渡区测试路1号',
      residenceAddress: '昆明市官渡区测试路1号',
      mailingAddress: '昆明市官渡区测试路1号',
      enrolDate: '2025-10-08',
      wage: 612_345,
      ruralWorker: false,
      ruralWorkerPays: false,
      employedOn: '2025-10-08',
    },
  },
  'enrolment.decrease': {
    slice: register({ ...insured, charges: paid(...months) }),
    values: { ...unitA, ...li, form: 'single', stopReason: '01', stopDate: '2025-08-31' },
  },
  'wage.declaration': {
    slice: register({ ...insured, charges: paid(...months) }),
    values: { ...unitA, ...li, personNo: '10001', year: 2025, monthlyWage: 600_000 },
  },
  'jobSeeking.register': {
    slice: register(),
    values: {
      ...li,
      phone: '13900000001',
      area: '昆明市',
      position: '出纳',
      employmentForm: 'fullTime',
      payType: 'monthly',
      payWish: 500_000,
    },
  },
  'unemployment.register': {
    slice: register({ person: [personRecord()], enrolment: [stoppedJob] }),
    values: {
      ...li,
      ...personDetails,
      householdDivision: '530111',
      sameResidence: true,
      lostJobOn: '2025-10-09',
      reason: '01',
      personType: 'expired',
    },
  },
  'unemployment.change': {
    slice: register(jobless),
    values: {
      ...li,
      ...personDetails,
      phone: '13900000009',
      household: 'rural',
      residenceAddress: '昆明市五华区新路2号',
      qualification: '电工',
      qualificationOn: '2025-06-01',
      qualificationLevel: '四级',
      title: '助理工程师',
    },
  },
  'unemployment.cancel': {
    slice: register(drawing),
    values: { ...li, phone: '13900000001', cancelReason: 'employed', eventOn: '2025-10-09' },
  },
  'benefit.claim': {
    slice: register({
      person: [personRecord()],
      enrolment: [enrolmentRecord({ toMonth: '202507', stopReason: '01' })],
      unemployment: [unemploymentRecord({ registeredOn: '2025-08-15', lostJobOn: '2025-07-31' })],
      jobSeeking: [jobSeekingRecord()],
      openingPaidMonths: 87,
    }),
    values: {
      ...li,
      ...account,
      medical: 'fund',
      medicalNo: '53000012345',
      lostJobOn: '2025-07-31',
      reason: '01',
      registeredOn: '2025-08-15',
      residenceDetail: '昆明市官渡区测试路1号',
      payee: 'person',
      payMethod: 'bank',
      bankCode: '105731000012',
      phone: '13900000001',
      confirmation: 'confirmed',
    },
  },
  'benefit.payee': {
    slice: register(drawing),
    values: {
      ...li,
      phone: '13900000001',
      oldType: 'card',
      oldBank: '中国建设银行',
      oldNumber: card,
      accountType: 'card',
      bankCode: '105731000012',
      accountNumber: otherCard,
      confirmNumber: otherCard,
      accountName: li.name,
    },
  },
  'benefit.stop': {
    slice: register(drawing),
    values: {
      ...li,
      phone: '13900000001',
      usedMonths: 5,
      claimedOn: '2025-03-20',
      entitledMonths: 16,
      stopReason: 'employed',
      eventOn: '2025-10-09',
      phoneVerified: true,
    },
  },
  'statement.request': {
    slice: register(insured),
    values: { ...li, phone: '13900000001', fromMonth: '202401', toMonth: '202509', delivery: 'counter' },
  },
  'subsidy.skill': {
    slice: register({ ...insured, charges: paid(...months) }),
    values: {
      ...li,
      ...account,
      certificateType: 'skill',
      certificateName: '电工',
      certificateNo: 'Y0053/2025/000001',
      issuedOn: '2025-03-31',
      occupation: '电工',
      issuer: '云南省测试评价中心',
      level: '4',
      certificateFound: true,
      shortage: false,
      trainingSubsidy: false,
      amount: 150_000,
      bankCode: '105731000012',
      phone: '13900000001',
    },
  },
  'retention.confirm': {
    slice: register(),
    values: {
      ...unitA,
      trustLevel: 'L2',
      trustBy: 'licence',
      year: '2024',
      size: 'small',
      paidMonths: 12,
      payingNow: true,
      headMonths: 480,
      cuts: 2,
      paid: 1_234_567,
      excluded: false,
      amount: 740_740,
      accountHolder: unitA.unitName,
      bankName: '中国建设银行',
      accountType: 'corporate',
      accountNumber: '53001234567890123456',
    },
  },
  'account.register': {
    slice: register(),
    values: { ...unitSelf, holderName: holder.name, holderIdType: '01', holderId: holder.id, phone: '13900000002', phoneVerified: true },
  },
  'account.rights': {
    slice: register({ account: [accountRecord()] }),
    values: {
      ...unitSelf,
      unitNo: unitA.unitNo,
      division: '530111',
      accountName: unitA.creditCode,
      loginMode: 'password',
      labour: true,
      unemployment: true,
      holderName: holder.name,
      holderId: holder.id,
      phone: '13900000002',
      letterUnit: unitA.unitName,
      letterCode: unitA.creditCode,
      letterHolder: holder.name,
      letterHolderId: holder.id,
    },
  },
  'account.bindCa': {
    slice: register({ account: [accountRecord()] }),
    values: {
      ...unitSelf,
      accountName: unitA.creditCode,
      verified: true,
      caUnitName: unitA.unitName,
      caCreditCode: unitA.creditCode,
      caSerial: '5D3A0001',
      caIssuer: '测试CA',
      caFrom: '2025-01-01',
      caTo: '2025-12-31',
    },
  },
  'account.unbindCa': {
    slice: register({
      account: [
        accountRecord({ caSerial: '5D3A0001', caIssuer: '测试CA', caFrom: '2025-01-01', caTo: '2025-12-31', loginMode: 'entityCa' }),
      ],
    }),
    values: { ...unitSelf, accountName: unitA.creditCode, caSerial: '5D3A0001', reason: 'lost' },
  },
  'account.bindHall': {
    slice: register({ account: [accountRecord(), accountRecord({ system: 'hall', accountName: 'km105421' })] }),
    values: { ...unitSelf, accountName: unitA.creditCode, loginMode: 'password', hallAccount: 'km105421', verified: true },
  },
  'authorisation.code': {
    slice: register(),
    values: { operatorName: holder.name, operatorId: holder.id, phone: '13900000002', unitNos: '530000105421、530000105439' },
  },
  'operator.bind': {
    slice: register(),
    values: {
      ...unitSelf,
      operatorName: holder.name,
      operatorId: holder.id,
      phone: '13900000002',
      realName: true,
      unitAskedOn: '2025-10-13',
      personConfirmedOn: '2025-10-14',
    },
  },
  'legalPerson.compare': {
    slice: register({ account: [accountRecord({ system: 'gdHrss', accountName: 'gd1' })] }),
    values: {
      ...unitSelf,
      representative: '李建国',
      address: '昆明市官渡区测试路1号',
      accountName: 'gd1',
      registryName: unitA.unitName,
      registryCode: unitA.creditCode,
      registryRepresentative: '李建国',
      registryAddress: '昆明市官渡区测试路1号',
      registryState: 'active',
    },
  },
}
