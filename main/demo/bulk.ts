import { kindOf } from '../../shared/filings/index.ts'
import type { Values } from '../../shared/filings/kind.ts'
import type { EventData, FilingEvent } from '../../shared/journal/events.ts'
import type { OpenedRecord } from '../../shared/journal/ledgerEvents.ts'
import { addDays } from '../../shared/rules/dates.ts'
import { demoToday, ledgerFrom, openPeriod } from './day.ts'
import { placesFor, subjectAt, writtenBy, type Place, type Subject, type Written } from './bulkKinds.ts'
import { portals } from './plan.ts'
import { type Random, random } from './random.ts'

type Received = EventData<'filing.received'>

/** A filing of a large demonstration and what happened to it afterwards; most still wait. `acts` carry no effects. */
export interface BulkFiling {
  readonly received: Received
  readonly acts: readonly Exclude<FilingEvent, { type: 'filing.received' | 'review.approved' }>[]
}
/** Some filings and the register records they rest on; the units come with the first chunk. */
export interface BulkChunk {
  readonly register: EventData<'register.opened'>
  readonly filings: readonly BulkFiling[]
}

const dayMs = 86_400_000

/** Most wait; some were returned, rejected (by the business window, which needs no register), withdrawn, or are in somebody's hands. */
function actsFor(r: Random, until: string): BulkFiling['acts'] {
  const chance = r.next()
  if (chance < 0.74) return []
  const claimed = { type: 'review.claimed', until } as const
  if (chance < 0.77) return [claimed]
  if (chance < 0.86)
    return [claimed, { type: 'review.returned', reasons: [{ code: 'R01', fields: [], materials: [], note: '' }], note: '' }]
  if (chance < 0.94)
    return [
      claimed,
      { type: 'review.rejected', basis: '0'.repeat(64), reasons: [{ code: 'J07', fields: [], materials: [], note: '' }], note: '' },
    ]
  return [{ type: 'filing.withdrawn', packageId: null, reason: '申请人撤回' }]
}

/** Every field of the kind, so that one which came later is there and empty. */
const emptyOf = (kind: string): Values => Object.fromEntries(Object.keys(kindOf(kind).fields).map((key) => [key, null]))

const hex = (value: number, length: number) => value.toString(16).padStart(length, '0')

/**
 * `n` filings for a large demonstration and for measurements, by the chunk, the same for a seed: no attachments, people and units of their own, spread over
 * kinds, offices and the months before the fixed day. Months before 202401 are an opening balance of 35; nothing was charged since.
 */
export function* bulk(n: number, seed: string, chunk = 1000): Generator<BulkChunk> {
  const r = random(`bulk ${seed}`)
  const places = placesFor(Math.max(20, Math.min(20_000, Math.ceil(n / 50))))
  const days = Array.from({ length: 280 }, (_, i) => addDays(demoToday, i - 280))
  for (let from = 0; from < n; from += chunk) {
    const records: OpenedRecord[] = from === 0 ? places.map(({ unit }) => ({ record: 'unit', body: unit })) : []
    const paidMonths: Record<string, number> = {}
    const filings: BulkFiling[] = []
    for (let i = from; i < Math.min(n, from + chunk); i++) {
      const subject = subjectAt(r, i)
      const place = places[Math.floor(places.length * r.next() ** 2)]
      const day = days[Math.floor(days.length * Math.sqrt(r.next()))]
      if (!place || day === undefined) continue
      const written = writtenBy(r.next(), subject, place, day, i)
      records.push(...written.records)
      if (written.records.length > 1) paidMonths[subject.idNumber] = 35
      filings.push({ received: receivedFrom(r, written, subject, place, day, i), acts: actsFor(r, '2025-10-17T15:59:59.000Z') })
    }
    yield { register: { ledgerFrom, openPeriod, records, charges: [], payments: [], paidMonths }, filings }
  }
}

function receivedFrom(r: Random, { kind, values }: Written, s: Subject, p: Place, day: string, i: number): Received {
  const byUnit = kind.startsWith('enrolment.')
  const submittedAt = new Date(Date.parse(day) + Math.floor(r.next() * (dayMs / 1000)) * 1000 - dayMs / 3).toISOString()
  return {
    id: `${hex(i, 8)}-${hex(r.int(0, 65_535), 4)}-4000-8000-${hex(i, 12)}`,
    number: `KB${day.replaceAll('-', '')}-${String(i + 1).padStart(7, '0')}`,
    kind,
    jointId: null,
    officeId: p.office.id,
    channel: 'portal',
    portal: byUnit ? portals.hall : portals.wechat,
    packageId: null,
    submitter: byUnit ? { name: p.unit.name, identity: p.unit.unitNo } : { name: s.name, identity: s.idNumber },
    submittedAt,
    values: { ...emptyOf(kind), ...values },
    sources: {},
    materials: [],
  }
}
