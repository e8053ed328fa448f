import type { EventData } from '../../shared/journal/events.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { openingState } from '../queries/opening.ts'
import { actorOf } from './actor.ts'
import { events, invalid, type Meta, type Planned, refused } from './planned.ts'

/** 期初建账 of a real office: one event a part, all in one transaction, and only before anything else was done at this desk. */
export function planTakeOver(db: ReadableDb, parts: readonly EventData<'register.opened'>[], meta: Meta): Planned {
  const actor = actorOf(db, meta.staffId)
  if (!actor) return refused({ code: 'notFound' })
  if (!actor.roles.includes('supervisor')) return invalid('期初余额由主管导入', 'A supervisor takes the opening balance over')
  const { state } = openingState(db)
  if (state === 'taken') return invalid('期初余额已导入，不能再次导入', 'An opening balance was taken over before')
  if (state === 'closed')
    return invalid('本机构已开始办理业务，不能再导入期初余额', 'The office has begun its work; nothing can be taken over now')
  return events(...parts.map((data) => ({ stream: 'register', type: 'register.opened' as const, data })))
}
