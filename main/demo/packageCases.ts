import { payingBanks } from '../../shared/policy/offices.ts'
import { cardNumberFor } from './persons.ts'
import { bankOf, pay } from './background.ts'
import { minorityNames, rareNames } from './names.ts'
import { jobless, lostBefore, oneThing, type PersonalCase } from './personCases.ts'
import { known, type Stage, type Trap, unitAt } from './plan.ts'
import { employ, type Life } from './register.ts'

/** Clean packages: paid months give 2, 4, 7, 10, 13, 15, 19, 22 and 24 months of benefit. */
const clean: readonly (readonly [unit: number, day: string, time: string, months: number, reason: string])[] = [
  [0, '2025-09-26', '10:05', 30, '01'],
  [1, '2025-09-29', '09:41', 14, '05'],
  [2, '2025-10-09', '13:20', 40, '07'],
  [3, '2025-10-10', '10:12', 50, '01'],
  [4, '2025-10-11', '15:47', 65, '06'],
  [5, '2025-10-13', '08:58', 75, '01'],
  [6, '2025-10-14', '10:31', 120, '05'],
  [7, '2025-10-15', '14:16', 160, '02'],
  [8, '2025-10-15', '20:03', 190, '01'],
  [9, '2025-10-16', '07:12', 26, '09'],
  [23, '2025-10-10', '16:16', 33, '01'],
  [29, '2025-10-13', '11:59', 90, '05'],
  [32, '2025-10-14', '09:24', 24, '07'],
  [34, '2025-10-15', '17:40', 48, '01'],
  [37, '2025-09-30', '12:21', 61, '01'],
  [38, '2025-10-12', '21:10', 13, '06'],
  [39, '2025-10-14', '18:02', 110, '01'],
  [40, '2025-10-15', '08:20', 36, '05'],
  [26, '2025-10-13', '14:53', 72, '03'],
]

/** 失业一件事 of the demonstration: clean packages, traps, and those returned once. */
export function packageCases(stage: Stage): void {
  clean.forEach(([unit, day, time, months, reason], i) => {
    const key = `pkg.${i + 1}`
    const life = jobless(stage, key, unit, { months, reason, to: day < '2025-10' ? '202509' : '202510' })
    oneThing(stage, { key, unit, day, time, life, lostJobOn: lostBefore(day), reason })
  })
  packageTraps(stage)
  corrected(stage)
}

interface TrapCase {
  readonly key: string
  readonly unit: number
  readonly time: string
  readonly trap: Trap
  readonly months?: number
  readonly reason?: string
  readonly name?: string
  readonly ethnicity?: string
  readonly day?: string
}

/** A package of somebody whose job ended this month; the rest of the case may lean on the person. */
function trapped(stage: Stage, c: TrapCase, more: (life: Life) => Partial<PersonalCase> = () => ({})): void {
  const reason = c.reason ?? '01'
  const day = c.day ?? '2025-10-15'
  const life = jobless(stage, c.key, c.unit, {
    months: c.months ?? 44,
    reason,
    ...(c.name !== undefined && { name: c.name }),
    ...(c.ethnicity !== undefined && { ethnicity: c.ethnicity }),
  })
  oneThing(stage, { key: c.key, unit: c.unit, day, time: c.time, life, lostJobOn: lostBefore(day), reason, trap: c.trap, ...more(life) })
}

const nextDigit = (digit: string) => String((Number(digit) + 1) % 10)

