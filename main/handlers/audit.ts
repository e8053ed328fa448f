import { rmSync } from 'node:fs'
import path from 'node:path'
import { readFrom } from '../../db/journal/read.ts'
import { trailPage } from '../../db/queries/trail.ts'
import type { audit } from '../../shared/contract/audit.ts'
import { kindOf } from '../../shared/filings/index.ts'
import { eventLabels } from '../../shared/journal/eventLabels.ts'
import { isEventType } from '../../shared/journal/events.ts'
import { typesOf } from '../../shared/journal/trailGroups.ts'
import { addDays } from '../../shared/rules/dates.ts'
import { text } from '../../shared/text.ts'
import { writeExtract } from '../audit/extract.ts'
import type { Handlers } from '../context.ts'
import { recordFile } from '../exports.ts'
import { freePath } from '../hosts/downloads.ts'
import { endOf } from '../jobs/trouble.ts'
import { notFound } from '../views/refusal.ts'
import { eventWords } from '../views/eventWords.ts'
import { trailRecords } from '../views/trailRecord.ts'
import { maskedWords, numbersIn } from '../views/value.ts'
import { write } from '../write.ts'
import { atOnce, namesOf } from './cases.ts'

const midnight = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString()

/** Bank accounts and the like have no form of their own: of any longer run of digits only the ends stay. Codes and hashes are no such run. */
const masked = (words: string): string =>
  maskedWords(words).replaceAll(/(?<![\dA-Za-z])\d{15,19}(?![\dA-Za-z])/g, (n) => `***${n.slice(-4)}`)

export const auditHandlers: Handlers<keyof typeof audit> = {
  'audit.page': ({ group, from, to, limit, record, ...ask }, { signed }) => {
    const { db } = signed.desk
    return atOnce(db, () => {
      const found = trailPage(db, {
        ...ask,
        record: record.trim(),
        types: group === null ? [] : typesOf(group),
        from: from && midnight(from),
        to: to && midnight(addDays(to, 1)),
        limit: limit + 1,
      })
      const nameOf = namesOf(db)
      const recordOf = trailRecords(db, nameOf)
      const rows = found.slice(0, limit).map((event) => {
        const { label: record, place, part } = recordOf(event.stream)
        const known = part ? numbersIn(kindOf(part.kind).fields, part.values) : []
        return {
          seq: event.seq,
          at: event.recordedAt,
          who: event.actor.staffId === null ? '系统' : nameOf(event.actor.staffId),
          via: event.actor.via,
          type: event.type,
          label: isEventType(event.type) ? eventLabels[event.type] : text(event.type, event.type),
          stream: masked(event.stream),
          record: masked(record),
          place,
          content: masked(maskedWords(eventWords(event, part, nameOf), known)).slice(0, 1000),
        }
      })
      return { rows, next: found.length > limit ? (rows.at(-1)?.seq ?? null) : null }
    })
  },
  'audit.reveal': async ({ seq, reason }, context) => {
    const [event] = readFrom(context.signed.desk.db, seq - 1, 1)
    if (event?.seq !== seq) throw notFound()
    await write(context, { type: 'viewJournal', seq, reason })
    return { content: JSON.stringify(event.data, null, 2) }
  },
  'audit.extract': ({ reason }, context) => {
    const { desk, signed } = context
    const { db, clock, office } = signed.desk
    const abort = new AbortController()
    const phase = text('导出审计摘录', 'Writing the audit extract')
    const job = desk.jobs.add('extract', phase, () => abort.abort())
    const file = freePath(desk.outlet.downloadsDir, `审计摘录-${clock.today()}.zip`)
    const progress = (done: number, total: number) => job.progress({ phase, done, total })
    const about = { office: office.officeName ?? '', at: clock.now() }
    writeExtract(db, file, about, progress, abort.signal)
      .then(async (count) => {
        await recordFile(context, { what: 'auditExtract', count, reason, fileName: path.basename(file) }, file)
        job.ended({ state: 'done', message: text(`已写出 ${count} 笔：${file}`, `${count} entries written: ${file}`) })
      })
      .catch((error: unknown) => {
        rmSync(file, { force: true })
        job.ended(endOf(error, abort.signal))
      })
    return { jobId: job.id }
  },
}
