import type { Values } from '../../shared/filings/kind.ts'
import { monthOf } from '../../shared/rules/months.ts'
import { at } from './day.ts'
import type { DemoPerson } from './persons.ts'
import { type Case, type Flaw, type Part, portals, type Stage, type Trap, unitAt } from './plan.ts'
import { random } from './random.ts'

interface Common {
  readonly key: string
  /** Index of the unit in the demonstration's list. */
  readonly unit: number
  /** Submission day and time at the office. */
  readonly day: string
  readonly time: string
  readonly person: DemoPerson
  readonly change?: Values
  readonly shown?: Values
  readonly trap?: Trap
  readonly channel?: 'portal' | 'counter'
  readonly flaws?: Readonly<Record<string, Flaw>>
  /** Corrected values of a second round, sent on a later day. */
  readonly again?: { readonly day: string; readonly time: string; readonly change: Values }
}

/** Writes a case of one filing by a unit. */
function add(stage: Stage, c: Common, kind: string, values: Values, slots: readonly string[]): Case {
  const unit = unitAt(stage, c.unit)
  const counter = c.channel === 'counter'
  const part = (change: Values | undefined): Part => ({
    kind,
    values: { ...values, ...c.change, ...change },
    slots,
    ...(c.flaws && { flaws: c.flaws }),
    ...(c.shown && { shown: c.shown }),
  })
  const made: Case = {
    key: c.key,
    unit,
    channel: c.channel ?? 'portal',
    portal: counter
      ? portals.counter
      : c.key.startsWith('spare.') || random(`portal ${c.key}`).chance(0.7)
        ? portals.hall
        : portals.integrated,
    submittedAt: at(c.day, c.time),
    submitter: { name: unit.name, identity: unit.unitNo },
    person: c.person,
    parts: [part(undefined)],
    trap: c.trap ?? null,
    again: c.again ? { submittedAt: at(c.again.day, c.again.time), parts: [part(c.again.change)] } : null,
  }
  stage.cases.push(made)
  return made
}

const unitValues = (stage: Stage, index: number): Values => {
  const { unitNo, creditCode, name } = unitAt(stage, index)
  return { unitNo, creditCode, unitName: name }
}

/** 参保单位人员增加, complete and in order unless `change` says otherwise. */
export function increase(stage: Stage, c: Common & { readonly enrolDate?: string; readonly form?: 'single' | 'batch' }): Case {
  const r = random(`increase ${c.key}`)
  const { person } = c
  const enrolDate = c.enrolDate ?? `${c.day.slice(0, 8)}01`
  const rural = person.household === 'rural'
  const values: Values = {
    ...unitValues(stage, c.unit),
    idType: '01',
    idNumber: person.idNumber,
    name: person.name,
    form: c.form ?? 'single',
    nationality: '中国',
    gender: person.gender,
    birthDate: person.birthDate,
    workStart: `${Number(person.birthDate.slice(0, 4)) + 20}-07-01`,
    ethnicity: person.ethnicity,
    phone: person.phone,
    education: person.education,
    household: person.household,
    householdAddress: person.address,
    residenceAddress: person.address,
    mailingAddress: person.address,
    contactPerson: null,
    postcode: '650200',
    marital: r.pick(['10', '20']),
    email: null,
    remark: null,
    enrolDate,
    wage: r.int(46, 130) * 10_000,
    ruralWorker: rural,
    ruralWorkerPays: rural,
    employedOn: enrolDate,
  }
  return add(stage, c, 'enrolment.increase', values, r.chance(0.8) ? ['contract'] : [])
}

/** 参保单位人员减少; what the portal fills in follows from `from`, the month the person is insured since. */
export function decrease(
  stage: Stage,
  c: Common & {
    readonly from: string
    readonly stopReason: string
    readonly stopDate?: string
    readonly form?: 'single' | 'batch'
    readonly slots?: readonly string[]
  },
): Case {
  const values: Values = {
    ...unitValues(stage, c.unit),
    idType: '01',
    idNumber: c.person.idNumber,
    name: c.person.name,
    form: c.form ?? 'single',
    stopReason: c.stopReason,
    stopDate: c.stopDate ?? c.day,
    remark: null,
    insuranceState: '正常参保',
    enrolledOn: `${c.from.slice(0, 4)}-${c.from.slice(4)}-01`,
    lastPeriod: monthOf(c.day) > '202509' ? '202509' : '202508',
  }
  return add(stage, c, 'enrolment.decrease', values, c.slots ?? [])
}
