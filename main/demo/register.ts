import type { OpenedRecord } from '../../shared/journal/ledgerEvents.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { recordKey, type RecordKind, type RecordOf } from '../../shared/register/records.ts'
import { emptySlice, type Charge, type Payment, type Slice } from '../../shared/register/slice.ts'
import { contribution } from '../../shared/rules/contribution.ts'
import { holderOf, wageIn } from '../../shared/rules/due.ts'
import { addMonths, countMonths, monthsBetween } from '../../shared/rules/months.ts'
import { lastCharged, ledgerFrom, openPeriod } from './day.ts'
import { registered, type DemoPerson } from './persons.ts'

/** One person of the demonstration with everything the register, ledger and benefit side know of them. */
export interface Life {
  readonly person: DemoPerson
  readonly enrolments: RecordOf<'enrolment'>[]
  readonly wages: RecordOf<'wage'>[]
  readonly unemployments: RecordOf<'unemployment'>[]
  readonly jobSeekings: RecordOf<'jobSeeking'>[]
  readonly entitlements: RecordOf<'entitlement'>[]
  readonly payments: Payment[]
  /** 历史缴费月数 from before the ledger */
  opening: number
}

/** The register before the desk took over, as it is put together. */
export interface DemoRegister {
  readonly units: readonly RecordOf<'unit'>[]
  readonly lives: Life[]
  /** Records that belong to no life: portal accounts and their rights, codes, operators, refunds and subsidies. */
  readonly others: OpenedRecord[]
  /** Units that owe: from which month on nothing was received. */
  readonly arrears: ReadonlyMap<string, string>
  readonly policy: Policy
}

export interface Spell {
  readonly unitNo: string
  readonly from: string
  /** Last covered month; open when left out. */
  readonly to?: string
  readonly stopReason?: string
  /** 分 */
  readonly wage: number
  readonly rural?: boolean
  readonly ruralPays?: boolean
}

export const lifeOf = (person: DemoPerson): Life => ({
  person,
  enrolments: [],
  wages: [],
  unemployments: [],
  jobSeekings: [],
  entitlements: [],
  payments: [],
  opening: 0,
})

/** Adds a spell of employment; the months before the ledger enter the opening balance. */
export function employ(life: Life, spell: Spell): void {
  const { idNumber } = life.person
  life.enrolments.push({
    unitNo: spell.unitNo,
    idNumber,
    fromMonth: spell.from,
    toMonth: spell.to ?? null,
    stopReason: spell.to === undefined ? null : (spell.stopReason ?? '01'),
    ruralWorker: spell.rural ?? false,
    ruralWorkerPays: spell.ruralPays ?? false,
    employedOn: `${spell.from.slice(0, 4)}-${spell.from.slice(4)}-01`,
  })
  life.wages.push({ unitNo: spell.unitNo, idNumber, fromMonth: spell.from, monthly: spell.wage })
  const before = addMonths(ledgerFrom, -1)
  const last = spell.to !== undefined && spell.to < before ? spell.to : before
  life.opening += countMonths(spell.from, last)
}

/** Every month from the ledger's beginning to the last assessed one, as the rules charge it; received unless the unit is in arrears. */
export function chargesOf(register: DemoRegister, life: Life): Charge[] {
  return monthsBetween(ledgerFrom, lastCharged).flatMap((month): Charge[] => {
    const held = holderOf(life.enrolments, month)
    const wage =
      held &&
      wageIn(
        life.wages.filter((w) => w.unitNo === held.unitNo),
        month,
      )
    if (!held || !wage) return []
    const found = contribution(register.policy, {
      month,
      wage: wage.monthly,
      ruralWorker: held.ruralWorker,
      ruralWorkerPays: held.ruralWorkerPays,
    })
    if (!found.ok) throw new Error(found.missing.message.zh)
    const { base, unitAmount, personAmount } = found.value
    const owedFrom = register.arrears.get(held.unitNo)
    return [
      {
        id: `${held.unitNo}-${held.idNumber}-${month}`,
        unitNo: held.unitNo,
        idNumber: held.idNumber,
        coverageMonth: month,
        period: month,
        kind: 'ordinary',
        base,
        unitAmount,
        personAmount,
        received: owedFrom === undefined || month < owedFrom,
      },
    ]
  })
}

const keyed = <K extends RecordKind>(kind: K, bodies: readonly RecordOf<K>[]): Readonly<Record<string, RecordOf<K>>> =>
  Object.fromEntries(bodies.map((body) => [recordKey[kind](body), body]))

/** The register as a decision about these people sees it. */
export const sliceOf = (register: DemoRegister, lives: readonly Life[]): Slice => ({
  ...emptySlice,
  records: {
    ...emptySlice.records,
    unit: keyed('unit', register.units),
    person: keyed(
      'person',
      lives.map((life) => registered(life.person)),
    ),
    enrolment: keyed(
      'enrolment',
      lives.flatMap((life) => life.enrolments),
    ),
    wage: keyed(
      'wage',
      lives.flatMap((life) => life.wages),
    ),
    unemployment: keyed(
      'unemployment',
      lives.flatMap((life) => life.unemployments),
    ),
    jobSeeking: keyed(
      'jobSeeking',
      lives.flatMap((life) => life.jobSeekings),
    ),
    entitlement: keyed(
      'entitlement',
      lives.flatMap((life) => life.entitlements),
    ),
  },
  charges: lives.flatMap((life) => chargesOf(register, life)),
  payments: lives.flatMap((life) => life.payments),
  ledgerFrom,
  openPeriod,
  openingPaidMonths: Object.fromEntries(lives.filter((life) => life.opening > 0).map((life) => [life.person.idNumber, life.opening])),
})
