import { expect, it, onTestFinished } from 'vitest'
import { closeDesk, establish, openDesk, tempDir } from '../desk/store.ts'
import { card, otherCard } from '../filings/examples.ts'
import { approved, of, planned, rolledBack } from './desk.ts'
import { pool } from './pool.ts'

it('a later act on other members of the record stays in force, or is undone as well when that is chosen', () => {
  const store = openDesk(tempDir())
  onTestFinished(() => closeDesk(store))
  establish(store)
  for (const key of ['liStopLate', 'jobless', 'seek', 'claim', 'payee', 'benefitStop']) {
    const filing = pool[key]?.(key)
    if (filing) approved(store, filing)
  }
  const entitlement = () => store.db.prepare('SELECT account_number AS account, stopped_from IS NOT NULL AS stopped FROM entitlement').all()
  expect(entitlement()).toEqual([{ account: otherCard, stopped: 1 }])

  const plan = planned(store, of('payee'))
  expect(plan.steps.map(({ act }) => act.stream)).toEqual(['filing:payee'])
  expect(plan.kept.map(({ act, tie }) => [act.stream, tie.type])).toEqual([['filing:benefitStop', 'beside']])
  const seq = plan.kept[0]?.act.seq ?? 0
  expect(planned(store, of('payee'), [{ seq, undo: true, reason: '' }]).steps.map(({ act }) => act.stream)).toEqual([
    'filing:benefitStop',
    'filing:payee',
  ])
  const { id, done } = rolledBack(store, of('payee'))
  expect(done).toMatchObject({ ok: true })
  expect(entitlement()).toEqual([{ account: card, stopped: 1 }])
  // The stop can still be undone by itself, and the payee's rollback as well.
  expect(rolledBack(store, of('benefitStop')).done).toMatchObject({ ok: true })
  expect(entitlement()).toEqual([{ account: card, stopped: 0 }])
  expect(rolledBack(store, { type: 'rollback', rollbackId: id }).done).toMatchObject({ ok: true })
  expect(entitlement()).toEqual([{ account: otherCard, stopped: 0 }])
})
