import { apply } from '../effects/apply.ts'
import type { Effect } from '../effects/effect.ts'
import { assess, type CaseFacts, type PartAssessment } from '../review/assess.ts'
import type { FilingState } from '../review/state.ts'
import { checkIdNumber } from '../rules/idNumber.ts'
import { type Text, text } from '../text.ts'
import { type Cell, cellValue } from './batchCell.ts'
import { idTypeOf } from './commonChecks.ts'
import type { Batch, Field, Fields, Kind, Value, Values } from './kind.ts'

/** A kind that is offered as a workbook. */
export type BatchKind = Kind & { readonly batch: Batch<Fields> }
export const isBatchKind = (kind: Kind): kind is BatchKind => kind.batch !== undefined

export interface BatchColumn {
  readonly key: string
  readonly heading: string
  readonly field: Field
}

/** The columns of a kind's workbook, in order. */
export const columnsOf = ({ batch, fields }: BatchKind): BatchColumn[] =>
  batch.columns.flatMap(({ field: key, heading }) => {
    const field = fields[key]
    return field ? [{ key, heading, field }] : []
  })

/** The unit that the workbook comes from. */
export interface BatchUnit {
  readonly unitNo: string
  readonly creditCode: string
  readonly unitName: string
}

/** Something about a row: the column's heading (none: the row as a whole), why, and what to do. */
export interface RowFinding {
  readonly column: string | null
  readonly result: 'warn' | 'fail'
  readonly reason: Text
  readonly fix: Text
}

export interface BatchRow {
  /** As the spreadsheet counts, the heading being row 1. */
  readonly row: number
  /** Every field of the kind. */
  readonly values: Values
  /** Cells that could not be read; their values are null. */
  readonly findings: readonly RowFinding[]
}

const correct = text('更正后重新上传', 'Correct it and upload again')

/** One row's cells, by column, as the values of a filing of that unit. */
export function batchRow(
  kind: BatchKind,
  unit: BatchUnit,
  { row, cells, date1904 }: { readonly row: number; readonly cells: readonly (Cell | undefined)[]; readonly date1904: boolean },
): BatchRow {
  const findings: RowFinding[] = []
  const typed: Record<string, Value> = {}
  for (const [place, { key, heading, field }] of columnsOf(kind).entries()) {
    const read = cellValue(field, cells[place], date1904)
    typed[key] = read.ok ? read.value : null
    if (!read.ok) findings.push({ column: heading, result: 'fail', reason: read.reason, fix: correct })
  }
  const id = checkIdNumber(typeof typed['idNumber'] === 'string' ? typed['idNumber'] : '')
  const person = id.ok ? { idType: idTypeOf[id.kind], gender: id.gender, birthDate: id.birthDate } : { idType: '01' }
  const known: Record<string, Value> = { ...unit, ...person, form: 'batch', ...typed }
  return { row, findings, values: Object.fromEntries(Object.keys(kind.fields).map((key) => [key, known[key] ?? null])) }
}

/** Months after the stop that were paid: what goes back, in 分 (positive). */
export interface Refund {
  readonly months: number
  readonly unitAmount: number
  readonly personAmount: number
}

export interface RowResult {
  readonly row: number
  readonly name: string
  readonly idNumber: string
  /** 校验成功, 警告, 校验失败 */
  readonly group: 'passed' | 'warned' | 'failed'
  readonly findings: readonly RowFinding[]
  /** 退收信息 of a row that did not fail. */
  readonly refund: Refund | null
}

/** What happens to good rows beside bad ones: nothing is filed, or they are filed now and the bad ones stay parked. */
export type BatchPolicy = 'allOrNothing' | 'goodRowsNow'

export interface BatchResult {
  readonly rows: readonly RowResult[]
  /** Rows that may be filed under the policy. */
  readonly accepted: readonly number[]
  /** Rows kept back for correction. */
  readonly parked: readonly number[]
}

export interface RowsAsk {
  readonly kind: BatchKind
  readonly officeId: string
  /** ISO time of the upload */
  readonly at: string
  /** Whether a person may come again in a later row; everybody unless told, and what earlier rows did is kept for all of them. */
  comesAgain?(idNumber: string): boolean
  /** Register, policy tables and clashes for one row's filing. */
  factsOf(filing: FilingState): CaseFacts
}

export interface BatchAsk extends RowsAsk {
  readonly rows: readonly BatchRow[]
  readonly policy: BatchPolicy
}

/** Whom a row is about. */
export const subjectOfRow = ({ subject }: BatchKind, { values }: Pick<BatchRow, 'values'>) => ({
  name: String(values[subject.name] ?? ''),
  idNumber: String(values[subject.id] ?? ''),
})

/**
 * Holds one row after the other against the checks of its kind, as if each were filed by itself. A row sees what earlier rows of the same
 * person would do; other rows do not touch it. Pure but for its memory of earlier rows.
 */
