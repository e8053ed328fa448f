import { enterUnemployment } from './background.ts'
import { jobless, loneClaim, loneRegistration } from './personCases.ts'
import { actor, known, type Stage, unitAt } from './plan.ts'
import { employ } from './register.ts'
import { decrease, increase } from './unitCases.ts'

/** Filings that nobody has delivered yet: they wait in the inbox as packages. All by one portal, all in order. */
export function spareCases(stage: Stage): void {
  const hire = (key: string, unit: number, time: string) =>
    increase(stage, { key, unit, day: '2025-10-16', time, person: actor(stage, key, unitAt(stage, unit)) })
  hire('spare.1', 3, '08:33')
  hire('spare.2', 6, '08:35')
  const leaving = known(stage, 'spare.3', unitAt(stage, 9))
  employ(leaving, { unitNo: unitAt(stage, 9).unitNo, from: '202204', wage: 590_000 })
  decrease(stage, { key: 'spare.3', unit: 9, day: '2025-10-16', time: '08:37', stopReason: '01', from: '202204', person: leaving.person })
  const registering = jobless(stage, 'spare.4', 10, { months: 31, reason: '20' })
  loneRegistration(stage, {
    key: 'spare.4',
    unit: 10,
    day: '2025-10-16',
    time: '08:40',
    life: registering,
    lostJobOn: '2025-10-11',
    reason: '20',
  })
  const claiming = jobless(stage, 'spare.5', 11, { months: 88, reason: '05' })
  enterUnemployment(claiming, { registeredOn: '2025-10-13', lostJobOn: '2025-10-10', reason: '05', unit: unitAt(stage, 11) })
  loneClaim(stage, {
    key: 'spare.5',
    unit: 11,
    day: '2025-10-16',
    time: '08:44',
    life: claiming,
    lostJobOn: '2025-10-10',
    reason: '05',
    registeredOn: '2025-10-13',
  })
  hire('spare.bad1', 13, '08:46')
  hire('spare.bad2', 14, '08:47')
  hire('spare.bad3', 15, '08:48')
}
