import { minorityNames, rareNames } from './names.ts'
import { actor, known, type Stage, unitAt } from './plan.ts'
import { employ } from './register.ts'
import { increase } from './unitCases.ts'

/** Clean ones: unit, day, time. The first ten are at the office on show. */
const clean: readonly (readonly [unit: number, day: string, time: string])[] = [
  [0, '2025-10-09', '09:12'],
  [1, '2025-10-09', '10:40'],
  [2, '2025-10-10', '14:05'],
  [3, '2025-10-13', '09:30'],
  [4, '2025-10-13', '16:48'],
  [5, '2025-10-14', '11:20'],
  [6, '2025-10-15', '08:55'],
  [7, '2025-10-15', '15:31'],
  [8, '2025-10-16', '07:48'],
  [9, '2025-10-16', '08:15'],
  [20, '2025-10-11', '10:02'],
  [21, '2025-10-13', '13:44'],
  [24, '2025-10-14', '09:09'],
  [26, '2025-10-10', '17:20'],
  [28, '2025-10-15', '10:10'],
  [31, '2025-10-09', '15:15'],
  [33, '2025-10-14', '16:06'],
  [36, '2025-10-12', '20:40'],
]

/** 参保单位人员增加 of the demonstration, clean ones first, then each trap by its name. */
export function increaseCases(stage: Stage): void {
  clean.forEach(([unit, day, time], i) => {
    const key = `inc.${i + 1}`
    // Every third has worked elsewhere before, so that the register already knows the name.
    if (i % 3 !== 2)
      return increase(stage, {
        key,
        unit,
        day,
        time,
        person: actor(stage, key, unitAt(stage, unit)),
        form: i % 4 === 3 ? 'batch' : 'single',
      })
    const life = known(stage, key, unitAt(stage, unit))
    employ(life, { unitNo: unitAt(stage, (unit + 1) % 20).unitNo, from: '202203', to: '202508', stopReason: '30', wage: 620_000 })
    return increase(stage, { key, unit, day, time, person: life.person })
  })

  rareNames.slice(0, 3).forEach((name, i) => {
    const key = `inc.rare${i + 1}`
    increase(stage, {
      key,
      unit: 10 + i,
      day: '2025-10-14',
      time: `10:3${i}`,
      person: actor(stage, key, unitAt(stage, 10 + i), { name }),
      trap: { label: '生僻字姓名', check: 'person.name', result: 'pass' },
    })
  })
  const minority = actor(stage, 'inc.minority', unitAt(stage, 13), { name: minorityNames[0], gender: '2', ethnicity: '05' })
  increase(stage, {
    key: 'inc.minority',
    unit: 13,
    day: '2025-10-14',
    time: '15:02',
    person: minority,
    trap: { label: '少数民族姓名间隔号', check: 'person.name', result: 'pass' },
  })
  const dotted = actor(stage, 'inc.separator', unitAt(stage, 14), { name: '艾力•吐尔逊', gender: '1', ethnicity: '05' })
  increase(stage, {
    key: 'inc.separator',
    unit: 14,
    day: '2025-10-15',
    time: '09:26',
    person: dotted,
    trap: { label: '姓名间隔号不规范', check: 'general.name', result: 'warn' },
  })

  numberTraps(stage)
  monthTraps(stage)
  moneyTraps(stage)
}

function numberTraps(stage: Stage): void {
  const wrongId = actor(stage, 'inc.badId', unitAt(stage, 0))
  const last = wrongId.idNumber.endsWith('5') ? '6' : '5'
  increase(stage, {
    key: 'inc.badId',
    unit: 0,
    day: '2025-10-15',
    time: '10:17',
    person: wrongId,
    change: { idNumber: wrongId.idNumber.slice(0, 17) + last },
    shown: { idNumber: wrongId.idNumber },
    trap: { label: '身份证号码校验位错误', check: 'general.idNumber', result: 'fail' },
  })
  const { creditCode } = unitAt(stage, 1)
  increase(stage, {
    key: 'inc.badCredit',
    unit: 1,
    day: '2025-10-15',
    time: '10:45',
    person: actor(stage, 'inc.badCredit', unitAt(stage, 1)),
    change: { creditCode: creditCode.slice(0, 17) + (creditCode.endsWith('A') ? 'B' : 'A') },
    trap: { label: '统一社会信用代码校验位错误', check: 'general.creditCode', result: 'warn' },
  })
  const man = actor(stage, 'inc.sex', unitAt(stage, 2), { gender: '1' })
  increase(stage, {
    key: 'inc.sex',
    unit: 2,
    day: '2025-10-13',
    time: '11:08',
    person: man,
    change: { gender: '2' },
    trap: { label: '性别与证件号码不符', check: 'person.number', result: 'fail' },
  })
  const renamed = known(stage, 'inc.name', unitAt(stage, 3), { name: '周晓岚', gender: '2' })
  employ(renamed, { unitNo: unitAt(stage, 4).unitNo, from: '202301', to: '202507', stopReason: '01', wage: 580_000 })
  increase(stage, {
    key: 'inc.name',
    unit: 3,
    day: '2025-10-14',
    time: '14:22',
    person: renamed.person,
    change: { name: '周晓兰' },
    shown: { name: '周晓岚' },
    trap: { label: '姓名与登记不一致', check: 'person.name', result: 'fail' },
  })
  const phone = actor(stage, 'inc.sharedPhone1', unitAt(stage, 5))
  const other = actor(stage, 'inc.sharedPhone2', unitAt(stage, 5))
  const trap = { label: '联系电话与他人相同', check: 'clash.phone', result: 'warn' } as const
  increase(stage, { key: 'inc.sharedPhone1', unit: 5, day: '2025-10-15', time: '11:00', person: phone, trap })
  increase(stage, { key: 'inc.sharedPhone2', unit: 5, day: '2025-10-15', time: '11:03', person: { ...other, phone: phone.phone }, trap })
}

