import type { Value } from '../../shared/filings/kind.ts'
import type { OpenedRecord } from '../../shared/journal/ledgerEvents.ts'
import { offices, type Office } from '../../shared/policy/offices.ts'
import type { Unit } from '../../shared/register/records.ts'
import { addDays } from '../../shared/rules/dates.ts'
import { addMonths, dayOf, monthOf } from '../../shared/rules/months.ts'
import { commonName } from './names.ts'
import { idNumberFor, cardNumberFor } from './persons.ts'
import { type Random } from './random.ts'
import { creditCodeFor, demoOffice, unitNoFor } from './units.ts'

/** Birth dates from 1967 on, one for each day. */
const births = Array.from({ length: 13_000 }, (_, i) => addDays('1967-01-01', i))
const areas = ['530111', '530103', '530102', '530112', '530114', '530181', '530125', '530129']

/** One of the bulk's people. */
export interface Subject {
  readonly idNumber: string
  readonly name: string
  readonly gender: '1' | '2'
  readonly birthDate: string
  readonly phone: string
  readonly address: string
}

/** Numbers of the bulk's people begin where the told demonstration's cannot reach: their phones begin with 198. */
export function subjectAt(r: Random, i: number): Subject {
  const birthDate = births[i % births.length] ?? '1990-01-01'
  const order = 1 + (Math.floor(i / births.length) % 999)
  const gender = order % 2 === 1 ? '1' : '2'
  return {
    idNumber: idNumberFor(areas[i % areas.length] ?? '530111', birthDate, order),
    name: commonName(r, gender),
    gender,
    birthDate,
    phone: `198${String(i).padStart(8, '0')}`,
    address: `云南省昆明市彩云路${1 + (i % 900)}号`,
  }
}

/** A unit and the office it belongs to. */
export interface Place {
  readonly unit: Unit
  readonly office: Office
}

/** Units of the bulk's own; every second belongs to the office on show. */
export const placesFor = (count: number): Place[] =>
  Array.from({ length: count }, (_, i) => {
    const office = (i % 2 === 0 ? offices.find((o) => o.id === demoOffice) : offices[(i >> 1) % offices.length]) ?? offices[0]
    if (!office) throw new Error('no offices')
    const unit: Unit = {
      unitNo: unitNoFor(50_000 + i),
      creditCode: creditCodeFor(office.divisionCode ?? '530100', 50_000 + i),
      name: `昆明彩云第${i + 1}商贸有限公司`,
      officeId: office.id,
      type: 'enterprise',
      phone: null,
      address: null,
      state: 'active',
    }
    return { unit, office }
  })

/** What a kind of filing says of a subject, and the records that have to be there. */
export interface Written {
  readonly kind: string
  readonly values: Record<string, Value>
  readonly records: readonly OpenedRecord[]
}

const firstMonth = '202102'

const personRecord = (s: Subject): OpenedRecord => ({
  record: 'person',
  body: {
    idNumber: s.idNumber,
    name: s.name,
    gender: s.gender,
    birthDate: s.birthDate,
    ethnicity: '01',
    phone: s.phone,
    address: s.address,
    household: 'urban',
    education: null,
    diedOn: null,
  },
})
const enrolmentRecord = (s: Subject, unitNo: string, toMonth: string | null): OpenedRecord => ({
  record: 'enrolment',
  body: {
    unitNo,
    idNumber: s.idNumber,
    fromMonth: firstMonth,
    toMonth,
    stopReason: toMonth && '01',
    ruralWorker: false,
    ruralWorkerPays: false,
    employedOn: null,
  },
})
const wageRecord = (s: Subject, unitNo: string): OpenedRecord => ({
  record: 'wage',
  body: { unitNo, idNumber: s.idNumber, fromMonth: firstMonth, monthly: 600_000 },
})
const identity = (s: Subject) => ({ idType: '01', idNumber: s.idNumber, name: s.name })
const unitValues = ({ unit }: Place) => ({ unitNo: unit.unitNo, creditCode: unit.creditCode, unitName: unit.name })

