import type { Store } from '../../db/execute.ts'
import { append } from '../../db/journal/append.ts'
import { project } from '../../db/projections/project.ts'
import { commit } from '../../db/transact.ts'
import type { NewEvent } from '../../shared/journal/envelope.ts'
import { schemaVersion } from '../../shared/journal/events.ts'
import { addMonths } from '../../shared/rules/months.ts'
import { commandId, now, submitted } from '../desk/store.ts'
import { li, unitA, wageRecord } from '../filings/given.ts'

/** An approved declaration of a wage and so many corrections of it, each on the one before; then as many others of the same person beside it. */
export function declareAgainAndAgain(store: Store, corrections: number, others = 0): void {
  const event = (stream: string, type: string, data: NewEvent['data']): NewEvent => ({ stream, type, schemaVersion, data })
  const approved = (id: string, effects: object[]) =>
    event(`filing:${id}`, 'review.approved', { basis: 'b'.repeat(64), effects, outcome: [], acknowledgements: [], note: '' })
  const received = (id: string) => {
    const { action: _action, ...data } = submitted(id, 'wage.declaration', { ...unitA, ...li, year: 2025, monthlyWage: 500_000 }) as {
      action: string
    } & Record<string, unknown>
    return event(`filing:${id}`, 'filing.received', { ...data, channel: 'portal', portal: '测试', packageId: null })
  }
  const wage = (fromMonth: string, n: number) => ({ ...wageRecord(500_000 + n), fromMonth })
  const effect = (fromMonth: string, n: number) => {
    const key = `${unitA.unitNo}/${li.idNumber}/${fromMonth}`
    return { type: 'wage.declare', record: 'wage', key, before: n === 0 ? null : wage(fromMonth, n - 1), after: wage(fromMonth, n) }
  }
  const declare = (id: string, made: object) => {
    const meta = { commandId: commandId(), actor: { staffId: 's1', via: 'desk' as const }, recordedAt: now }
    project(store.db, append(store.db, [received(id), approved(id, [made])], meta))
  }
  commit(store.db, store.anchor, () => {
    for (let n = 0; n <= corrections; n++) declare(`w${n}`, effect('202510', n))
    for (let n = 0; n < others; n++) declare(`o${n}`, effect(addMonths('195001', n), 0))
  })
}
