import { caseParts } from '../../db/caseFacts.ts'
import { overview } from '../../db/queries/overview.ts'
import { queueCount, queueNeighbour, queuePage } from '../../db/queries/queue.ts'
import { draft } from '../../db/vault.ts'
import type { filings } from '../../shared/contract/filings.ts'
import type { Effect } from '../../shared/effects/effect.ts'
import { effectType } from '../../shared/effects/index.ts'
import { kindOf } from '../../shared/filings/index.ts'
import type { Envelope } from '../../shared/journal/envelope.ts'
import { type Text, text } from '../../shared/text.ts'
import { backupStanding, isOverdue } from '../backups.ts'
import type { Handlers, SignedContext } from '../context.ts'
import { listInbox } from '../intake/inbox.ts'
import { Problem } from '../problem.ts'
import { queueRowView } from '../views/lists.ts'
import { notFound } from '../views/refusal.ts'
import { write } from '../write.ts'
import { filingFor, namesOf, openCase, openPart, partsFor, previewCase, scopeOf } from './cases.ts'
import { assertSmall } from './small.ts'

const draftKey = ({ actor }: SignedContext, key: string) => `${actor.staffId}/${key}`

export const filingsHandlers: Handlers<keyof typeof filings> = {
  'work.overview': async (_input, context) => {
    const { db, dir, clock, inbox } = context.signed.desk
    const { waiting } = await listInbox(inbox, Date.now())
    const now = clock.now()
    // The computer's own time: a demonstration office lives in the past, its disk does not.
    const { last, age } = backupStanding(dir, Date.now())
    const { mine, urgent, byKind, counts, ...rest } = overview(db, { scope: scopeOf(context), now })
    const nameOf = namesOf(db)
    const row = (record: (typeof mine)[number]) => queueRowView(record, now, nameOf)
    return {
      ...rest,
      counts: counts.map((count) => ({ ...count })),
      mine: mine.map(row),
      urgent: urgent.map(row),
      byKind: byKind.map(({ kind, open }) => ({ kind, label: kindOf(kind).label, open })),
      inboxWaiting: waiting.length,
      backup: { days: last === null ? null : Math.floor(age / 86_400_000), overdue: isOverdue(context.signed.desk, Date.now()) },
    }
  },
  'queue.page': (ask, context) => {
    const { db, clock } = context.signed.desk
    const { rows, next } = queuePage(db, { ...ask, scope: scopeOf(context) })
    const nameOf = namesOf(db)
    return { rows: rows.map((row) => queueRowView(row, clock.now(), nameOf)), next }
  },
  'queue.count': ({ filter }, context) => ({ count: queueCount(context.signed.desk.db, { filter, scope: scopeOf(context) }) }),
  'queue.neighbour': (ask, context) => {
    const { db } = context.signed.desk
    partsFor(db, ask.caseId, context.actor)
    return { caseId: queueNeighbour(db, { ...ask, scope: scopeOf(context) }) }
  },
  'case.open': ({ caseId }, context) => openCase(context, caseId),
  'case.preview': ({ caseId, excluded }, context) => previewCase(context, caseId, excluded),
  'case.part': ({ caseId, filingId }, context) => openPart(context, caseId, filingId),
  'case.review': async ({ caseId, command }, context) => {
    const { db } = context.signed.desk
    const ids = partsFor(db, caseId, context.actor).map((part) => part.id)
    const events = await write(context, { type: 'review', caseId, command }).catch(async (error: unknown) => {
      if (!(error instanceof Problem) || error.code !== 'changed') throw error
      const excluded = command.type === 'approve' ? command.excluded.map(({ filingId }) => filingId) : []
      throw new Problem('changed', error.message, await previewCase(context, caseId, excluded))
    })
    if (!events.every(({ stream }) => ids.includes(stream.slice('filing:'.length))))
      throw new Problem('badMessage', '命令编号已用于另一件办件。')
    return {
      statuses: caseParts(db, caseId).map(({ id, status }) => ({ filingId: id, status })),
      posted: events.flatMap(postedWords),
    }
  },
  'case.reveal': async ({ filingId, field, reason }, context) => {
    const { state, kind } = filingFor(context.signed.desk.db, filingId, context.actor)
    const value = state.values[field]
    if (!Object.hasOwn(kindOf(kind).fields, field) || typeof value !== 'string' || value === '') throw notFound()
    await write(context, { type: 'reveal', filingId, field, reason })
    return { value }
  },
  'case.attachment': ({ filingId, sha256 }, { signed, actor, blobs }) => {
    const { state } = filingFor(signed.desk.db, filingId, actor)
    if (!state.materials.some((material) => material.sha256 === sha256)) throw notFound()
    return { url: `/blob/${blobs.grant({ sha256, sessionId: signed.id })}` }
  },
  'draft.get': ({ key }, context) => ({ value: draft(context.signed.desk.vault, draftKey(context, key))?.value ?? null }),
  'draft.save': async ({ key, value }, context) => {
    assertSmall(value)
    const { writer, clock } = context.signed.desk
    await writer.saveDraft(draftKey(context, key), value, clock.now())
    return {}
  },
}

/** What an event of a decision did to the register, in words. */
function postedWords({ type, data }: Envelope): Text[] {
  const inverse = type === 'review.takenBack'
  if (type !== 'review.approved' && !inverse) return []
  // Held against its shape before it was appended.
  return (data['effects'] as readonly Effect[]).map((effect) => {
    const known = effectType(effect.type)
    return (inverse ? known?.inverseLabel : known?.label) ?? text(effect.type, effect.type)
  })
}