export function rowAssessor({ kind, officeId, at, factsOf, comesAgain = () => true }: RowsAsk): (row: BatchRow) => RowResult {
  const earlier = new Map<string, { readonly row: BatchRow; readonly effects: readonly Effect[] }>()
  return (row) => {
    const { name, idNumber } = subjectOfRow(kind, row)
    const before = idNumber === '' ? undefined : earlier.get(idNumber)
    const filing = rowFiling(kind, row, officeId, at)
    const facts = factsOf(filing)
    const [part] = assess(before ? { ...facts, slice: apply(facts.slice, before.effects) } : facts)
    if (!part) throw new Error('a row was not assessed')
    const findings = [...row.findings, ...(before ? [again(row, before.row)] : []), ...checkFindings(kind, row, part)]
    const failed = findings.some(({ result }) => result === 'fail')
    if (idNumber !== '' && comesAgain(idNumber))
      earlier.set(idNumber, { row: before?.row ?? row, effects: [...(before?.effects ?? []), ...(failed ? [] : part.effects)] })
    const group = failed ? 'failed' : findings.length > 0 ? 'warned' : 'passed'
    return { row: row.row, name, idNumber, group, findings, refund: failed ? null : refundOf(part) }
  }
}

/** All rows of a small batch, and which of them may be filed under the policy. */
export function assessBatch({ rows, policy, ...ask }: BatchAsk): BatchResult {
  const results = rows.map(rowAssessor(ask))
  const numbers = (wanted: (result: RowResult) => boolean) => results.filter(wanted).map(({ row }) => row)
  const bad = numbers(({ group }) => group === 'failed')
  if (policy === 'allOrNothing' && bad.length > 0) return { rows: results, accepted: [], parked: numbers(() => true) }
  return { rows: results, accepted: numbers(({ group }) => group !== 'failed'), parked: bad }
}

/** The same row twice is a slip; two different rows of one person may be meant. */
function again(row: BatchRow, first: BatchRow): RowFinding {
  const same = Object.keys(row.values).every((key) => row.values[key] === first.values[key])
  return same
    ? {
        column: null,
        result: 'fail',
        reason: text(`与第 ${first.row} 行重复`, `Repeats row ${first.row}`),
        fix: text('删去其中一行', 'Remove one of the two'),
      }
    : {
        column: null,
        result: 'warn',
        reason: text(`与第 ${first.row} 行是同一人`, `The same person as in row ${first.row}`),
        fix: text('核实两行是否都要办理', 'Verify that both are meant'),
      }
}

function checkFindings(kind: BatchKind, row: BatchRow, part: PartAssessment): RowFinding[] {
  const columns = columnsOf(kind)
  // Without a cell that could not be read, the rules of the matter would complain of what follows from it.
  const unread = row.findings.length > 0
  const checks = part.checks.flatMap(({ id, fields, result, detail, clear }): RowFinding[] => {
    if (result === 'pass') return []
    if (unread && (id === 'general.required' || !id.startsWith('general.'))) return []
    const column = id === 'general.required' ? null : (columns.find(({ key }) => fields.includes(key))?.heading ?? null)
    // What the general checks propose is said to a reviewer; the unit corrects its cell.
    return [{ column, result, reason: detail, fix: id.startsWith('general.') ? correct : (clear ?? correct) }]
  })
  const blocked = part.blocked.map(
    (reason): RowFinding => ({ column: null, result: 'fail', reason, fix: text('由经办机构补录参数', 'The agency enters the figure') }),
  )
  return [...checks, ...blocked]
}

function refundOf({ money }: PartAssessment): Refund | null {
  const back = money.filter(({ unitAmount, personAmount }) => unitAmount + personAmount < 0)
  if (back.length === 0) return null
  return {
    months: new Set(back.map(({ coverageMonth }) => coverageMonth)).size,
    unitAmount: -back.reduce((sum, line) => sum + line.unitAmount, 0),
    personAmount: -back.reduce((sum, line) => sum + line.personAmount, 0),
  }
}

const rowFiling = (kind: BatchKind, { row, values }: BatchRow, officeId: string, at: string): FilingState => ({
  id: `row-${row}`,
  number: String(row),
  kind: kind.id,
  jointId: null,
  batch: null,
  officeId,
  channel: 'counter',
  portal: '',
  acceptances: [],
  enteredBy: null,
  packageId: null,
  submittedAt: at,
  receivedAt: at,
  submitter: { name: '', identity: '' },
  values,
  sources: {},
  materials: [],
  round: 1,
  previous: null,
  status: 'submitted',
  lease: null,
  firstReview: null,
  acknowledgements: [],
  decision: null,
  rolledBack: null,
  corrects: null,
  excludedStaff: [],
  leftDesk: false,
  version: 1,
})
