import { countingValues } from '../../shared/filings/fieldState.ts'
import { findKind, kindOf } from '../../shared/filings/index.ts'
import { isJoint } from '../../shared/filings/joint.ts'
import type { Kind } from '../../shared/filings/kind.ts'
import { valuesSchema } from '../../shared/filings/schema.ts'
import type { EventData } from '../../shared/journal/events.ts'
import { localDate } from '../../shared/rules/dates.ts'
import { caseParts } from '../caseFacts.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'
import { actorOf } from './actor.ts'
import { events, invalid, type Meta, type Planned, type PlannedEvent, refused } from './planned.ts'

/** A filing entered at the window. `id` comes from the caller, as all ids do; the number is made here. */
export type CounterFiling = Pick<
  EventData<'filing.received'>,
  'id' | 'kind' | 'officeId' | 'submitter' | 'values' | 'materials' | 'corrects' | 'acceptances'
>
/** What a correction puts in the place of a part's values and documents. */
export type CounterCorrection = Pick<CounterFiling, 'id' | 'values' | 'materials'>

/**
 * 窗口受理: received now by the person who enters it, who may then not review it (`denial` says `entered`). Several filings are one joint
 * package (一件事) under `jointId`.
 */
export function planFile(db: ReadableDb, filings: readonly CounterFiling[], jointId: string | null, meta: Meta): Planned {
  const kinds = filings.flatMap((filing) => findKind(filing.kind) ?? [])
  if (kinds.length < filings.length) return invalid('没有这个事项', 'There is no such matter')
  if (filings.length > 1 && !isJoint(kinds)) return invalid('这些事项不能一件事联办', 'These matters are no joint package')
  let place = 0
  const planned: PlannedEvent[] = []
  for (const filing of filings) {
    const { id, officeId, submitter, materials, corrects, acceptances } = filing
    const barred = barrier(db, officeId, meta)
    if (barred) return barred
    const kind = kindOf(filing.kind)
    const problem = misfit(kind, filing)
    if (problem) return problem
    planned.push({
      stream: `filing:${id}`,
      type: 'filing.received',
      data: {
        id,
        number: nextNumber(db, officeId, localDate(meta.now), place++),
        kind: kind.id,
        jointId: filings.length > 1 ? jointId : null,
        officeId,
        channel: 'counter',
        portal: '窗口',
        packageId: null,
        submitter,
        submittedAt: meta.now,
        values: countingValues(kind.fields, valuesSchema(kind).parse(filing.values)),
        sources: {},
        materials,
        ...(acceptances !== undefined && { acceptances }),
        ...(corrects !== undefined && { corrects }),
      },
    })
  }
  return events(...planned)
}

/** 补正: a returned filing of the counter comes in again, all parts of its case together, for another round. */
export function planCorrect(db: ReadableDb, caseId: string, corrections: readonly CounterCorrection[], meta: Meta): Planned {
  const parts = caseParts(db, caseId)
  const [first] = parts
  if (!first) return refused({ code: 'notFound' })
  const barred = barrier(db, first.officeId, meta)
  if (barred) return barred
  if (parts.some(({ channel }) => channel !== 'counter'))
    return invalid('网厅提交的办件由申请人在网厅补正', 'What a portal sent is corrected on the portal')
  if (parts.some(({ status }) => status !== 'returned')) return invalid('办件不在退回补正状态', 'The case was not returned')
  const planned: PlannedEvent[] = []
  for (const part of parts) {
    const correction = corrections.find(({ id }) => id === part.id)
    if (!correction) return invalid('一件事的各项须一起补正', 'The parts of a joint package are corrected together')
    const kind = kindOf(part.kind)
    const problem = misfit(kind, correction)
    if (problem) return problem
    planned.push({
      stream: `filing:${part.id}`,
      type: 'filing.resubmitted',
      data: {
        packageId: null,
        submittedAt: meta.now,
        values: countingValues(kind.fields, valuesSchema(kind).parse(correction.values)),
        sources: {},
        materials: correction.materials,
      },
    })
  }
  return events(...planned)
}

function barrier(db: ReadableDb, officeId: string, meta: Meta): Planned | undefined {
  const actor = actorOf(db, meta.staffId)
  if (!actor?.offices.includes(officeId)) return refused({ code: 'otherOffice' })
  if (actor.roles.includes('firstReview') || actor.roles.includes('supervisor')) return undefined
  return invalid('您的岗位不能在窗口受理', 'This post does not accept filings at the counter')
}

/** What in values or documents is not of the kind's form. */
function misfit(kind: Kind, { values, materials }: Pick<CounterFiling, 'values' | 'materials'>): Planned | undefined {
  const read = valuesSchema(kind).safeParse(values)
  if (!read.success) {
    const field = kind.fields[String(read.error.issues[0]?.path[0])]?.label
    return invalid(`填写格式不符：${field?.zh ?? '未知项目'}`, `Not of its form: ${field?.en ?? 'unknown entry'}`)
  }
  if (materials.every((material) => kind.materials.some((slot) => slot.key === material.slot))) return undefined
  return invalid('材料不属于这个事项', 'A document does not belong to this matter')
}

/** `guandu20251016-C0001`: office, day, and the running number of that day, read in the transaction that uses it up; `place` among those that come together. */
function nextNumber(db: ReadableDb, officeId: string, day: string, place: number): string {
  const prefix = `${officeId.replace(/^km-/, '')}${day.replaceAll('-', '')}-C`
  const last = statement<[string, string], { number: string }>(
    db,
    'SELECT number FROM filing WHERE number >= ? AND number < ? ORDER BY length(number) DESC, number DESC LIMIT 1',
  ).get(prefix, `${prefix}~`)
  return `${prefix}${String(Number(last?.number.slice(prefix.length) ?? 0) + 1 + place).padStart(4, '0')}`
}
