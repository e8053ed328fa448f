import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { lockPeriod } from '../../db/assessment/lock.ts'
import { makePreview } from '../../db/assessment/preview.ts'
import { assessCase } from '../../db/caseFacts.ts'
import type { DeskCommand } from '../../db/commands/plan.ts'
import type { Meta } from '../../db/commands/planned.ts'
import { execute, type Store } from '../../db/execute.ts'
import { append } from '../../db/journal/append.ts'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import { project } from '../../db/projections/project.ts'
import { previewOf } from '../../db/queries/preview.ts'
import { compactSearch } from '../../db/search/compact.ts'
import { commit, transact } from '../../db/transact.ts'
import { putAttachment } from '../../db/vault.ts'
import { eventShapes, schemaVersion } from '../../shared/journal/events.ts'
import { officeById } from '../../shared/policy/offices.ts'
import { localDate } from '../../shared/rules/dates.ts'
import { text } from '../../shared/text.ts'
import { tellBatches } from '../demo/batches.ts'
import { bulk, type BulkFiling } from '../demo/bulk.ts'
import { beforeLock, closedPeriod, founded, lockedAt, paidAt, receiptsOf } from '../demo/closedPeriod.ts'
import { demoToday } from '../demo/day.ts'
import { demoFilings } from '../demo/filings.ts'
import { opening } from '../demo/opening.ts'
import { random, uuidFrom } from '../demo/random.ts'
import { demoStaff } from '../demo/staff.ts'
import { tellRollbacks } from '../demo/rollbacks.ts'
import { type DemoAct, demoStory } from '../demo/story.ts'
import { sparePackages } from '../demo/submission.ts'
import { demoOffice } from '../demo/units.ts'
import type { JobEnd, Step } from './messages.ts'

export interface DemoJob {
  readonly store: Store
  readonly inbox: string
  /** Filings to add to the told ones, for a large demonstration. */
  readonly size: number | null
  readonly signal: AbortSignal
  progress(step: Step): void
}

/** Tells the demonstration's story to an empty store, act by act at its own time, through the same commands as real work. */
export async function demoJob({ store, inbox, size, signal, progress }: DemoJob): Promise<JobEnd> {
  let count = 0
  const run = (command: DeskCommand, meta: Pick<Meta, 'staffId' | 'via' | 'now'>) => {
    count += 1
    const executed = execute(store, command, { ...meta, commandId: uuidFrom(random(`demonstration act ${count}`)) })
    if (!executed.ok) throw new Error(`the demonstration's act ${count} (${command.type}) was refused: ${executed.refusal.code}`)
  }
  const filings = demoFilings()
  const acts = demoStory(filings)
  const openings = opening()
  const told = 1 + openings.length + acts.length
  const total = told + (size ?? 0)
  const step = async (phase: Step['phase'], done: number) => {
    progress({ phase, done, total })
    await setImmediate()
    signal.throwIfAborted()
  }

  const officeName = officeById(demoOffice)?.name.zh ?? demoOffice
  const staff = demoStaff.map(({ password: _password, ...member }) => member)
  run(
    { type: 'establish', officeId: demoOffice, officeName, demoToday, tables: defaultPolicy.tables, staff },
    { staffId: null, via: 'setup', now: founded },
  )
  for (const [index, data] of beforeLock(openings).entries()) {
    await step(text('期初余额', 'Opening balance'), 1 + index)
    run({ type: 'openRegister', data }, { staffId: null, via: 'setup', now: founded })
  }
  closeMonth()
  for (const [index, act] of acts.entries()) {
    await step(text('办件', 'Filings'), 1 + openings.length + index)
    if (act.type === 'import') {
      for (const { bytes, mediaType } of act.delivery.documents) putAttachment(store.vault, bytes, mediaType)
      run({ type: 'import', package: act.delivery.package }, { staffId: null, via: 'intake', now: act.at })
    } else {
      const staffId = demoStaff.find((member) => member.login === act.login)?.staffId ?? null
      run({ type: 'review', caseId: act.caseId, command: onBasis(store, act) }, { staffId, via: 'desk', now: act.at })
    }
  }
  tellRollbacks(store, filings, run)
  await tellBatches(store, signal, run)
  function closeMonth(): void {
    const staffId = demoStaff.find((member) => member.roles.includes('supervisor'))?.staffId ?? null
    makePreview(store.db, { asOf: localDate(lockedAt), at: lockedAt, staffId })
    const { digest = '' } = previewOf(store.db) ?? {}
    const meta = { commandId: uuidFrom(random('demonstration lock')), staffId, via: 'desk', now: lockedAt } as const
    const locked = lockPeriod(store, { period: closedPeriod, digest }, meta, () => undefined)
    if (!locked.ok) throw new Error(`the demonstration's month was not locked: ${JSON.stringify(locked.refusal)}`)
    run({ type: 'bookReceipts', receipts: receiptsOf(openings) }, { staffId, via: 'desk', now: paidAt })
  }
  let added = 0
  for (const chunk of size === null ? [] : bulk(size, 'demonstration', 500)) {
    await step(text('大量办件', 'Many filings'), told + added)
    run({ type: 'openRegister', data: chunk.register }, { staffId: null, via: 'setup', now: founded })
    addFilings(store, chunk.filings, uuidFrom(random(`demonstration chunk ${added}`)))
    added += chunk.filings.length
  }
  transact(store.db, () => compactSearch(store.db))
  mkdirSync(inbox, { recursive: true, mode: 0o700 })
  for (const { fileName, bytes } of await sparePackages()) writeFileSync(path.join(inbox, fileName), bytes, { mode: 0o600 })
  return { state: 'done', message: text('演示机构已建立', 'The demonstration office is ready') }
}

/** Made-up history is written as it is: deciding 100,000 cases one by one would show nothing more. */
function addFilings({ db, anchor }: Store, filings: readonly BulkFiling[], commandId: string): void {
  const events = filings.flatMap(({ received, acts }) =>
    [{ type: 'filing.received' as const, ...received }, ...acts].map(({ type, ...data }) => ({
      stream: `filing:${received.id}`,
      type,
      schemaVersion,
      data: eventShapes[type].parse(data),
    })),
  )
  const actor = { staffId: demoStaff[0]?.staffId ?? null, via: 'setup' as const }
  commit(db, anchor, () => project(db, append(db, events, { commandId, actor, recordedAt: `${demoToday}T00:30:00.000Z` })))
}

/** The command with the basis that its reviewer had on screen. */
function onBasis({ db }: Store, { command, caseId, at }: Extract<DemoAct, { type: 'review' }>) {
  if (command.type !== 'approve' && command.type !== 'reject') return command
  const excluded = command.type === 'approve' ? command.excluded.map(({ filingId }) => filingId) : []
  const basis = assessCase(db, caseId, excluded, at)?.basis ?? ''
  return { ...command, basis }
}
