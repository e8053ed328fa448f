import { lockPeriod } from '../../db/assessment/lock.ts'
import { makePreview } from '../../db/assessment/preview.ts'
import type { ExecutedInParts, Store } from '../../db/execute.ts'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import { previewOf } from '../../db/queries/preview.ts'
import type { EventData } from '../../shared/journal/events.ts'
import type { OpenedRecord } from '../../shared/journal/ledgerEvents.ts'
import type { Tables } from '../../shared/policy/tables.ts'
import type { Charge } from '../../shared/register/slice.ts'
import { commandId, run, staff } from '../desk/store.ts'
import { unitA, unitB, unitRecord } from '../filings/given.ts'

/** An established office whose open period is 202510, with two units and what is given. */
export function establishOffice(
  store: Store,
  records: readonly OpenedRecord[],
  change: {
    readonly charges?: readonly Charge[]
    readonly ledgerFrom?: string
    readonly openPeriod?: string
    readonly tables?: Tables
  } = {},
): void {
  run(store, {
    type: 'establish',
    officeId: 'km-guandu',
    officeName: '官渡区',
    demoToday: '2025-10-16',
    tables: change.tables ?? defaultPolicy.tables,
    staff: [...staff],
  })
  const data: EventData<'register.opened'> = {
    ledgerFrom: change.ledgerFrom ?? '202401',
    openPeriod: change.openPeriod ?? '202510',
    records: [{ record: 'unit', body: unitRecord(unitA) }, { record: 'unit', body: unitRecord(unitB) }, ...records],
    charges: [...(change.charges ?? [])],
    payments: [],
    paidMonths: {},
  }
  run(store, { type: 'openRegister', data })
}

/** ISO time in the morning of a day at the office. */
export const morning = (day: string): string => `${day}T02:00:00.000Z`

export const preview = (store: Store, day: string) => makePreview(store.db, { asOf: day, at: morning(day), staffId: 's3' })

/** Locks a period on a day with what the newest preview showed. */
export const lock = (
  store: Store,
  period: string,
  day: string,
  change: { readonly digest?: string; readonly commandId?: string; readonly afterStep?: () => void } = {},
): ExecutedInParts =>
  lockPeriod(
    store,
    { period, digest: change.digest ?? previewOf(store.db)?.digest ?? '' },
    { commandId: change.commandId ?? commandId(), staffId: 's3', via: 'desk', now: morning(day) },
    change.afterStep ?? (() => undefined),
  )
