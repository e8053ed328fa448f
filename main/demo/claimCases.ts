import { draw, enterUnemployment } from './background.ts'
import { jobless, loneClaim, loneRegistration, loneSeeking, lostBefore } from './personCases.ts'
import { type Stage, unitAt } from './plan.ts'
import { employ, type Life } from './register.ts'

/** 失业保险金申领, 失业登记 and 求职登记 that came alone. */
export function claimCases(stage: Stage): void {
  claimTraps(stage)
  registrations(stage)
}

/** Someone whose registrations are in the register already. */
export function registeredBefore(stage: Stage, key: string, unit: number, on: string, lostJobOn: string, months = 52, reason = '01'): Life {
  const life = jobless(stage, key, unit, { months, reason, to: `${lostJobOn.slice(0, 4)}${lostJobOn.slice(5, 7)}` })
  enterUnemployment(life, { registeredOn: on, lostJobOn, reason, unit: unitAt(stage, unit) })
  return life
}

function claimTraps(stage: Stage): void {
  const simple: readonly (readonly [key: string, unit: number, day: string, time: string])[] = [
    ['claim.1', 11, '2025-10-11', '11:17'],
    ['claim.2', 12, '2025-10-13', '16:06'],
    ['claim.3', 13, '2025-10-15', '07:55'],
    ['claim.4', 31, '2025-10-14', '10:40'],
  ]
  for (const [key, unit, day, time] of simple) {
    const life = registeredBefore(stage, key, unit, '2025-10-09', '2025-10-08')
    loneClaim(stage, { key, unit, day, time, life, lostJobOn: '2025-10-08', reason: '01', registeredOn: '2025-10-09' })
  }
  const twice = registeredBefore(stage, 'claim.duplicate', 14, '2025-10-09', '2025-10-08')
  for (const [i, [day, time]] of (
    [
      ['2025-10-13', '09:14'],
      ['2025-10-14', '18:36'],
    ] as const
  ).entries()) {
    loneClaim(stage, {
      key: `claim.duplicate${i + 1}`,
      unit: 14,
      day,
      time,
      life: twice,
      lostJobOn: '2025-10-08',
      reason: '01',
      registeredOn: '2025-10-09',
      trap: { label: '同一人重复申领', check: 'clash.idNumber', result: 'fail' },
    })
  }
  loneClaim(stage, {
    key: 'claim.sixty',
    unit: 15,
    day: '2025-10-14',
    time: '09:36',
    life: registeredBefore(stage, 'claim.sixty', 15, '2025-07-25', '2025-07-21'),
    lostJobOn: '2025-07-21',
    reason: '01',
    registeredOn: '2025-07-25',
    trap: { label: '失业超过60日申领', check: 'claim.days', result: 'pass', says: '85 天' },
  })
  loneClaim(stage, {
    key: 'claim.notRegistered',
    unit: 16,
    day: '2025-10-15',
    time: '18:25',
    life: jobless(stage, 'claim.notRegistered', 16, { months: 35, reason: '01' }),
    lostJobOn: '2025-10-07',
    reason: '01',
    registeredOn: '2025-10-15',
    trap: { label: '未失业登记', check: 'claim.registered', result: 'fail' },
  })
  const drawing = registeredBefore(stage, 'claim.drawing', 17, '2025-06-20', '2025-06-16', 74)
  draw(stage.register, drawing, unitAt(stage, 17), '2025-06-20')
  loneClaim(stage, {
    key: 'claim.drawing',
    unit: 17,
    day: '2025-10-14',
    time: '20:47',
    life: drawing,
    lostJobOn: '2025-06-16',
    reason: '01',
    registeredOn: '2025-06-20',
    trap: { label: '正在领取又申领', check: 'claim.drawing', result: 'fail' },
  })
  const working = registeredBefore(stage, 'claim.working', 18, '2025-07-28', '2025-07-23')
  employ(working, { unitNo: unitAt(stage, 19).unitNo, from: '202509', wage: 530_000 })
  loneClaim(stage, {
    key: 'claim.working',
    unit: 18,
    day: '2025-10-15',
    time: '11:52',
    life: working,
    lostJobOn: '2025-07-23',
    reason: '01',
    registeredOn: '2025-07-28',
    trap: { label: '已重新就业参保', check: 'claim.working', result: 'fail' },
  })
}

function registrations(stage: Stage): void {
  const rows: readonly (readonly [key: string, unit: number, day: string, time: string, reason: string])[] = [
    ['reg.1', 0, '2025-10-09', '17:17', '20'],
    ['reg.2', 1, '2025-10-14', '15:51', '21'],
    ['reg.3', 24, '2025-10-13', '09:59', '01'],
    ['reg.4', 28, '2025-10-15', '10:26', '20'],
  ]
  for (const [key, unit, day, time, reason] of rows)
    loneRegistration(stage, {
      key,
      unit,
      day,
      time,
      life: jobless(stage, key, unit, { months: 20, reason }),
      lostJobOn: lostBefore(day),
      reason,
    })
  loneRegistration(stage, {
    key: 'reg.twice',
    unit: 2,
    day: '2025-10-14',
    time: '11:03',
    life: registeredBefore(stage, 'reg.twice', 2, '2025-10-10', '2025-10-08', 27),
    lostJobOn: '2025-10-08',
    reason: '01',
    trap: { label: '重复失业登记', check: 'unemployed.once', result: 'fail' },
  })
  for (const [key, unit, day] of [
    ['seek.1', 3, '2025-10-10'],
    ['seek.2', 4, '2025-10-14'],
    ['seek.3', 36, '2025-10-15'],
  ] as const)
    loneSeeking(stage, {
      key,
      unit,
      day,
      time: '10:08',
      life: jobless(stage, key, unit, { months: 29, reason: '21' }),
      lostJobOn: lostBefore(day),
      reason: '21',
    })
}
