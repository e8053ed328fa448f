import { countingValues } from '../../shared/filings/fieldState.ts'
import { findKind } from '../../shared/filings/index.ts'
import { valuesSchema } from '../../shared/filings/schema.ts'
import type { EventData } from '../../shared/journal/events.ts'
import { localDate } from '../../shared/rules/dates.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'
import { actorOf } from './actor.ts'
import { events, invalid, type Meta, type Planned, refused } from './planned.ts'

/** A filing entered at the window. `id` comes from the caller, as all ids do; the number is made here. */
export type CounterFiling = Pick<EventData<'filing.received'>, 'id' | 'kind' | 'officeId' | 'submitter' | 'values' | 'materials'>

/** 窗口受理: received now by the person who enters it, who may then not review it (`denial` says `entered`). */
export function planFile(db: ReadableDb, filing: CounterFiling, meta: Meta): Planned {
  const actor = actorOf(db, meta.staffId)
  const { id, officeId, submitter, materials } = filing
  if (!actor?.offices.includes(officeId)) return refused({ code: 'otherOffice' })
  if (!actor.roles.includes('firstReview') && !actor.roles.includes('supervisor'))
    return invalid('您的岗位不能在窗口受理', 'This post does not accept filings at the counter')
  const kind = findKind(filing.kind)
  if (!kind) return invalid('没有这个事项', 'There is no such matter')
  const values = valuesSchema(kind).safeParse(filing.values)
  if (!values.success) {
    const field = kind.fields[String(values.error.issues[0]?.path[0])]?.label
    return invalid(`填写格式不符：${field?.zh ?? '未知项目'}`, `Not of its form: ${field?.en ?? 'unknown entry'}`)
  }
  if (materials.some((material) => !kind.materials.some((slot) => slot.key === material.slot)))
    return invalid('材料不属于这个事项', 'A document does not belong to this matter')
  return events({
    stream: `filing:${id}`,
    type: 'filing.received',
    data: {
      id,
      number: nextNumber(db, officeId, localDate(meta.now)),
      kind: kind.id,
      jointId: null,
      officeId,
      channel: 'counter',
      portal: '窗口',
      packageId: null,
      submitter,
      submittedAt: meta.now,
      values: countingValues(kind.fields, values.data),
      sources: {},
      materials,
    },
  })
}

/** `guandu20251016-C0001`: office, day, and the running number of that day, read in the transaction that uses it up. */
function nextNumber(db: ReadableDb, officeId: string, day: string): string {
  const prefix = `${officeId.replace(/^km-/, '')}${day.replaceAll('-', '')}-C`
  const last = statement<[string, string], { number: string }>(
    db,
    'SELECT number FROM filing WHERE number >= ? AND number < ? ORDER BY length(number) DESC, number DESC LIMIT 1',
  ).get(prefix, `${prefix}~`)
  return `${prefix}${String(Number(last?.number.slice(prefix.length) ?? 0) + 1).padStart(4, '0')}`
}
