import type { ReadableDb } from '../../../db/open.ts'
import { policyOf } from '../../../db/projections/desk.ts'
import { kindOf } from '../../../shared/filings/index.ts'
import { officeById } from '../../../shared/policy/offices.ts'
import { deadlineOf, unknownDeadline } from '../../../shared/review/deadline.ts'
import { reasonCode } from '../../../shared/review/reasons.ts'
import type { FilingState } from '../../../shared/review/state.ts'
import { localDate } from '../../../shared/rules/dates.ts'
import { maskIdNumber } from '../../../shared/rules/masking.ts'
import type { NameOf } from '../../views/history.ts'
import type { Subject } from '../subject.ts'

const subjectOf = ({ kind: kindId, values }: FilingState) => {
  const { subject } = kindOf(kindId)
  const idNumber = String(values[subject.id] ?? '')
  return { name: String(values[subject.name] ?? ''), idNumber: idNumber === '' ? '' : maskIdNumber(idNumber) }
}
const about = (state: FilingState): string => {
  const { name, idNumber } = subjectOf(state)
  return idNumber === '' ? name : `${name}（${idNumber}）`
}

const subject = (state: FilingState, content: Subject['content'], ...more: [label: string, value: string][]): Subject => ({
  content,
  key: state.id,
  name: subjectOf(state).name,
  period: null,
  figures: [['办件编号', state.number], ['事项', kindOf(state.kind).label.zh], ['办理对象', about(state)], ...more].map(
    ([label = '', value = '']) => ({ label, value }),
  ),
})

/** 受理回执 of a case, all parts of a joint one together; the last stands for it. Numbers are masked: the paper is carried about. */
export function receiptSubject(db: ReadableDb, parts: readonly FilingState[], nameOf: NameOf): Subject | undefined {
  const state = parts.at(-1)
  if (!state) return undefined
  const kind = kindOf(state.kind)
  const materials = parts.flatMap((part) =>
    [...Map.groupBy(part.materials, ({ slot }) => slot)].map(([slot, files]) => ({
      name: kindOf(part.kind).materials.find(({ key }) => key === slot)?.label.zh ?? slot,
      count: files.length,
    })),
  )
  const deadline = deadlineOf(kind, state.submittedAt, policyOf(db))
  const office = officeById(state.officeId)
  return subject(
    state,
    {
      kind: 'receipt',
      data: {
        number: parts.map(({ number }) => number).join('、'),
        item: parts.map((part) => kindOf(part.kind).label.zh).join('、'),
        subject: about(state),
        submitter: state.submitter.name,
        submittedAt: state.submittedAt,
        acceptedBy: state.enteredBy === null ? `${state.portal}（网上提交）` : nameOf(state.enteredBy),
        materials,
        dueOn: deadline.at < unknownDeadline ? localDate(deadline.at) : null,
        dueRule: deadline.rule.zh,
        contact: office ? `${office.address}，电话 ${office.phones.join('、')}` : '',
      },
    },
    ['提交人', state.submitter.name],
  )
}

/** 不予通过告知书; `undefined` while the filing is not rejected. */
export function rejectionSubject(state: FilingState): Subject | undefined {
  const { decision } = state
  if (decision?.verdict !== 'rejected') return undefined
  const kind = kindOf(state.kind)
  const reasons = decision.reasons.map(({ code, fields, materials, note }) => {
    const reason = reasonCode(code)
    const marked = [
      ...fields.map((field) => kind.fields[field]?.label.zh ?? field),
      ...materials.map((slot) => kind.materials.find(({ key }) => key === slot)?.label.zh ?? slot),
    ]
    const which = marked.length > 0 ? `（${marked.join('、')}）` : ''
    const basis = reason ? `依据：${reason.source}。` : ''
    return `${reason?.label.zh ?? code}${which}。${note === '' ? '' : `${note}。`}${reason ? `${reason.fix.zh}。` : ''}${basis}`
  })
  return subject(
    state,
    {
      kind: 'rejection',
      data: {
        number: state.number,
        item: kind.label.zh,
        subject: about(state),
        submitter: state.submitter.name,
        submittedAt: state.submittedAt,
        decidedAt: decision.at,
        reasons,
        note: decision.note,
      },
    },
    ['决定', '不予通过'],
  )
}
