import { enterUnemployment } from './background.ts'
import { rareNames } from './names.ts'
import type { DemoPerson } from './persons.ts'
import { known, type Stage, unitAt } from './plan.ts'
import { employ } from './register.ts'
import { decrease } from './unitCases.ts'

const clean: readonly (readonly [unit: number, day: string, time: string, reason: string, from: string])[] = [
  [0, '2025-10-09', '11:25', '01', '202107'],
  [2, '2025-10-10', '09:48', '20', '202303'],
  [4, '2025-10-11', '10:36', '07', '201809'],
  [6, '2025-10-13', '15:02', '30', '202201'],
  [8, '2025-10-14', '08:51', '05', '202010'],
  [10, '2025-10-15', '13:37', '01', '202406'],
  [12, '2025-10-15', '17:05', '21', '202211'],
  [14, '2025-10-16', '08:02', '06', '201705'],
  [22, '2025-10-09', '16:30', '01', '202208'],
  [25, '2025-10-13', '10:19', '20', '202305'],
  [27, '2025-10-14', '14:47', '07', '202112'],
  [30, '2025-10-10', '11:11', '30', '202402'],
  [35, '2025-10-15', '09:40', '01', '202009'],
]

/** 参保单位人员减少 of the demonstration. */
export function decreaseCases(stage: Stage): void {
  const insured = (key: string, unit: number, from: string, wish: Parameters<typeof known>[3] = {}): DemoPerson => {
    const life = known(stage, key, unitAt(stage, unit), wish)
    employ(life, { unitNo: unitAt(stage, unit).unitNo, from, wage: 540_000 + unit * 15_000 })
    return life.person
  }
  clean.forEach(([unit, day, time, stopReason, from], i) => {
    const key = `dec.${i + 1}`
    decrease(stage, { key, unit, day, time, stopReason, from, person: insured(key, unit, from), form: i % 3 === 1 ? 'batch' : 'single' })
  })
  decrease(stage, {
    key: 'dec.rare',
    unit: 16,
    day: '2025-10-14',
    time: '16:44',
    stopReason: '01',
    from: '202104',
    person: insured('dec.rare', 16, '202104', { name: rareNames[4] }),
    trap: { label: '生僻字姓名', check: 'person.name', result: 'pass' },
  })

  const counterOnly = { label: '须到窗口办理的情形网上申报', check: 'stop.counterOnly', result: 'fail' } as const
  const retired = { stopReason: '33', from: '200803', slots: ['proof'], trap: counterOnly }
  decrease(stage, {
    key: 'dec.counterOnly',
    unit: 17,
    day: '2025-10-14',
    time: '10:04',
    person: insured('dec.counterOnly', 17, '200803', { born: 1966 }),
    ...retired,
  })
  decrease(stage, {
    key: 'dec.counterOnly2',
    unit: 18,
    day: '2025-10-10',
    time: '15:27',
    person: insured('dec.counterOnly2', 18, '200803', { born: 1966 }),
    ...retired,
  })
  decrease(stage, {
    key: 'dec.death',
    unit: 19,
    day: '2025-10-15',
    time: '10:00',
    channel: 'counter',
    stopReason: '31',
    from: '201611',
    slots: ['proof'],
    person: insured('dec.death', 19, '201611'),
    trap: { label: '窗口办理的人员死亡停保', check: 'stop.counterOnly', result: 'pass' },
  })
  decrease(stage, {
    key: 'dec.noProof',
    unit: 1,
    day: '2025-10-15',
    time: '15:20',
    channel: 'counter',
    stopReason: '34',
    from: '202307',
    person: insured('dec.noProof', 1, '202307', { born: 2003, gender: '1' }),
    trap: { label: '缺少停保情形证明', check: 'general.materials', result: 'fail' },
  })
  decrease(stage, {
    key: 'dec.window',
    unit: 3,
    day: '2025-09-25',
    time: '14:10',
    stopReason: '01',
    from: '202010',
    person: insured('dec.window', 3, '202010'),
    trap: { label: '错过业务期', check: 'window', result: 'fail' },
  })
  decrease(stage, {
    key: 'dec.refund',
    unit: 5,
    day: '2025-10-13',
    time: '09:57',
    stopReason: '01',
    stopDate: '2025-07-31',
    from: '201903',
    person: insured('dec.refund', 5, '201903'),
    trap: { label: '停保后仍有缴费，须清退', check: 'stop.refund', result: 'pass', says: '清退 2 个月' },
  })
  const gone = known(stage, 'dec.notInsured', unitAt(stage, 7))
  employ(gone, { unitNo: unitAt(stage, 7).unitNo, from: '202104', to: '202506', stopReason: '20', wage: 600_000 })
  decrease(stage, {
    key: 'dec.notInsured',
    unit: 7,
    day: '2025-10-14',
    time: '13:58',
    stopReason: '20',
    from: '202104',
    person: gone.person,
    trap: { label: '不在参保状态', check: 'stop.insured', result: 'fail' },
  })

  /** Still insured here and registered as unemployed already: Kunming compares both. */
  const registeredToo = (key: string, unit: number, registeredOn: string, reason: string): DemoPerson => {
    const life = known(stage, key, unitAt(stage, unit))
    employ(life, { unitNo: unitAt(stage, unit).unitNo, from: '202105', wage: 560_000 })
    enterUnemployment(life, { registeredOn, lostJobOn: registeredOn, reason, unit: unitAt(stage, unit) })
    return life.person
  }
  const stop = { day: '2025-10-15', stopReason: '01', from: '202105' }
  decrease(stage, {
    key: 'dec.monthSingle',
    unit: 9,
    time: '11:30',
    ...stop,
    person: registeredToo('dec.monthSingle', 9, '2025-09-22', '01'),
    trap: { label: '停保月份与失业登记月份不一致（单笔）', check: 'stop.month', result: 'fail' },
  })
  decrease(stage, {
    key: 'dec.monthBatch',
    unit: 11,
    time: '11:35',
    ...stop,
    form: 'batch',
    person: registeredToo('dec.monthBatch', 11, '2025-09-23', '01'),
    trap: { label: '停保月份与失业登记月份不一致（批量）', check: 'stop.month', result: 'warn' },
  })
  decrease(stage, {
    key: 'dec.reason',
    unit: 13,
    time: '11:40',
    ...stop,
    person: registeredToo('dec.reason', 13, '2025-10-11', '20'),
    trap: { label: '停保原因与失业登记原因不匹配', check: 'stop.reason', result: 'fail' },
  })
}
