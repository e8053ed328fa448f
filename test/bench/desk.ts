import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Store } from '../../db/execute.ts'
import { append } from '../../db/journal/append.ts'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import { project } from '../../db/projections/project.ts'
import { compactSearch } from '../../db/search/compact.ts'
import { transact } from '../../db/transact.ts'
import { bulk } from '../../main/demo/bulk.ts'
import { type EventType, schemaVersion } from '../../shared/journal/events.ts'
import { offices } from '../../shared/policy/offices.ts'
import { closeDesk, now, openDesk } from '../desk/bare.ts'

/** A desk for measuring: the encrypted store as the product opens it, in a folder of its own. */
export interface BenchDesk {
  readonly store: Store
  readonly dir: string
  close(): void
}

const officeIds = offices.map((office) => office.id)
export const staffIds = Array.from({ length: 20 }, (_, i) => `s${i}`)

/** An established desk with so many filings, brought in by the journal and the projections themselves. */
export const benchDesk = (filings: number, say: (done: number) => void = () => {}): BenchDesk => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-bench-'))
  const store = openDesk(dir)
  const write = writer(store)
  write(null, [
    event('office', 'office.established', { officeId: 'km-center', name: '昆明市', demoToday: null }),
    event('office', 'policy.adopted', { tables: defaultPolicy.tables }),
    ...staffIds.map((staffId) =>
      event(`staff:${staffId}`, 'staff.added', { staffId, login: staffId, name: staffId, roles: ['firstReview'], offices: officeIds }),
    ),
  ])
  let done = 0
  for (const { register, filings: chunk } of bulk(filings, 'bench')) {
    transact(store.db, () => {
      write(null, [event('register', 'register.opened', register)])
      const byStaff = Map.groupBy(chunk, (_, i) => staffIds[i % staffIds.length] ?? null)
      for (const [staffId, some] of byStaff)
        write(
          staffId,
          some.flatMap(({ received, acts }) => [
            event(`filing:${received.id}`, 'filing.received', received),
            ...acts.map(({ type, ...data }) => event(`filing:${received.id}`, type, data)),
          ]),
        )
    })
    say((done += chunk.length))
  }
  store.anchor.reset(store.db)
  compactSearch(store.db)
  store.db.exec('ANALYZE')
  store.db.pragma('wal_checkpoint(TRUNCATE)')
  return {
    store,
    dir,
    close: () => {
      closeDesk(store)
      rmSync(dir, { recursive: true })
    },
  }
}

export const event = (stream: string, type: EventType, data: Readonly<Record<string, unknown>>) => ({ stream, type, schemaVersion, data })

/** Appends and projects, in the caller's transaction or one of its own. */
const writer = ({ db }: Store) => {
  let commands = 0
  return (staffId: string | null, events: readonly ReturnType<typeof event>[]): void => {
    const commandId = `00000000-0000-4000-9000-${String((commands += 1)).padStart(12, '0')}`
    const work = () => project(db, append(db, events, { commandId, actor: { staffId, via: 'setup' }, recordedAt: now }))
    if (db.inTransaction) work()
    else transact(db, work)
  }
}
