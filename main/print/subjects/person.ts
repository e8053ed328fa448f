import { loadSlice } from '../../../db/caseFacts.ts'
import type { ReadableDb } from '../../../db/open.ts'
import { personView } from '../../../db/queries/registerViews.ts'
import { unitByNo } from '../../../db/queries/units.ts'
import { maskIdNumber } from '../../../shared/rules/masking.ts'
import { paidMonths } from '../../../shared/rules/paidMonths.ts'
import type { Subject } from '../subject.ts'

const genders: Readonly<Record<string, string>> = { '1': '男', '2': '女' }
const none = { offices: [], staffId: '' }

const unitNameOf = (db: ReadableDb, unitNo: string): string => unitByNo(db, unitNo)?.name ?? unitNo

/** By `personId` of the register; `undefined` for nobody. `today` is the office's day. */
export function rightsSubject(db: ReadableDb, personId: string, today: string): Subject | undefined {
  const found = personView(db, personId, none)
  if (!found) return undefined
  const { idNumber, name, gender, birthDate } = found.person
  const slice = loadSlice(db, [idNumber], [])
  const charges = slice.charges.filter((charge) => charge.idNumber === idNumber)
  const byYear = Map.groupBy(charges, ({ coverageMonth }) => coverageMonth.slice(0, 4))
  const years = [...byYear.keys()].sort().map((year) => {
    const own = byYear.get(year) ?? []
    const months = [...Map.groupBy(own, ({ coverageMonth }) => coverageMonth).values()].filter(
      (lines) => lines.reduce((total, line) => total + line.unitAmount + line.personAmount, 0) > 0,
    )
    return {
      year,
      months: months.length,
      received: months.filter((lines) => lines.every((line) => line.received || line.kind === 'refund')).length,
      unitAmount: own.reduce((total, line) => total + line.unitAmount, 0),
      personAmount: own.reduce((total, line) => total + line.personAmount, 0),
    }
  })
  const payments = slice.payments.filter((payment) => payment.idNumber === idNumber)
  const total = paidMonths(slice, idNumber, today).total
  return {
    content: {
      kind: 'rightsStatement',
      data: {
        name,
        idNumber,
        gender: genders[gender] ?? '未说明',
        birthDate,
        enrolments: found.enrolments.map(({ unitNo, fromMonth, toMonth }) => ({
          unitNo,
          unitName: unitNameOf(db, unitNo),
          from: fromMonth,
          to: toMonth,
        })),
        years,
        paidMonths: total,
        benefits: found.entitlements.map(({ firstMonth, lastMonth, months, stoppedFrom }) => ({
          from: firstMonth,
          to: lastMonth,
          months,
          state: stoppedFrom === null ? '已核定' : `自 ${stoppedFrom} 停发`,
        })),
        payments: { count: payments.length, amount: payments.reduce((sum, { amount }) => sum + amount, 0) },
        subsidies: found.subsidies.map(({ certificateNo, occupation, amount, appliedOn }) => ({
          certificate: certificateNo,
          occupation,
          amount,
          on: appliedOn,
        })),
      },
    },
    key: idNumber,
    name,
    period: null,
    figures: [
      { label: '姓名', value: name },
      { label: '社会保障号码', value: maskIdNumber(idNumber) },
      { label: '累计缴费月数', value: String(total) },
    ],
  }
}

/** 参保缴费证明; `undefined` for nobody, or for somebody who never was insured. */
export function certificateSubject(db: ReadableDb, personId: string, today: string): Subject | undefined {
  const found = personView(db, personId, none)
  const enrolment = found?.enrolments.findLast(({ toMonth }) => toMonth === null) ?? found?.enrolments.at(-1)
  if (!found || !enrolment) return undefined
  const { idNumber, name } = found.person
  const slice = loadSlice(db, [idNumber], [])
  const unit = unitByNo(db, enrolment.unitNo)
  const [last] = slice.charges
    .filter((charge) => charge.idNumber === idNumber && charge.received && charge.kind === 'ordinary')
    .sort((a, b) => (a.coverageMonth < b.coverageMonth ? 1 : -1))
  const month = today.slice(0, 7).replace('-', '')
  const draws = found.entitlements.some(
    ({ firstMonth, lastMonth, stoppedFrom }) => firstMonth <= month && month <= lastMonth && (stoppedFrom === null || month < stoppedFrom),
  )
  const total = paidMonths(slice, idNumber, today).total
  const unitName = unit?.name ?? enrolment.unitNo
  return {
    content: {
      kind: 'contributionCertificate',
      data: {
        name,
        idNumber,
        unitName,
        unitNo: enrolment.unitNo,
        creditCode: unit?.creditCode ?? '',
        insured: enrolment.toMonth === null,
        from: enrolment.fromMonth,
        to: enrolment.toMonth,
        paidMonths: total,
        last: last ? { month: last.coverageMonth, base: last.base, unitAmount: last.unitAmount, personAmount: last.personAmount } : null,
        drawsBenefit: draws,
      },
    },
    key: idNumber,
    name,
    period: null,
    figures: [
      { label: '姓名', value: name },
      { label: '社会保障号码', value: maskIdNumber(idNumber) },
      { label: '参保单位', value: unitName },
      { label: '参保状态', value: enrolment.toMonth === null ? '参保缴费' : '暂停缴费' },
      { label: '累计缴费月数', value: String(total) },
    ],
  }
}
