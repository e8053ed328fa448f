import { expect, it } from 'vitest'
import { namedIn } from '../shared/filings/namedIn.ts'
import { kindOf, kinds } from '../shared/filings/index.ts'
import type { OpenedRecord } from '../shared/journal/ledgerEvents.ts'
import type { RecordKind } from '../shared/register/records.ts'
import type { Slice } from '../shared/register/slice.ts'
import { closeDesk, openDesk, pkg, run, staff, submitted, tempDir } from '../test/desk/store.ts'
import { examples } from '../test/filings/examples.ts'
import { filing, given } from '../test/filings/given.ts'
import { assessCase, caseParts, loadSlice } from './caseFacts.ts'
import type { Store } from './execute.ts'
import { defaultPolicy } from './policy/defaults.ts'
import { rebuild } from './projections/rebuild.ts'

const now = '2025-10-16T02:00:00.000Z'

/** A store whose register is the slice, nothing more. */
function deskWith({ records, charges, payments, openingPaidMonths, ledgerFrom, openPeriod }: Slice): Store {
  const store = openDesk(tempDir())
  run(store, {
    type: 'establish',
    officeId: 'km-guandu',
    officeName: '官渡区',
    demoToday: '2025-10-16',
    tables: defaultPolicy.tables,
    staff: [...staff],
  })
  const opened = Object.entries(records).flatMap(([record, bodies]) =>
    Object.values(bodies).map((body) => ({ record: record as RecordKind, body }) as OpenedRecord),
  )
  const data = { ledgerFrom, openPeriod, records: opened, charges: [...charges], payments: [...payments], paidMonths: openingPaidMonths }
  expect(run(store, { type: 'openRegister', data }).ok).toBe(true)
  return store
}

function approve(store: Store, staffId: string): void {
  expect(run(store, { type: 'review', caseId: 'f', command: { type: 'claim' } }, staffId).ok).toBe(true)
  const assessed = assessCase(store.db, 'f', [], now)
  const acknowledgements = (assessed?.parts ?? []).flatMap((part) =>
    part.checks.flatMap((c) => (c.result === 'warn' ? [{ filingId: part.filingId, checkId: c.id, reason: '已电话核实' }] : [])),
  )
  const command = { type: 'approve' as const, basis: assessed?.basis ?? '', acknowledgements, excluded: [], note: '' }
  expect(run(store, { type: 'review', caseId: 'f', command }, staffId)).toMatchObject({ ok: true })
}

it.each(kinds.map((kind) => kind.id))('%s goes through the store as on paper: assessed alike, decided, taken back, rebuilt', (id) => {
  const example = examples[id]
  if (!example) throw new Error(`no example of ${id}`)
  const store = deskWith(example.slice)
  const named = namedIn(kindOf(id), example.values)
  const register = () => loadSlice(store.db, named.persons, named.units, named.creditCodes).records
  const before = register()
  run(store, { type: 'import', package: pkg('p', [submitted('f', id, example.values)]) })

  // What the store loads is enough to see what the whole register shows.
  const [paper] = given(example.slice).when([filing(id, example.values, { id: 'f' })])
  const [part] = assessCase(store.db, 'f', [], now)?.parts ?? []
  expect(part?.checks).toEqual(paper?.checks)
  expect(part?.effects).toEqual(paper?.effects)
  expect(part?.outcome).toEqual(paper?.outcome)

  approve(store, 's1')
  if (part?.secondReview) approve(store, 's2')
  expect(caseParts(store.db, 'f')[0]?.status).toBe('approved')
  const after = register()
  for (const effect of part?.effects ?? []) expect(after[effect.record][effect.key]).toEqual(effect.after)
  rebuild(store.db)
  expect(register()).toEqual(after)

  expect(run(store, { type: 'review', caseId: 'f', command: { type: 'takeBack', reason: '看错了' } }, 's3')).toMatchObject({ ok: true })
  expect(register()).toEqual(before)
  closeDesk(store)
})