function packageTraps(stage: Stage): void {
  trapped(stage, {
    key: 'pkg.rare',
    unit: 10,
    time: '10:22',
    name: rareNames[3],
    trap: { label: '生僻字姓名', check: 'claim.account', result: 'pass' },
  })
  trapped(stage, {
    key: 'pkg.minority',
    unit: 11,
    time: '10:49',
    name: minorityNames[1],
    ethnicity: '04',
    trap: { label: '少数民族姓名间隔号', check: 'claim.account', result: 'pass' },
  })
  trapped(
    stage,
    {
      key: 'pkg.passbook',
      unit: 12,
      time: '09:02',
      trap: { label: '存折账号（不校验卡号）', check: 'general.accountNumber', result: 'pass' },
    },
    () => ({
      claim: { accountType: 'passbook', accountNumber: '5301110020017743' },
    }),
  )
  const tooShort = { label: '缴费不满12个月', check: 'claim.paid', result: 'fail' } as const
  trapped(stage, { key: 'pkg.tooShort', unit: 13, time: '09:17', months: 8, trap: tooShort })
  trapped(stage, { key: 'pkg.tooShort2', unit: 14, day: '2025-10-10', time: '11:30', months: 10, trap: tooShort })
  trapped(stage, {
    key: 'pkg.ownWill',
    unit: 15,
    time: '11:26',
    reason: '20',
    trap: { label: '本人辞职', check: 'claim.will', result: 'fail' },
  })
  trapped(
    stage,
    {
      key: 'pkg.reason',
      unit: 16,
      time: '13:08',
      reason: '20',
      trap: { label: '停保原因与失业原因不匹配', check: 'unemployed.reason', result: 'fail' },
    },
    () => ({
      reason: '01',
    }),
  )
  trapped(
    stage,
    { key: 'pkg.account', unit: 17, time: '14:31', trap: { label: '户名不是申领人', check: 'claim.account', result: 'fail' } },
    () => ({
      claim: { accountName: '李国强' },
    }),
  )
  trapped(
    stage,
    { key: 'pkg.luhn', unit: 18, time: '14:55', trap: { label: '银行卡号校验位可疑', check: 'general.accountNumber', result: 'warn' } },
    ({ person }) => ({
      claim: { accountNumber: `${person.card.slice(0, 17)}${nextDigit(person.card.charAt(17))}${person.card.charAt(18)}` },
      shown: { accountNumber: person.card },
    }),
  )
  const shared = { accountNumber: cardNumberFor(bankOf(unitAt(stage, 19)), 990) }
  const sharedTrap = { label: '银行账号与他人相同', check: 'clash.accountNumber', result: 'warn' } as const
  trapped(stage, { key: 'pkg.sharedAccount1', unit: 19, time: '15:10', trap: sharedTrap }, () => ({ claim: shared }))
  trapped(stage, { key: 'pkg.sharedAccount2', unit: 19, time: '15:14', trap: sharedTrap }, () => ({ claim: shared }))
  trapped(
    stage,
    { key: 'pkg.missing', unit: 0, time: '16:02', trap: { label: '缺少材料', check: 'general.materials', result: 'fail' } },
    () => ({
      flaws: { householdSelf: 'missing' },
    }),
  )
  trapped(stage, { key: 'pkg.broken', unit: 1, time: '16:25', trap: { label: '影像损坏，无法打开', check: null, result: 'pass' } }, () => ({
    flaws: { idBack: 'broken' },
  }))
  trapped(stage, { key: 'pkg.rotated', unit: 2, time: '16:40', trap: { label: '影像横置', check: null, result: 'pass' } }, () => ({
    flaws: { householdSelf: 'rotated', idFront: 'rotated' },
  }))
  trapped(
    stage,
    { key: 'pkg.bank', unit: 3, time: '17:11', trap: { label: '金融机构编码不是代发银行', check: 'claim.bank', result: 'warn' } },
    () => ({
      claim: { bankCode: '102731000001', accountNumber: cardNumberFor(payingBanks.icbc, 991) },
    }),
  )
  trapped(stage, {
    key: 'pkg.arrears',
    unit: 4,
    time: '17:30',
    trap: { label: '原单位欠费月份不计入', check: 'claim.paid', result: 'pass', says: '欠缴 2 个月' },
  })

  const insured = known(stage, 'pkg.stillInsured', unitAt(stage, 5))
  employ(insured, { unitNo: unitAt(stage, 5).unitNo, from: '202103', wage: 570_000 })
  oneThing(stage, {
    key: 'pkg.stillInsured',
    unit: 5,
    day: '2025-10-14',
    time: '12:12',
    life: insured,
    lostJobOn: '2025-10-10',
    reason: '01',
    trap: { label: '原单位尚未停保', check: 'unemployed.stopped', result: 'fail' },
  })
  const apart = jobless(stage, 'pkg.monthApart', 6, { months: 58, to: '202508', reason: '05' })
  oneThing(stage, {
    key: 'pkg.monthApart',
    unit: 6,
    day: '2025-10-14',
    time: '13:25',
    life: apart,
    lostJobOn: '2025-08-26',
    reason: '05',
    trap: { label: '停保月份与登记月份不一致', check: 'unemployed.reason', result: 'warn' },
  })

  // Drew 4 of 7 months in 2022, then worked again: 3 months are left over and the count began anew (社会保险法 art. 46).
  const again = jobless(stage, 'pkg.carryOver', 7, { months: 38, reason: '01' })
  const { idNumber, name, card, phone } = again.person
  again.entitlements.push({
    idNumber,
    claimedOn: '2022-03-15',
    paidMonths: 41,
    months: 7,
    carriedOver: 0,
    firstMonth: '202204',
    lastMonth: '202210',
    accountNumber: card,
    accountType: 'card',
    accountName: name,
    bankCode: '105731000001',
    phone: phone ?? '',
    medical: 'fund',
    medicalNo: '53010000123',
    waiverReason: null,
    stoppedFrom: '202208',
    stopReason: 'employed',
  })
  pay(stage.register, again, '202204', '202207', '530111')
  oneThing(stage, {
    key: 'pkg.carryOver',
    unit: 7,
    day: '2025-10-14',
    time: '16:59',
    life: again,
    lostJobOn: '2025-10-09',
    reason: '01',
    trap: { label: '上次未领月数结转', check: 'claim.duration', result: 'pass', says: '上次未领 3 个月' },
  })
}

/** Returned once and sent again. */
function corrected(stage: Stage): void {
  trapped(
    stage,
    {
      key: 'pkg.missingAgain',
      unit: 8,
      day: '2025-10-09',
      time: '15:33',
      trap: { label: '补传材料后再提交', check: 'general.materials', result: 'fail' },
    },
    () => ({
      flaws: { socialCard: 'missing' },
      again: { day: '2025-10-14', time: '19:20' },
    }),
  )
  trapped(
    stage,
    {
      key: 'pkg.accountAgain',
      unit: 9,
      day: '2025-10-10',
      time: '08:47',
      trap: { label: '更换账户后再提交', check: 'claim.account', result: 'fail' },
    },
    () => ({
      claim: { accountName: '王秀英', accountNumber: cardNumberFor(payingBanks.ccb, 992) },
      again: { day: '2025-10-15', time: '12:40' },
    }),
  )
  trapped(
    stage,
    { key: 'pkg.blurred', unit: 10, day: '2025-10-11', time: '09:09', trap: { label: '材料不清晰', check: null, result: 'pass' } },
    () => ({
      flaws: { idFront: 'blurred', account: 'blurred' },
    }),
  )
}
