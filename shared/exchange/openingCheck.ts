import type { OpenedRecord } from '../journal/ledgerEvents.ts'
import { recordKey } from '../register/records.ts'
import { checkCreditCode } from '../rules/creditCode.ts'
import { checkIdNumber } from '../rules/idNumber.ts'
import type { OpeningLine } from './opening.ts'

/** What an opening file holds in all; money in 分. */
export interface OpeningCounts {
  ledgerFrom: string
  openPeriod: string
  units: number
  persons: number
  enrolments: number
  wages: number
  entitlements: number
  /** Other records of the register */
  others: number
  charges: number
  /** Sum of charges received, and not yet */
  received: number
  open: number
  /** 待转金 in all */
  suspense: number
  paidMonths: number
  payments: number
}

/**
 * Looks at the lines of an opening file one after the other: order, duplicates, check digits, and that nothing names a unit or person that does not
 * come before it. Holds keys only. Problems name the member at fault and quote no value.
 */
export class OpeningCheck {
  readonly counts: OpeningCounts = {
    ledgerFrom: '',
    openPeriod: '',
    units: 0,
    persons: 0,
    enrolments: 0,
    wages: 0,
    entitlements: 0,
    others: 0,
    charges: 0,
    received: 0,
    open: 0,
    suspense: 0,
    paidMonths: 0,
    payments: 0,
  }
  #ended = false
  readonly #units = new Set<string>()
  readonly #persons = new Set<string>()
  readonly #keys = new Set<string>()

  /** What is wrong with the line of this number (from 1); empty when it may stand. */
  line(line: OpeningLine, number: number): { readonly field: string | null; readonly problem: string }[] {
    const problems: { readonly field: string | null; readonly problem: string }[] = []
    const wrong = (field: string | null, problem: string) => problems.push({ field, problem })
    const counts = this.counts
    if ((line.type === 'begin') !== (number === 1)) wrong('type', '第一行且只有第一行应为 begin')
    if (this.#ended) wrong('type', 'end 之后不能再有内容')
    const unit = (unitNo: string) => this.#units.has(unitNo) || wrong('unitNo', '单位不在本文件此前的行中')
    const person = (idNumber: string) => this.#persons.has(idNumber) || wrong('idNumber', '人员不在本文件此前的行中')
    const once = (key: string) => {
      if (this.#keys.has(key)) wrong(null, '与此前的行重复')
      this.#keys.add(key)
    }
    switch (line.type) {
      case 'begin':
        counts.ledgerFrom = line.ledgerFrom
        counts.openPeriod = line.openPeriod
        if (line.ledgerFrom > line.openPeriod) wrong('ledgerFrom', '账务起始月不能晚于开始做账期号')
        break
      case 'record':
        this.#record(line, wrong, unit, person, once)
        break
      case 'charge':
        unit(line.unitNo)
        person(line.idNumber)
        once(chargeId(line))
        if (line.period >= counts.openPeriod) wrong('period', '期初只能有开始做账期号以前的核定')
        if (line.coverageMonth < counts.ledgerFrom) wrong('coverageMonth', '早于账务起始月的月份以历史缴费月数表示')
        if (
          line.kind === 'ordinary' || line.kind === 'back'
            ? line.unitAmount < 0 || line.personAmount < 0
            : line.unitAmount > 0 || line.personAmount > 0
        )
          wrong('unitAmount', '正常和补收不小于0，退收和减收不大于0')
        counts.charges += 1
        if (line.kind === 'refund' || line.received) counts.received += line.unitAmount + line.personAmount
        else counts.open += line.unitAmount + line.personAmount
        break
      case 'suspense':
        unit(line.unitNo)
        once(`suspense/${line.unitNo}`)
        counts.suspense += line.unitAmount + line.personAmount
        break
      case 'paidMonths':
        person(line.idNumber)
        once(`paidMonths/${line.idNumber}`)
        counts.paidMonths += 1
        break
      case 'payment':
        person(line.idNumber)
        once(`payment/${line.idNumber}/${line.month}`)
        counts.payments += 1
        break
      case 'personNumber':
        person(line.idNumber)
        once(`personNumber/${line.idNumber}`)
        once(`number/${line.number}`)
        // The desk's own numbers for people who come later.
        if (/^99\d{10}$/.test(line.number)) wrong('number', '99 开头的12位人员编号留给本系统')
        break
      case 'end':
        this.#ended = true
        if (line.lines !== number) wrong('lines', `行数不符：实有 ${number} 行`)
        break
    }
    return problems
  }

  /** What is wanting once the file has ended. */
  end(): string[] {
    return this.#ended ? [] : ['没有 end 行：文件可能不完整']
  }

  #record(
    line: Extract<OpeningLine, { type: 'record' }>,
    wrong: (field: string | null, problem: string) => void,
    unit: (unitNo: string) => unknown,
    person: (idNumber: string) => unknown,
    once: (key: string) => void,
  ): void {
    const opened = openedRecord(line)
    once(`${opened.record}/${recordKey[opened.record](opened.body as never)}`)
    const counts = this.counts
    switch (opened.record) {
      case 'unit':
        if (!checkCreditCode(opened.body.creditCode).ok) wrong('body.creditCode', '统一社会信用代码校验不符')
        this.#units.add(opened.body.unitNo)
        counts.units += 1
        return
      case 'person':
        if (!checkIdNumber(opened.body.idNumber).ok) wrong('body.idNumber', '证件号码校验不符')
        this.#persons.add(opened.body.idNumber)
        counts.persons += 1
        return
      case 'enrolment':
        unit(opened.body.unitNo)
        person(opened.body.idNumber)
        if (opened.body.toMonth !== null && opened.body.toMonth < opened.body.fromMonth) wrong('body.toMonth', '停保月早于参保月')
        counts.enrolments += 1
        return
      case 'wage':
        unit(opened.body.unitNo)
        person(opened.body.idNumber)
        counts.wages += 1
        return
      default:
        if ('idNumber' in opened.body) person(opened.body.idNumber)
        if (opened.record === 'entitlement') counts.entitlements += 1
        else counts.others += 1
    }
  }
}

export const chargeId = (line: Extract<OpeningLine, { type: 'charge' }>): string =>
  `opening/${line.period}/${line.unitNo}/${line.idNumber}/${line.coverageMonth}/${line.kind}`

/** A record line as the journal keeps it. */
export const openedRecord = ({ record, body }: Extract<OpeningLine, { type: 'record' }>): OpenedRecord => ({ record, body }) as OpenedRecord
