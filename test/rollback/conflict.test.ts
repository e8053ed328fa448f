import { expect, it, onTestFinished } from 'vitest'
import { append } from '../../db/journal/append.ts'
import { project } from '../../db/projections/project.ts'
import { commit } from '../../db/transact.ts'
import { schemaVersion } from '../../shared/journal/events.ts'
import { closeDesk, commandId, enrolmentKey, establish, now, openDesk, submitted, tempDir } from '../desk/store.ts'
import { enrolmentRecord, li, unitA } from '../filings/given.ts'
import { of, planned, propose } from './desk.ts'

it('a record that no longer stands as the filing left it is a conflict: it names the record and both filings, and nothing is proposed', () => {
  const store = openDesk(tempDir())
  onTestFinished(() => closeDesk(store))
  establish(store)
  // Effects that no desk would give: the second was worked out on another state of the record than the first had left.
  const effect = (before: object, after: object) => ({
    type: 'enrolment.stop',
    record: 'enrolment',
    key: enrolmentKey,
    before: enrolmentRecord(before),
    after: enrolmentRecord(after),
  })
  const { action: _action, ...filed } = submitted('first', 'enrolment.decrease', { ...unitA, ...li }) as { action: string } & Record<
    string,
    unknown
  >
  const received = (id: string) => ({
    stream: `filing:${id}`,
    type: 'filing.received' as const,
    schemaVersion,
    data: { ...filed, id, number: `N-${id}`, channel: 'portal', portal: '测试', packageId: null },
  })
  const approved = (id: string, effects: object[]) => ({
    stream: `filing:${id}`,
    type: 'review.approved' as const,
    schemaVersion,
    data: { basis: 'b'.repeat(64), effects, outcome: [], acknowledgements: [], note: '' },
  })
  commit(store.db, store.anchor, () => {
    const written = append(
      store.db,
      [
        received('first'),
        approved('first', [effect({}, { toMonth: '202510', stopReason: '01' })]),
        received('second'),
        approved('second', [effect({ toMonth: '202509' }, { toMonth: '202509', ruralWorker: true })]),
      ],
      { commandId: commandId(), actor: { staffId: 's1', via: 'desk' }, recordedAt: now },
    )
    project(store.db, written)
  })

  const plan = planned(store, of('first'))
  expect(plan.conflicts.map(({ act, record, key, other }) => [act.stream, record, key, other?.stream])).toEqual([
    ['filing:first', 'enrolment', enrolmentKey, 'filing:second'],
  ])
  expect(propose(store, of('first')).done).toMatchObject({
    ok: false,
    refusal: { code: 'invalid', message: { zh: expect.stringContaining('冲突') } },
  })
  // Its way out: the later one can be undone by itself.
  expect(planned(store, of('second')).conflicts).toEqual([])
})
