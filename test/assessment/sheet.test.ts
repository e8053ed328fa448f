import { describe, expect, test } from 'vitest'
import { defaultPolicy as policy } from '../../db/policy/defaults.ts'
import { reconcile } from '../../shared/rules/reconcile.ts'
import { payableTotal, sheetKeys, sheetLineLabels, sheetOf } from '../../shared/rules/sheet.ts'
import { charge, enrolment, register, wage } from '../rules/register.ts'

const zhang = '530102199003070016'
const li = '530129198502280021'
const wang = '360426199101010071'
const zhao = '120103198806018241'
const empty = { unit: 0, person: 0 }

describe('S1-15 the sheet of 202510 (domain rule 2.4)', () => {
  const slice = register(
    [
      enrolment(zhang, '202510'),
      enrolment(li, '202508', { ruralWorker: true }),
      enrolment(wang, '202510'),
      enrolment(zhao, '202508', { toMonth: '202508', stopReason: '01' }),
    ],
    [wage(zhang, '202510', 350_000), wage(li, '202508', 612_345), wage(wang, '202510', 2_500_000), wage(zhao, '202508', 500_000)],
    [charge(zhao, '202508', 3500, 1500), charge(zhao, '202509', 3500, 1500)],
  )
  const { lines } = reconcile(slice, policy, { asOf: '2025-10-20' })

  test('has the thirteen numbers and 397.94 to pay', () => {
    const sheet = sheetOf(lines, empty)
    expect(sheetKeys.map((key) => sheet.lines[key])).toEqual([
      3, 1, 3_226_945, 22_588, 9681, 8572, 3674, 3500, 1500, 27_660, 11_855, 0, 279,
    ])
    expect(payableTotal(sheet.lines)).toBe(39_794)
    expect(sheet.refunded).toEqual({ unit: 3500, person: 1500 })
    expect(sheet.rest).toEqual(empty)
  })

  test('sums rounded persons: 225.88, where base times rate would be 225.89', () => {
    const { unitDue, baseTotal } = sheetOf(lines, empty).lines
    expect(unitDue).toBe(22_588)
    expect(Math.round(baseTotal * 0.007)).toBe(22_589)
  })

  test('a larger 待转金 covers all of lines 4 to 7 and no fee', () => {
    const { lines: thirteen } = sheetOf(lines, { unit: 100_000, person: 100_000 })
    expect([thirteen.unitOffset, thirteen.personOffset]).toEqual([31_160, 13_355])
    expect([thirteen.unitPayable, thirteen.personPayable, thirteen.lateFee]).toEqual([0, 0, 279])
  })
})

test('what lines 4 to 7 fall below zero goes into 待转金 and nobody pays a negative amount', () => {
  const slice = register(
    [enrolment(zhao, '202508', { toMonth: '202508' })],
    [wage(zhao, '202508', 500_000)],
    [charge(zhao, '202508', 3500, 1500), charge(zhao, '202509', 3500, 1500, { received: false })],
  )
  const sheet = sheetOf(reconcile(slice, policy, { asOf: '2025-10-20' }).lines, { unit: 700, person: 0 })
  expect(sheet.lines).toMatchObject({ unitAdjusted: -3500, personAdjusted: -1500, unitOffset: 0, unitPayable: 0, personPayable: 0 })
  expect(sheet.rest).toEqual({ unit: 3500, person: 1500 })
})

test('a unit without persons has a sheet of zeros', () => {
  expect(new Set(Object.values(sheetOf([], { unit: 5, person: 5 }).lines))).toEqual(new Set([0]))
})

test('the form has the groups and words of the seed', () => {
  expect(sheetLineLabels.map((line) => `${line.number} ${line.group.zh} ${line.label.zh}`)).toEqual([
    '1 缴费人员情况 单位缴费人数',
    '2 缴费人员情况 单位农民工缴费人数',
    '3 基数情况 缴费基数总额',
    '4 本月应缴金额 单位应缴',
    '5 本月应缴金额 个人应缴',
    '6 本期补(退)收金额 单位补(减)收',
    '7 本期补(退)收金额 个人补(减)收',
    '8 使用待转金冲减金额 待转金冲减单位部分金额',
    '9 使用待转金冲减金额 待转金冲减个人部分金额',
    '10 本期实际应缴合计 单位应缴',
    '11 本期实际应缴合计 个人应缴',
    '12 本期实际应缴合计 利息',
    '13 本期实际应缴合计 滞纳金',
  ])
})
