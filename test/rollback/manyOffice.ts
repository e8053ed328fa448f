import type { Store } from '../../db/execute.ts'
import { append } from '../../db/journal/append.ts'
import { project } from '../../db/projections/project.ts'
import { commit } from '../../db/transact.ts'
import type { NewEvent } from '../../shared/journal/envelope.ts'
import { schemaVersion } from '../../shared/journal/events.ts'
import { commandId, now, submitted } from '../desk/store.ts'
import { li, unitA, wageRecord } from '../filings/given.ts'

/** An approved declaration of a wage and a thousand corrections of it, each on the one before: what no office does in a year, at once. */
export function declareAgainAndAgain(store: Store, dependents: number): void {
  const wage = (n: number) => ({ ...wageRecord(500_000 + n), fromMonth: '202510' })
  const event = (stream: string, type: string, data: NewEvent['data']): NewEvent => ({ stream, type, schemaVersion, data })
  const approved = (id: string, effects: object[]) =>
    event(`filing:${id}`, 'review.approved', { basis: 'b'.repeat(64), effects, outcome: [], acknowledgements: [], note: '' })
  const received = (id: string) => {
    const { action: _action, ...data } = submitted(id, 'wage.declaration', { ...unitA, ...li, year: 2025, monthlyWage: 500_000 }) as {
      action: string
    } & Record<string, unknown>
    return event(`filing:${id}`, 'filing.received', { ...data, channel: 'portal', portal: '测试', packageId: null })
  }
  const key = `${unitA.unitNo}/${li.idNumber}/202510`
  const effect = (n: number) => ({ type: 'wage.declare', record: 'wage', key, before: n === 0 ? null : wage(n - 1), after: wage(n) })
  commit(store.db, store.anchor, () => {
    for (let n = 0; n <= dependents; n++) {
      const written = append(store.db, [received(`w${n}`), approved(`w${n}`, [effect(n)])], {
        commandId: commandId(),
        actor: { staffId: 's1', via: 'desk' },
        recordedAt: now,
      })
      project(store.db, written)
    }
  })
}
