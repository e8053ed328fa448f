import { type Text, text } from '../text.ts'
import type { ReconcileLine } from './reconcile.ts'

/** The 13 lines of 失业保险单位月缴费核定表 in their order; persons in 人, money in 分. Source: S001 2.5; domain rule 2.3. */
export const sheetKeys = [
  'payers',
  'ruralPayers',
  'baseTotal',
  'unitDue',
  'personDue',
  'unitAdjusted',
  'personAdjusted',
  'unitOffset',
  'personOffset',
  'unitPayable',
  'personPayable',
  'interest',
  'lateFee',
] as const
export type SheetKey = (typeof sheetKeys)[number]
export type SheetLines = { readonly [K in SheetKey]: number }

/** The 13 numbers in their order. */
export const numbersOf = (lines: SheetLines): number[] => sheetKeys.map((key) => lines[key])

export interface SheetLineLabel {
  readonly key: SheetKey
  /** 序号 */
  readonly number: number
  readonly group: Text
  readonly label: Text
  readonly unit: 'persons' | 'money'
}

const groups = {
  payers: text('缴费人员情况', 'Payers'),
  base: text('基数情况', 'Contribution base'),
  due: text('本月应缴金额', 'Due for the month'),
  adjusted: text('本期补(退)收金额', 'Back-collected (reduced) this period'),
  offset: text('使用待转金冲减金额', 'Offset with suspense'),
  payable: text('本期实际应缴合计', 'Payable this period'),
} as const

const labels: { readonly [K in SheetKey]: readonly [Text, Text, SheetLineLabel['unit']] } = {
  payers: [groups.payers, text('单位缴费人数', 'Persons insured'), 'persons'],
  ruralPayers: [groups.payers, text('单位农民工缴费人数', 'Of them rural workers'), 'persons'],
  baseTotal: [groups.base, text('缴费基数总额', 'Total contribution base'), 'money'],
  unitDue: [groups.due, text('单位应缴', 'Unit share'), 'money'],
  personDue: [groups.due, text('个人应缴', 'Personal share'), 'money'],
  unitAdjusted: [groups.adjusted, text('单位补(减)收', 'Unit share'), 'money'],
  personAdjusted: [groups.adjusted, text('个人补(减)收', 'Personal share'), 'money'],
  unitOffset: [groups.offset, text('待转金冲减单位部分金额', 'Unit share'), 'money'],
  personOffset: [groups.offset, text('待转金冲减个人部分金额', 'Personal share'), 'money'],
  unitPayable: [groups.payable, text('单位应缴', 'Unit share'), 'money'],
  personPayable: [groups.payable, text('个人应缴', 'Personal share'), 'money'],
  interest: [groups.payable, text('利息', 'Interest'), 'money'],
  lateFee: [groups.payable, text('滞纳金', 'Late fee'), 'money'],
}

/** The words of the seed's form, line by line. */
export const sheetLineLabels: readonly SheetLineLabel[] = sheetKeys.map((key, index) => {
  const [group, label, unit] = labels[key]
  return { key, number: index + 1, group, label, unit }
})

/** 合计应缴: what the unit has to pay for the period, in 分. */
export const payableTotal = (sheet: SheetLines): number => sheet.unitPayable + sheet.personPayable + sheet.interest + sheet.lateFee

/** 待转金 in 分, both shares; never negative as a balance. */
export interface SuspenseShares {
  readonly unit: number
  readonly person: number
}

/** A unit's sheet with what it moves in 待转金. */
export interface Sheet {
  readonly lines: SheetLines
  /** Money given back of received months (退收), into 待转金 */
  readonly refunded: SuspenseShares
  /** The part of lines 4 to 7 below zero, into 待转金, because nobody pays a negative amount */
  readonly rest: SuspenseShares
}

/** Lines 1 to 5 of those whose ordinary month was added up without lines. */
export type OrdinaryTotals = Pick<SheetLines, 'payers' | 'ruralPayers' | 'baseTotal' | 'unitDue' | 'personDue'>
const nobody: OrdinaryTotals = { payers: 0, ruralPayers: 0, baseTotal: 0, unitDue: 0, personDue: 0 }

/**
 * The 13 lines of one unit from the lines that a run would book for it (but for the `ordinary` ones already added up), and the unit's 待转金
 * before the run. Refunds are credited first and
 * may be offset at once; late fee and interest are never offset. Source: domain rule 2.3.
 */
export function sheetOf(booked: readonly ReconcileLine[], balance: SuspenseShares, ordinary: OrdinaryTotals = nobody): Sheet {
  const sum = {
    ...ordinary,
    unitAdjusted: 0,
    personAdjusted: 0,
    interest: 0,
    lateFee: 0,
  }
  const payers = new Set<string>()
  const refunded = { unit: 0, person: 0 }
  for (const line of booked) {
    if (line.kind === 'ordinary') {
      if (!payers.has(line.idNumber)) {
        payers.add(line.idNumber)
        sum.payers += 1
        sum.baseTotal += line.base
        if (line.ruralWorker) sum.ruralPayers += 1
      }
      sum.unitDue += line.unitAmount
      sum.personDue += line.personAmount
    } else if (line.kind === 'refund') {
      refunded.unit -= line.unitAmount
      refunded.person -= line.personAmount
    } else {
      sum.unitAdjusted += line.unitAmount
      sum.personAdjusted += line.personAmount
      sum.interest += line.interest
      sum.lateFee += line.lateFee
    }
  }
  const owed = { unit: sum.unitDue + sum.unitAdjusted, person: sum.personDue + sum.personAdjusted }
  const unitOffset = offset(balance.unit + refunded.unit, owed.unit)
  const personOffset = offset(balance.person + refunded.person, owed.person)
  const lines: SheetLines = {
    ...sum,
    unitOffset,
    personOffset,
    unitPayable: Math.max(0, owed.unit) - unitOffset,
    personPayable: Math.max(0, owed.person) - personOffset,
  }
  return { lines, refunded, rest: { unit: Math.max(0, -owed.unit), person: Math.max(0, -owed.person) } }
}

/** A negative balance would be a debt of the desk to itself and offsets nothing. */
const offset = (balance: number, owed: number): number => Math.min(Math.max(0, balance), Math.max(0, owed))