function monthTraps(stage: Stage): void {
  const late = { label: '错过业务期', check: 'window', result: 'fail' } as const
  const september = { day: '2025-09-25', enrolDate: '2025-09-22', trap: late }
  increase(stage, { key: 'inc.window', unit: 6, time: '10:30', person: actor(stage, 'inc.window', unitAt(stage, 6)), ...september })
  increase(stage, { key: 'inc.window2', unit: 7, time: '16:12', person: actor(stage, 'inc.window2', unitAt(stage, 7)), ...september })
  const apart = { label: '参保月份与就业登记月份不一致', check: 'enrol.month', result: 'fail' } as const
  increase(stage, {
    key: 'inc.month',
    unit: 8,
    day: '2025-10-14',
    time: '09:50',
    person: actor(stage, 'inc.month', unitAt(stage, 8)),
    change: { employedOn: '2025-09-15' },
    trap: apart,
  })
  increase(stage, {
    key: 'inc.monthCorrected',
    unit: 9,
    day: '2025-10-10',
    time: '09:05',
    person: actor(stage, 'inc.monthCorrected', unitAt(stage, 9)),
    change: { employedOn: '2025-09-28' },
    trap: apart,
    again: { day: '2025-10-13', time: '10:26', change: { employedOn: '2025-10-09', enrolDate: '2025-10-09' } },
  })
  const elsewhere = known(stage, 'inc.elsewhere', unitAt(stage, 10))
  employ(elsewhere, { unitNo: unitAt(stage, 11).unitNo, from: '202106', wage: 710_000 })
  increase(stage, {
    key: 'inc.elsewhere',
    unit: 10,
    day: '2025-10-15',
    time: '14:40',
    person: elsewhere.person,
    trap: { label: '仍在其他单位参保', check: 'enrol.free', result: 'fail' },
  })
  const withdrawn = actor(stage, 'inc.withdrawn', unitAt(stage, 11))
  increase(stage, { key: 'inc.withdrawn', unit: 11, day: '2025-10-13', time: '17:31', person: withdrawn })
}

function moneyTraps(stage: Stage): void {
  const back = known(stage, 'inc.back', unitAt(stage, 12))
  employ(back, { unitNo: unitAt(stage, 13).unitNo, from: '202002', to: '202504', stopReason: '30', wage: 650_000 })
  increase(stage, {
    key: 'inc.back',
    unit: 12,
    day: '2025-10-14',
    time: '10:58',
    person: back.person,
    enrolDate: '2025-06-03',
    trap: { label: '强制补收多个月', check: 'enrol.back', result: 'pass', says: '强制补收 4 个月' },
  })
  const covered = known(stage, 'inc.backCovered', unitAt(stage, 14))
  employ(covered, { unitNo: unitAt(stage, 15).unitNo, from: '201909', to: '202507', stopReason: '30', wage: 690_000 })
  increase(stage, {
    key: 'inc.backCovered',
    unit: 14,
    day: '2025-10-15',
    time: '09:33',
    person: covered.person,
    enrolDate: '2025-07-01',
    trap: { label: '补收月份有一个月已由原单位缴纳', check: 'enrol.back', result: 'warn', says: '不重复补收' },
  })
  increase(stage, {
    key: 'inc.floor',
    unit: 15,
    day: '2025-10-14',
    time: '11:41',
    person: actor(stage, 'inc.floor', unitAt(stage, 15)),
    change: { wage: 250_000 },
    trap: { label: '申报工资低于下限', check: 'enrol.wage', result: 'pass', says: '低于下限' },
  })
  increase(stage, {
    key: 'inc.ceiling',
    unit: 16,
    day: '2025-10-14',
    time: '11:52',
    person: actor(stage, 'inc.ceiling', unitAt(stage, 16)),
    change: { wage: 3_500_000 },
    trap: { label: '申报工资高于上限', check: 'enrol.wage', result: 'pass', says: '高于上限' },
  })
  increase(stage, {
    key: 'inc.rural',
    unit: 17,
    day: '2025-10-15',
    time: '16:20',
    person: actor(stage, 'inc.rural', unitAt(stage, 17), { rural: true }),
    change: { ruralWorker: true, ruralWorkerPays: false },
    trap: { label: '农民工标志填“不缴费”', check: 'enrol.rural', result: 'warn' },
  })
}
