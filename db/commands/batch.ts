import { isBatchKind } from '../../shared/filings/batch.ts'
import { countingValues } from '../../shared/filings/fieldState.ts'
import { findKind } from '../../shared/filings/index.ts'
import type { Values } from '../../shared/filings/kind.ts'
import { valuesSchema } from '../../shared/filings/schema.ts'
import type { EventData } from '../../shared/journal/events.ts'
import { localDate } from '../../shared/rules/dates.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { batchById, parkedRow } from '../queries/batches.ts'
import { statement } from '../statement.ts'
import { actorOf } from './actor.ts'
import { events, invalid, type Meta, type Planned, type PlannedEvent, refused } from './planned.ts'

/** A workbook with what is to become of its rows; the number is made here. */
export interface ReceivedBatch extends Omit<EventData<'batch.received'>, 'number'> {
  /** Parked rows of an earlier batch that this one brings again. */
  readonly corrects: { readonly batchId: string; readonly rows: readonly number[] } | null
}

/** One part (分卷) of a batch: its rows become filings and one case. Ids come from the caller, as all ids do. */
export interface BatchPart {
  readonly batchId: string
  readonly part: number
  readonly submitter: EventData<'filing.received'>['submitter']
  readonly rows: readonly { readonly id: string; readonly row: number; readonly values: Values; readonly note: string }[]
}

const accepts = (db: ReadableDb, officeId: string, meta: Meta): Planned | undefined => {
  const actor = actorOf(db, meta.staffId)
  if (!actor?.offices.includes(officeId)) return refused({ code: 'notFound' })
  if (actor.roles.includes('firstReview') || actor.roles.includes('supervisor')) return undefined
  return invalid('您的岗位不能受理批量申报', 'This post does not accept batches')
}

/** 批量受理: names the batch and says which rows stay parked; the filings follow part by part (`planBatchPart`). */
export function planBatch(db: ReadableDb, { corrects, ...batch }: ReceivedBatch, meta: Meta): Planned {
  const barred = accepts(db, batch.officeId, meta)
  if (barred) return barred
  const kind = findKind(batch.kind)
  if (!kind || !isBatchKind(kind)) return invalid('这个事项没有批量模板', 'This matter has no workbook')
  if (batch.policy === 'allOrNothing' && batch.parked.length > 0)
    return invalid('整批方式下有未通过的行，未保存', 'Under all or nothing every row must pass')
  const corrected: PlannedEvent[] = corrects
    ? [{ stream: `batch:${corrects.batchId}`, type: 'batch.rowsCorrected', data: { rows: [...corrects.rows], by: batch.batchId } }]
    : []
  const number = nextNumber(db, batch.officeId, localDate(meta.now))
  return events({ stream: `batch:${batch.batchId}`, type: 'batch.received', data: { ...batch, number } }, ...corrected)
}

/** The rows of one part, each a filing of the counter, entered by whoever took the batch in and reviewed by somebody else. */
export function planBatchPart(db: ReadableDb, { batchId, part, submitter, rows }: BatchPart, meta: Meta): Planned {
  const batch = batchById(db, batchId)
  const kind = batch && findKind(batch.kind)
  if (!batch || !kind) return refused({ code: 'notFound' })
  const barred = accepts(db, batch.officeId, meta)
  if (barred) return barred
  const schema = valuesSchema(kind)
  return events(
    ...rows.map(({ id, row, values, note }) => ({
      stream: `filing:${id}`,
      type: 'filing.received' as const,
      data: {
        id,
        number: `${batch.number}-${String(row).padStart(5, '0')}`,
        kind: kind.id,
        jointId: null,
        officeId: batch.officeId,
        channel: 'counter',
        portal: '窗口批量',
        packageId: null,
        submitter,
        batch: { id: batchId, part, row, note },
        submittedAt: batch.at,
        values: countingValues(kind.fields, schema.parse(values)),
        sources: {},
        materials: [],
      },
    })),
  )
}

export function planDropRow(db: ReadableDb, batchId: string, row: number, reason: string, meta: Meta): Planned {
  const batch = batchById(db, batchId)
  if (!batch) return refused({ code: 'notFound' })
  const barred = accepts(db, batch.officeId, meta)
  if (barred) return barred
  if (parkedRow(db, batchId, row)?.state !== 'parked') return invalid('这一行已不在暂存中', 'The row is not parked any more')
  return events({ stream: `batch:${batchId}`, type: 'batch.rowDropped', data: { row, reason } })
}

/** `guandu20251016-B0001`: office, day and the running number of that day. */
function nextNumber(db: ReadableDb, officeId: string, day: string): string {
  const prefix = `${officeId.replace(/^km-/, '')}${day.replaceAll('-', '')}-B`
  const last = statement<[string, string], { number: string }>(
    db,
    'SELECT number FROM batch WHERE number >= ? AND number < ? ORDER BY length(number) DESC, number DESC LIMIT 1',
  ).get(prefix, `${prefix}~`)
  return `${prefix}${String(Number(last?.number.slice(prefix.length) ?? 0) + 1).padStart(4, '0')}`
}
