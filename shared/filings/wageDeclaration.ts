import { put } from '../effects/apply.ts'
import { wageDeclare } from '../effects/wageDeclare.ts'
import { limitsFor, secondReviewFor } from '../policy/policy.ts'
import { recordsOf } from '../register/slice.ts'
import { covers, wageIn } from '../rules/due.ts'
import { formatFen } from '../rules/money.ts'
import { addMonths } from '../rules/months.ts'
import { text } from '../text.ts'
import { nameAgrees, unitKnown } from './commonChecks.ts'
import { enrolmentsOf } from './facts.ts'
import { fail, pass, warn } from './findings.ts'
import { insurance } from './groups.ts'
import { defineKind, type Facts, type Fields, type ValuesOf } from './kind.ts'
import { personFields, unitFields } from './sharedFields.ts'

const fields = {
  ...unitFields,
  ...personFields,
  personNo: { label: text('人员编号', 'Person number'), type: 'text', group: insurance, derived: true, maxLength: 20 },
  year: { label: text('申报年度', 'Year'), type: 'integer', group: insurance, required: true },
  monthlyWage: {
    label: text('上年度月平均工资', 'Monthly average wage of the year before'),
    type: 'money',
    group: insurance,
    required: true,
  },
} as const satisfies Fields

type Given = Facts<ValuesOf<typeof fields>>

const firstMonth = ({ values }: Given) => `${values.year ?? 0}01`

/** Where the declared year begins for this enrolment: January, or the month the person came. */
function fromMonth(facts: Given): string | undefined {
  const january = firstMonth(facts)
  const december = addMonths(january, 11)
  const [first] = enrolmentsOf(facts.slice, facts.values.idNumber).filter(
    (e) => e.unitNo === facts.values.unitNo && e.fromMonth <= december && (e.toMonth === null || e.toMonth >= january),
  )
  return first && (covers(first, january) ? january : first.fromMonth)
}

const wages = ({ values, slice }: Given) =>
  recordsOf(slice, 'wage').filter((w) => w.unitNo === values.unitNo && w.idNumber === values.idNumber)

/** 缴费基数申报 (S001 §2.6): the yearly wage of one person; the workbook of a unit brings one filing a row. */
export const wageDeclaration = defineKind({
  id: 'wage.declaration',
  label: text('缴费基数申报', 'Declaration of contribution base'),
  rows: ['S1-23'],
  order: 20,
  fields,
  materials: [],
  clock: { type: 'businessWindow' },
  subject: { name: 'name', id: 'idNumber', unit: 'unitNo' },
  batch: {
    label: text('缴费基数申报', 'Declaration of contribution bases by workbook'),
    version: 1,
    columns: [
      { field: 'personNo', heading: '人员编号' },
      { field: 'name', heading: '人员姓名' },
      { field: 'idNumber', heading: '身份证号码' },
      { field: 'year', heading: '申报年度' },
      { field: 'monthlyWage', heading: '上年度月平均工资（元）' },
    ],
  },
  checks: [
    unitKnown,
    nameAgrees,
    {
      id: 'wage.insured',
      label: text('参保年度', 'Insured in the year'),
      fields: ['idNumber', 'year'],
      rule: { text: text('为本单位当年参保的人员申报', 'For persons insured here in the year'), source: '操作流程 §2.6（S1-23）' },
      run(facts) {
        const open = facts.slice.openPeriod.slice(0, 4)
        if (String(facts.values.year ?? '') > open)
          return fail(text(`${facts.values.year ?? ''} 年度尚未开始申报`, 'The year is not open'), text('更正申报年度', 'Correct the year'))
        const from = fromMonth(facts)
        return from
          ? pass(`自 ${from} 起执行`, `In force from ${from}`)
          : fail(text('该人员当年未在本单位参保', 'Not insured here in the year'), text('核对人员和年度', 'Check person and year'))
      },
    },
    {
      id: 'wage.limits',
      label: text('缴费基数上下限', 'Limits of the base'),
      fields: ['monthlyWage'],
      rule: { text: text('低于下限按下限、高于上限按上限缴费', 'Floor and ceiling hold'), source: '社会保险费征缴；缴费基数上下限表' },
      run(facts) {
        const wage = facts.values.monthlyWage
        const limits = limitsFor(facts.policy, fromMonth(facts) ?? firstMonth(facts))
        if (wage === null) return undefined
        if (!limits.ok) return fail(limits.missing.message, text('补录参数', 'Enter the parameter'))
        if (wage === 0) return fail(text('申报工资为零', 'The wage is zero'), text('退回更正', 'Return for correction'))
        const { floor, ceiling } = limits.row
        if (wage < floor) return pass(`低于下限，按 ${formatFen(floor)} 元`, `Below the floor: ${formatFen(floor)}`)
        if (wage > ceiling) return pass(`高于上限，按 ${formatFen(ceiling)} 元`, `Above the ceiling: ${formatFen(ceiling)}`)
        return pass('在上下限之间', 'Between the limits')
      },
    },
    {
      id: 'wage.again',
      label: text('是否已申报', 'Declared already'),
      fields: ['year', 'monthlyWage'],
      rule: {
        text: text('同一年度再次申报的，以后一次为准并补退差额', 'A second declaration replaces the first'),
        source: '社会保险法 art. 60、62',
      },
      run(facts) {
        const from = fromMonth(facts)
        const held = wages(facts).find((w) => w.fromMonth === from)
        if (!from || !held) {
          const before = from && wageIn(wages(facts), from)
          return pass(`首次申报${before ? `；现为 ${formatFen(before.monthly)} 元` : ''}`, 'First declaration of the year')
        }
        return warn(
          text(`${from} 起已申报 ${formatFen(held.monthly)} 元`, `Declared ${formatFen(held.monthly)} from ${from}`),
          text('核实更正原因并写明', 'Verify why it is corrected and write it down'),
        )
      },
    },
  ],
  effects(facts) {
    const { values, slice } = facts
    const from = fromMonth(facts)
    if (!from || values.unitNo === null || values.idNumber === null || values.monthlyWage === null) return []
    return [put(slice, wageDeclare, { unitNo: values.unitNo, idNumber: values.idNumber, fromMonth: from, monthly: values.monthlyWage })]
  },
  outcome(facts) {
    return [
      { key: 'fromMonth', label: text('执行月份', 'In force from'), type: 'month', value: fromMonth(facts) ?? firstMonth(facts) },
      { key: 'wage', label: text('申报工资', 'Declared wage'), type: 'money', value: facts.values.monthlyWage ?? 0 },
    ]
  },
  secondReview({ policy, today }, { amount }) {
    const rule = secondReviewFor(policy, today, 'wageDeclaration')
    if (!rule.ok || amount < rule.row.threshold) return undefined
    return text(
      `补退差额 ${formatFen(amount)} 元，达到复核标准 ${formatFen(rule.row.threshold)} 元`,
      `A difference of ${formatFen(amount)} reaches ${formatFen(rule.row.threshold)}`,
    )
  },
})
