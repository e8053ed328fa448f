import { officeById, payingBanks } from '../../shared/policy/offices.ts'
import { benefitAmountFor } from '../../shared/policy/policy.ts'
import type { Unit } from '../../shared/register/records.ts'
import { entitlement } from '../../shared/rules/entitlement.ts'
import { addMonths, dayOf, monthsBetween, monthOf } from '../../shared/rules/months.ts'
import { paidMonths } from '../../shared/rules/paidMonths.ts'
import { lastCharged } from './day.ts'
import { demoPerson } from './persons.ts'
import { random, type Random } from './random.ts'
import { type DemoRegister, employ, type Life, lifeOf, sliceOf } from './register.ts'

/** 分: mostly between the limits, some below the floor of 4357 元, some above the ceiling of 21789 元. */
const wageOf = (r: Random): number =>
  (r.chance(0.06) ? r.int(2200, 4200) : r.chance(0.04) ? r.int(22_000, 38_000) : r.int(44, 168) * 100) * 100

export const officeOf = (unit: Unit) => officeById(unit.officeId)
export const bankOf = (unit: Unit) => officeOf(unit)?.bank ?? payingBanks.icbc

/** Serial numbers of the people who only make up the register; those who file have their own below 1000. */
const firstSerial = 1000

/** Everyone who is insured, drawing or registered without filing anything just now. */
export function populate(register: DemoRegister): void {
  let serial = firstSerial
  for (const unit of register.units) {
    const r = random(`unit ${unit.unitNo}`)
    const headcount = unit.officeId === 'km-guandu' ? r.int(14, 22) : r.int(7, 12)
    for (let i = 0; i < headcount; i++) {
      const life = lifeOf(demoPerson(r, ++serial, { bank: bankOf(unit) }))
      register.lives.push(life)
      settle(register, life, unit, r)
    }
  }
}

function settle(register: DemoRegister, life: Life, unit: Unit, r: Random): void {
  const from = monthsBetween('201601', '202506')[r.int(0, 113)] ?? '202001'
  const rural = life.person.household === 'rural' && r.chance(0.5)
  const fate = r.next()
  if (fate < 0.84 || from > '202401') {
    employ(life, { unitNo: unit.unitNo, from, wage: wageOf(r), rural, ruralPays: rural && r.chance(0.5) })
    if (from < '202501' && r.chance(0.7))
      life.wages.push({ unitNo: unit.unitNo, idNumber: life.person.idNumber, fromMonth: '202501', monthly: wageOf(r) })
    return
  }
  // Those who left: to another unit, onto the benefit, or only into the register of the unemployed.
  const to = monthsBetween('202410', '202508')[r.int(0, 10)] ?? '202503'
  if (fate < 0.9) {
    const next = register.units.filter((u) => u.officeId === unit.officeId && u !== unit)[0] ?? unit
    employ(life, { unitNo: unit.unitNo, from, to, stopReason: '30', wage: wageOf(r), rural })
    if (next !== unit) employ(life, { unitNo: next.unitNo, from: addMonths(to, 1), wage: wageOf(r), rural })
    return
  }
  const reason = r.pick(['01', '05', '06', '07', '20'])
  employ(life, { unitNo: unit.unitNo, from, to, stopReason: reason, wage: wageOf(r), rural })
  const registeredOn = dayOf(to, r.int(20, 28))
  enterUnemployment(life, { registeredOn, lostJobOn: dayOf(to, r.int(5, 19)), reason, unit })
  if (reason !== '20' && fate < 0.97) draw(register, life, unit, registeredOn)
}

/** Puts a running 失业登记 and 求职登记 into the register. */
export function enterUnemployment(
  life: Life,
  facts: { readonly registeredOn: string; readonly lostJobOn: string; readonly reason: string; readonly unit: Unit },
): void {
  const { idNumber } = life.person
  life.unemployments.push({
    idNumber,
    registeredOn: facts.registeredOn,
    lostJobOn: facts.lostJobOn,
    reason: facts.reason,
    lastUnitNo: facts.unit.unitNo,
    personType: facts.reason === '01' ? 'expired' : 'dismissed',
    specialStatus: null,
    officeId: facts.unit.officeId,
    cancelledOn: null,
    cancelReason: null,
  })
  life.jobSeekings.push({
    idNumber,
    registeredOn: facts.registeredOn,
    area: '云南省昆明市',
    position: '行政文员',
    employmentForm: 'fullTime',
    payType: 'monthly',
    cancelledOn: null,
  })
}

/** Awards the benefit as the rules gave it and pays it to the last assessed month. */
export function draw(register: DemoRegister, life: Life, unit: Unit, claimedOn: string): void {
  const { idNumber, name, card, phone } = life.person
  const lost = life.unemployments.at(-1)?.lostJobOn ?? claimedOn
  const paid = paidMonths(sliceOf(register, [life]), idNumber, lost).total
  const division = officeOf(unit)?.divisionCode ?? null
  const award = entitlement(register.policy, { paidMonths: paid, carriedOver: 0, registeredOn: claimedOn, division })
  if (!award.ok || award.value.firstMonth === null || award.value.lastMonth === null) return
  const { months, firstMonth, lastMonth } = award.value
  life.entitlements.push({
    idNumber,
    claimedOn,
    paidMonths: paid,
    months,
    carriedOver: 0,
    firstMonth,
    lastMonth,
    accountNumber: card,
    accountType: 'card',
    accountName: name,
    bankCode: bankCodeOf(unit),
    phone: phone ?? '',
    medical: 'fund',
    medicalNo: `5301${idNumber.slice(-8, -1)}`,
    waiverReason: null,
    stoppedFrom: null,
    stopReason: null,
  })
  pay(register, life, firstMonth, lastMonth < lastCharged ? lastMonth : lastCharged, division)
}

/** One payment a month, at the amount that was in force. */
export function pay(register: DemoRegister, life: Life, from: string, to: string, division: string | null): void {
  for (const month of monthsBetween(from, to)) {
    const found = benefitAmountFor(register.policy, month, division)
    if (found.ok)
      life.payments.push({ id: `pay-${life.person.idNumber}-${month}`, idNumber: life.person.idNumber, month, amount: found.row.amount })
  }
}

/** 12-digit 联行号 of the bank that pays for a unit's office; 7310 is Kunming, the rest invented. */
export const bankCodeOf = (unit: Unit): string => `${bankOf(unit).code}731000001`

/** First month benefit is paid for a registration on a day, by the office's rule of the following month. */
export const firstBenefitMonth = (registeredOn: string): string => addMonths(monthOf(registeredOn), 1)
