import { z } from 'zod'
import { actorShape } from '../journal/envelope.ts'
import { trailGroups } from '../journal/trailGroups.ts'
import { command, query } from './call.ts'

const text = z.strictObject({ zh: z.string(), en: z.string() })
const group = z.enum(Object.keys(trailGroups) as (keyof typeof trailGroups)[])

/** 审计: the journal as it is, for reading only; nobody else sees the screen. */
export const audit = {
  'audit.page': query(
    ['audit'],
    z.strictObject({
      staffId: z.string().max(60).nullable(),
      group: group.nullable(),
      from: z.iso.date().nullable(),
      to: z.iso.date().nullable(),
      record: z.string().max(100),
      before: z.int().positive().nullable(),
      limit: z.int().min(1).max(200),
    }),
    z.strictObject({
      rows: z.array(
        z.strictObject({
          seq: z.int(),
          at: z.string(),
          who: z.string(),
          via: actorShape.shape.via,
          type: z.string(),
          label: text,
          /** What the entry is about, as the journal calls it, as people call it, and where the desk shows it */
          stream: z.string(),
          record: z.string(),
          place: z.strictObject({ screen: z.string(), path: z.array(z.string()), query: z.record(z.string(), z.string()) }).nullable(),
          /** In words, with numbers masked */
          content: z.string(),
        }),
      ),
      next: z.int().nullable(),
    }),
  ),
  /** One entry in full; an entry of its own says who looked and why. */
  'audit.reveal': command(
    ['audit'],
    z.strictObject({ seq: z.int().positive(), reason: z.string().trim().min(2, '请写明查看原因').max(200) }),
    z.strictObject({ content: z.string() }),
  ),
  /** 审计摘录: the whole journal with a script by which anybody can prove it, into the downloads folder; logged. */
  'audit.extract': command(
    ['audit'],
    z.strictObject({ reason: z.string().trim().min(2, '请写明导出原因').max(200) }),
    z.strictObject({ jobId: z.string() }),
    { reauth: true },
  ),
} as const
