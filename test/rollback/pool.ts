import type { ImportedFiling } from '../../db/commands/import.ts'

import { decrease, submitted } from '../desk/store.ts'
import { examples } from '../filings/examples.ts'
import { li, unitA, unitB } from '../filings/given.ts'

/** Synthetic persons, of whom only 李 is in the register from the beginning. */
export const others = [
  { idType: '01', idNumber: '120103198806018241', name: '阿依古丽·买买提' },
  { idType: '01', idNumber: '440524188001010014', name: '陈𬱖' },
] as const

export const increase = (id: string, change: object = {}): ImportedFiling =>
  submitted(id, 'enrolment.increase', {
    ...examples['enrolment.increase']?.values,
    ...unitB,
    ...others[0],
    gender: '2',
    birthDate: '1988-06-01',
    phone: '13900000002',
    enrolDate: '2025-08-08',
    employedOn: '2025-08-08',
    wage: 500_000,
    ...change,
  })

const of = (id: string, kind: string, change: object = {}): ImportedFiling => submitted(id, kind, { ...examples[kind]?.values, ...change })

/** What histories are made of: each may be approved once, at any time, if the desk then lets it. */
export const pool: Readonly<Record<string, (id: string) => ImportedFiling>> = {
  increase: (id) => increase(id),
  increaseA: (id) => increase(id, { ...unitA, enrolDate: '2025-10-08', employedOn: '2025-10-08', phone: '13900000003' }),
  again: (id) => increase(id, { enrolDate: '2025-10-09', employedOn: '2025-10-09', phone: '13900000004' }),
  stop: (id) => decrease(id, { ...unitB, ...others[0], stopDate: '2025-09-30' }),
  wage: (id) => of(id, 'wage.declaration', { ...unitB, ...others[0], monthlyWage: 712_345 }),
  wage2: (id) => of(id, 'wage.declaration', { ...unitB, ...others[0], monthlyWage: 450_000 }),
  liStop: (id) => decrease(id, { stopDate: '2025-07-31' }),
  liStopLate: (id) => decrease(id, { stopDate: '2025-09-30' }),
  liWage: (id) => of(id, 'wage.declaration', { monthlyWage: 600_000 }),
  liOther: (id) =>
    increase(id, {
      ...li,
      gender: '1',
      birthDate: '1990-03-07',
      phone: '13900000001',
      enrolDate: '2025-10-08',
      employedOn: '2025-10-08',
    }),
  seek: (id) => of(id, 'jobSeeking.register'),
  jobless: (id) => of(id, 'unemployment.register', { lostJobOn: '2025-09-30' }),
  change: (id) => of(id, 'unemployment.change'),
  claim: (id) => of(id, 'benefit.claim', { lostJobOn: '2025-09-30', registeredOn: '2025-10-16' }),
  benefitStop: (id) => of(id, 'benefit.stop', { usedMonths: 0, claimedOn: '2025-10-16', entitledMonths: 7, eventOn: '2025-10-12' }),
  payee: (id) => of(id, 'benefit.payee'),
  skill: (id) => of(id, 'subsidy.skill'),
  account: (id) => of(id, 'account.register'),
  rights: (id) => of(id, 'account.rights'),
  ca: (id) => of(id, 'account.bindCa'),
  bind: (id) => of(id, 'operator.bind'),
}
