import type { Value } from '../../shared/filings/kind.ts'
import type { EventData, FilingEvent, OpenedRecord } from '../../shared/journal/events.ts'
import { offices, type Office } from '../../shared/policy/offices.ts'
import type { Unit } from '../../shared/register/records.ts'
import { addDays } from '../../shared/rules/dates.ts'
import { addMonths, dayOf, monthOf } from '../../shared/rules/months.ts'
import { demoToday, ledgerFrom, openPeriod } from './day.ts'
import { commonName } from './names.ts'
import { idNumberFor, cardNumberFor } from './persons.ts'
import { portals } from './plan.ts'
import { type Random, random } from './random.ts'
import { creditCodeFor, demoOffice, unitNoFor } from './units.ts'

type Received = EventData<'filing.received'>

/** A filing of a large demonstration and what happened to it afterwards; most still wait. `acts` carry no effects. */
export interface BulkFiling {
  readonly received: Received
  readonly acts: readonly Exclude<FilingEvent, { type: 'filing.received' | 'review.approved' }>[]
}
/** Some filings and the register records they rest on; the units come with the first chunk. */
export interface BulkChunk {
  readonly register: EventData<'register.opened'>
  readonly filings: readonly BulkFiling[]
}

const dayMs = 86_400_000
/** Birth dates from 1967 on, one for each day. */
const births = Array.from({ length: 13_000 }, (_, i) => addDays('1967-01-01', i))
const areas = ['530111', '530103', '530102', '530112', '530114', '530181', '530125', '530129']

interface Subject {
  readonly idNumber: string
  readonly name: string
  readonly gender: '1' | '2'
  readonly birthDate: string
  readonly phone: string
  readonly address: string
}

/** Numbers of the bulk's people begin where the told demonstration's cannot reach: their phones begin with 198. */
function subjectAt(r: Random, i: number): Subject {
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

interface Place {
  readonly unit: Unit
  readonly office: Office
}

const placesFor = (count: number): Place[] =>
  Array.from({ length: count }, (_, i) => {
    // Every second unit belongs to the office on show.
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
interface Written {
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

/** Most wait; some were returned, rejected (by the business window, which needs no register), withdrawn, or are in somebody's hands. */
function actsFor(r: Random, until: string): BulkFiling['acts'] {
  const chance = r.next()
  if (chance < 0.74) return []
  const claimed = { type: 'review.claimed', until } as const
  if (chance < 0.77) return [claimed]
  if (chance < 0.86)
    return [claimed, { type: 'review.returned', reasons: [{ code: 'R01', fields: [], materials: [], note: '' }], note: '' }]
  if (chance < 0.94)
    return [
      claimed,
      { type: 'review.rejected', basis: '0'.repeat(64), reasons: [{ code: 'J07', fields: [], materials: [], note: '' }], note: '' },
    ]
  return [{ type: 'filing.withdrawn', packageId: null, reason: '申请人撤回' }]
}

const hex = (value: number, length: number) => value.toString(16).padStart(length, '0')

/**
 * `n` filings for a large demonstration and for measurements, by the chunk, the same for a seed: no attachments, people and units of their own, spread over
 * kinds, offices and the months before the fixed day. Months before 202401 are an opening balance of 35; nothing was charged since.
 */
export function* bulk(n: number, seed: string, chunk = 1000): Generator<BulkChunk> {
  const r = random(`bulk ${seed}`)
  const places = placesFor(Math.max(20, Math.min(20_000, Math.ceil(n / 50))))
  const days = Array.from({ length: 280 }, (_, i) => addDays(demoToday, i - 280))
  for (let from = 0; from < n; from += chunk) {
    const records: OpenedRecord[] = from === 0 ? places.map(({ unit }) => ({ record: 'unit', body: unit })) : []
    const paidMonths: Record<string, number> = {}
    const filings: BulkFiling[] = []
    for (let i = from; i < Math.min(n, from + chunk); i++) {
      const subject = subjectAt(r, i)
      const place = places[Math.floor(places.length * r.next() ** 2)]
      const day = days[Math.floor(days.length * Math.sqrt(r.next()))]
      if (!place || day === undefined) continue
      const written = writtenBy(r.next(), subject, place, day, i)
      records.push(...written.records)
      if (written.records.length > 1) paidMonths[subject.idNumber] = 35
      filings.push({ received: receivedFrom(r, written, subject, place, day, i), acts: actsFor(r, '2025-10-17T15:59:59.000Z') })
    }
    yield { register: { ledgerFrom, openPeriod, records, charges: [], payments: [], paidMonths }, filings }
  }
}

function writtenBy(chance: number, s: Subject, p: Place, day: string, i: number): Written {
  if (chance < 0.35) return increase(s, p, day)
  if (chance < 0.6) return decrease(s, p, day)
  if (chance < 0.85) return claim(s, p, day, i)
  return chance < 0.95 ? register(s, p, day) : seek(s)
}

function receivedFrom(r: Random, { kind, values }: Written, s: Subject, p: Place, day: string, i: number): Received {
  const byUnit = kind.startsWith('enrolment.')
  const submittedAt = new Date(Date.parse(day) + Math.floor(r.next() * (dayMs / 1000)) * 1000 - dayMs / 3).toISOString()
  return {
    id: `${hex(i, 8)}-${hex(r.int(0, 65_535), 4)}-4000-8000-${hex(i, 12)}`,
    number: `KB${day.replaceAll('-', '')}-${String(i + 1).padStart(7, '0')}`,
    kind,
    jointId: null,
    officeId: p.office.id,
    channel: 'portal',
    portal: byUnit ? portals.hall : portals.wechat,
    packageId: null,
    submitter: byUnit ? { name: p.unit.name, identity: p.unit.unitNo } : { name: s.name, identity: s.idNumber },
    submittedAt,
    values,
    sources: {},
    materials: [],
  }
}