const increase = (s: Subject, p: Place, day: string): Written => ({
  kind: 'enrolment.increase',
  values: {
    ...unitValues(p),
    ...identity(s),
    form: 'single',
    nationality: '中国',
    gender: s.gender,
    birthDate: s.birthDate,
    workStart: null,
    ethnicity: '01',
    phone: s.phone,
    education: null,
    household: 'urban',
    householdAddress: s.address,
    residenceAddress: s.address,
    mailingAddress: s.address,
    contactPerson: null,
    postcode: null,
    marital: null,
    email: null,
    remark: null,
    enrolDate: day,
    wage: 600_000,
    ruralWorker: false,
    ruralWorkerPays: false,
    employedOn: day,
  },
  records: [],
})

const decrease = (s: Subject, p: Place, day: string): Written => ({
  kind: 'enrolment.decrease',
  values: {
    ...unitValues(p),
    ...identity(s),
    form: 'single',
    stopReason: '01',
    stopDate: day,
    remark: null,
    insuranceState: '正常参保',
    enrolledOn: dayOf(firstMonth, 1),
    lastPeriod: addMonths(monthOf(day), -1),
  },
  records: [personRecord(s), enrolmentRecord(s, p.unit.unitNo, null), wageRecord(s, p.unit.unitNo)],
})

const register = (s: Subject, p: Place, day: string): Written => ({
  kind: 'unemployment.register',
  values: {
    ...identity(s),
    gender: s.gender,
    birthDate: s.birthDate,
    phone: s.phone,
    householdDivision: s.idNumber.slice(0, 6),
    householdAddress: s.address,
    sameResidence: true,
    residenceDivision: null,
    residenceAddress: null,
    lostJobOn: day,
    reason: '01',
    reasonNote: null,
    personType: 'expired',
    specialStatus: null,
  },
  records: [personRecord(s), enrolmentRecord(s, p.unit.unitNo, monthOf(day)), wageRecord(s, p.unit.unitNo)],
})

const seek = (s: Subject): Written => ({
  kind: 'jobSeeking.register',
  values: {
    ...identity(s),
    phone: s.phone,
    area: '云南省昆明市',
    position: '销售代表',
    employmentForm: 'fullTime',
    payType: 'monthly',
    payWish: 500_000,
  },
  records: [personRecord(s)],
})

const claim = (s: Subject, p: Place, day: string, i: number): Written => ({
  kind: 'benefit.claim',
  values: {
    ...identity(s),
    medical: 'fund',
    medicalNo: `5301${s.idNumber.slice(8, 17)}`,
    waiverReason: null,
    lostJobOn: day,
    reason: '01',
    registeredOn: day,
    firstMonth: addMonths(monthOf(day), 1),
    paidMonths: null,
    lastUnitName: p.unit.name,
    residence: null,
    residenceDetail: s.address,
    payee: 'person',
    payMethod: 'bank',
    bankCode: `${p.office.bank.code}731000001`,
    accountType: 'card',
    accountName: s.name,
    accountNumber: cardNumberFor(p.office.bank, 10_000_000 + i),
    payeeName: s.name,
    payeeId: s.idNumber,
    phone: s.phone,
  },
  records: [
    personRecord(s),
    enrolmentRecord(s, p.unit.unitNo, monthOf(day)),
    wageRecord(s, p.unit.unitNo),
    {
      record: 'unemployment',
      body: {
        idNumber: s.idNumber,
        registeredOn: day,
        lostJobOn: day,
        reason: '01',
        lastUnitNo: p.unit.unitNo,
        personType: 'expired',
        specialStatus: null,
        officeId: p.office.id,
        cancelledOn: null,
        cancelReason: null,
      },
    },
    {
      record: 'jobSeeking',
      body: {
        idNumber: s.idNumber,
        registeredOn: day,
        area: '云南省昆明市',
        position: '销售代表',
        employmentForm: 'fullTime',
        payType: 'monthly',
        cancelledOn: null,
      },
    },
  ],
})

/** A filing by chance: 35 % 增加, 25 % 减少, 25 % 申领, 10 % 失业登记, 5 % 求职登记. */
export function writtenBy(chance: number, s: Subject, p: Place, day: string, i: number): Written {
  if (chance < 0.35) return increase(s, p, day)
  if (chance < 0.6) return decrease(s, p, day)
  if (chance < 0.85) return claim(s, p, day, i)
  return chance < 0.95 ? register(s, p, day) : seek(s)
}
