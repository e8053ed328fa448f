import type { Values } from '../../shared/filings/kind.ts'
import { addDays, earlier } from '../../shared/rules/dates.ts'
import { addMonths, dayOf, monthOf } from '../../shared/rules/months.ts'
import { paidMonths } from '../../shared/rules/paidMonths.ts'
import { bankCodeOf, firstBenefitMonth } from './background.ts'
import { at } from './day.ts'
import { type Case, type Flaw, known, type Part, portals, type Stage, type Trap, unitAt } from './plan.ts'
import { random } from './random.ts'
import { employ, type Life, sliceOf } from './register.ts'

export const claimSlots = ['idFront', 'idBack', 'householdIssuer', 'householdSelf', 'photo', 'account', 'socialCard'] as const

/** What a person sends: a claim, a registration, or the three together. */
export interface PersonalCase {
  readonly key: string
  readonly unit: number
  readonly day: string
  readonly time: string
  readonly life: Life
  /** 失业日期 */
  readonly lostJobOn: string
  /** 失业原因 */
  readonly reason: string
  /** Day of the registration a lone claim rests on; the submission's own day in a package. */
  readonly registeredOn?: string
  readonly claim?: Values
  readonly registration?: Values
  readonly shown?: Values
  readonly flaws?: Readonly<Record<string, Flaw>>
  readonly trap?: Trap
  readonly again?: { readonly day: string; readonly time: string; readonly claim?: Values; readonly flaws?: Readonly<Record<string, Flaw>> }
}

/** Someone whose job at a unit ended; `months` are fully paid up to the last month but one, as the open month is not assessed yet. */
export function jobless(
  stage: Stage,
  key: string,
  unit: number,
  facts: { readonly months: number; readonly to?: string; readonly reason: string; readonly name?: string; readonly ethnicity?: string },
): Life {
  const life = known(stage, key, unitAt(stage, unit), {
    born: random(`born ${key}`).int(1972, 2003 - Math.floor(facts.months / 12)),
    ...(facts.name !== undefined && { name: facts.name }),
    ...(facts.ethnicity !== undefined && { ethnicity: facts.ethnicity }),
  })
  const to = facts.to ?? '202510'
  employ(life, {
    unitNo: unitAt(stage, unit).unitNo,
    from: addMonths(earlier(to, '202509'), 1 - facts.months),
    to,
    stopReason: facts.reason,
    wage: random(`wage ${key}`).int(46, 120) * 10_000,
  })
  return life
}

const identity = ({ person }: Life): Values => ({ idType: '01', idNumber: person.idNumber, name: person.name })

const seek = (c: PersonalCase): Part => {
  const r = random(`seek ${c.key}`)
  return {
    kind: 'jobSeeking.register',
    values: {
      ...identity(c.life),
      phone: c.life.person.phone,
      area: '云南省昆明市',
      position: r.pick(['仓库管理员', '会计', '客服专员', '电工', '销售代表', '行政文员']),
      employmentForm: 'fullTime',
      payType: 'monthly',
      payWish: r.int(40, 75) * 10_000,
    },
    slots: [],
  }
}

const register = (c: PersonalCase): Part => {
  const { person } = c.life
  return {
    kind: 'unemployment.register',
    values: {
      ...identity(c.life),
      gender: person.gender,
      birthDate: person.birthDate,
      phone: person.phone,
      householdDivision: person.district.code,
      householdAddress: person.address,
      sameResidence: true,
      residenceDivision: null,
      residenceAddress: null,
      lostJobOn: c.lostJobOn,
      reason: c.reason,
      reasonNote: c.reason === '10' ? '依照法律规定终止劳动合同' : null,
      personType: c.reason === '01' ? 'expired' : c.reason === '20' || c.reason === '21' ? 'other' : 'dismissed',
      specialStatus: null,
      ...c.registration,
    },
    slots: [],
  }
}

const claim = (stage: Stage, c: PersonalCase, change: Values, flaws: PersonalCase['flaws']): Part => {
  const r = random(`claim ${c.key}`)
  const { person } = c.life
  const unit = unitAt(stage, c.unit)
  const registeredOn = c.registeredOn ?? c.day
  const waived = r.chance(0.12)
  return {
    kind: 'benefit.claim',
    values: {
      ...identity(c.life),
      medical: waived ? 'waived' : 'fund',
      medicalNo: waived ? null : `5301${person.idNumber.slice(6, 13)}${r.int(10, 99)}`,
      waiverReason: waived ? '以灵活就业人员身份自行缴纳' : null,
      lostJobOn: c.lostJobOn,
      reason: c.reason,
      registeredOn,
      firstMonth: firstBenefitMonth(registeredOn),
      paidMonths: paidMonths(sliceOf(stage.register, [c.life]), person.idNumber, c.lostJobOn).total,
      lastUnitName: unit.name,
      residence: person.district.name,
      residenceDetail: person.address,
      payee: 'person',
      payMethod: 'bank',
      bankCode: bankCodeOf(unit),
      accountType: 'card',
      accountName: person.name,
      accountNumber: person.card,
      payeeName: person.name,
      payeeId: person.idNumber,
      phone: person.phone,
      ...change,
    },
    slots: r.chance(0.3) ? [...claimSlots, 'employmentBook'] : claimSlots,
    ...(flaws && { flaws }),
    ...(c.shown && { shown: c.shown }),
  }
}

function add(
  stage: Stage,
  c: PersonalCase,
  portal: string,
  parts: (change: Values, flaws: PersonalCase['flaws']) => readonly Part[],
): Case {
  const { name, idNumber } = c.life.person
  const made: Case = {
    key: c.key,
    unit: unitAt(stage, c.unit),
    channel: 'portal',
    portal,
    submittedAt: at(c.day, c.time),
    submitter: { name, identity: idNumber },
    person: c.life.person,
    parts: parts(c.claim ?? {}, c.flaws),
    trap: c.trap ?? null,
    again: c.again
      ? {
          submittedAt: at(c.again.day, c.again.time),
          parts: parts({ registeredOn: c.registeredOn ?? c.again.day, ...c.again.claim }, c.again.flaws),
        }
      : null,
  }
  stage.cases.push(made)
  return made
}

/** 失业一件事: 求职登记, 失业登记 and 失业保险金申领 in one go. */
export const oneThing = (stage: Stage, c: PersonalCase): Case =>
  add(stage, c, random(`portal ${c.key}`).chance(0.5) ? portals.integrated : portals.wechat, (change, flaws) => [
    seek(c),
    register(c),
    claim(stage, c, change, flaws),
  ])

/** 失业保险金申领 of somebody registered before. */
export const loneClaim = (stage: Stage, c: PersonalCase): Case =>
  add(stage, c, portals.wechat, (change, flaws) => [claim(stage, c, change, flaws)])
export const loneRegistration = (stage: Stage, c: PersonalCase): Case => add(stage, c, portals.integrated, () => [register(c)])
export const loneSeeking = (stage: Stage, c: PersonalCase): Case => add(stage, c, portals.integrated, () => [seek(c)])

/** A day of the month in which a person was stopped, before a given day. */
export const lostBefore = (day: string): string => {
  const before = addDays(day, -5)
  return monthOf(before) === monthOf(day) ? before : dayOf(monthOf(day), 1)
}
