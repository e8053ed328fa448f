import { expect, it } from 'vitest'
import { closeDesk, decrease, enrolmentKey, establish, openDesk, pkg, run, submitted, tempDir } from '../test/desk/store.ts'
import { li, unitA } from '../test/filings/given.ts'
import { assessCase, caseParts } from './caseFacts.ts'
import { execute, type Store } from './execute.ts'
import { head, readFrom } from './journal/read.ts'

const now = '2025-10-16T02:00:00.000Z'

function desk(): Store {
  const store = openDesk(tempDir())
  establish(store)
  return store
}
const state = (store: Store, caseId: string) => caseParts(store.db, caseId)[0]
const approve = (store: Store, caseId: string) => ({
  type: 'approve' as const,
  basis: assessCase(store.db, caseId, [], now)?.basis ?? '',
  acknowledgements: [],
  excluded: [],
  note: '',
})
const enrolment = (store: Store) =>
  store.db
    .prepare('SELECT to_month AS toMonth, stop_reason AS stopReason FROM enrolment WHERE unit_no = ? AND id_number = ?')
    .get(unitA.unitNo, li.idNumber)

it('a package comes in whole; its filings are decided and change the register', () => {
  const store = desk()
  expect(run(store, { type: 'import', package: pkg('p1', [decrease('f1')]) }).ok).toBe(true)
  expect(run(store, { type: 'review', caseId: 'f1', command: { type: 'claim' } }, 's1').ok).toBe(true)
  const done = run(store, { type: 'review', caseId: 'f1', command: approve(store, 'f1') }, 's1')
  expect(done).toMatchObject({ ok: true, events: [{ type: 'review.approved', stream: 'filing:f1' }] })
  expect(enrolment(store)).toEqual({ toMonth: '202508', stopReason: '01' })
  expect(state(store, 'f1')).toMatchObject({ status: 'approved', decision: { by: 's1', verdict: 'approved' } })
  closeDesk(store)
})

it('one line that does not fit refuses the package and writes nothing', () => {
  const store = desk()
  run(store, { type: 'import', package: pkg('p1', [decrease('f1')]) })
  const before = head(store.db)
  expect(run(store, { type: 'import', package: pkg('p2', [decrease('f2'), decrease('f1')]) })).toMatchObject({
    ok: false,
    refusal: { code: 'invalid' },
  })
  expect(run(store, { type: 'import', package: pkg('p1', [decrease('f3')]) })).toMatchObject({ ok: false })
  expect(head(store.db)).toEqual(before)
  closeDesk(store)
})

it('the same command twice is answered twice and written once', () => {
  const store = desk()
  const meta = { commandId: '10000000-0000-4000-8000-000000000001', staffId: null, via: 'setup' as const, now }
  const first = execute(store, { type: 'import', package: pkg('p1', [decrease('f1')]) }, meta)
  const again = execute(store, { type: 'import', package: pkg('p1', [decrease('f1')]) }, meta)
  expect(first).toMatchObject({ ok: true, repeated: false })
  expect(again).toEqual({ ...first, repeated: true })
  closeDesk(store)
})

it('a decision on something that changed since it was shown is refused', () => {
  const store = desk()
  run(store, { type: 'import', package: pkg('p1', [decrease('f1'), decrease('f2', { stopDate: '2025-09-30' })]) })
  run(store, { type: 'review', caseId: 'f1', command: { type: 'claim' } }, 's1')
  const shown = approve(store, 'f1')
  expect(run(store, { type: 'review', caseId: 'f1', command: shown }, 's1')).toMatchObject({ ok: false, refusal: { code: 'checksFail' } })
  closeDesk(store)
})

it('looking at a number does not make the screen stale; a change of the register does', () => {
  const store = desk()
  run(store, {
    type: 'import',
    package: pkg('p1', [
      decrease('f1'),
      submitted('x', 'jobSeeking.register', {
        ...li,
        phone: '13900000009',
        area: '昆明市',
        position: '出纳',
        employmentForm: 'fullTime',
        payType: 'monthly',
      }),
    ]),
  })
  run(store, { type: 'review', caseId: 'f1', command: { type: 'claim' } }, 's1')
  const shown = approve(store, 'f1')
  run(store, { type: 'reveal', filingId: 'f1', field: 'idNumber', reason: '核对身份' }, 's1')
  expect(assessCase(store.db, 'f1', [], now)?.basis).toBe(shown.basis)
  run(store, { type: 'review', caseId: 'x', command: { type: 'claim' } }, 's2')
  run(store, { type: 'review', caseId: 'x', command: approve(store, 'x') }, 's2')
  expect(assessCase(store.db, 'f1', [], now)?.basis).toBe(shown.basis)
  expect(run(store, { type: 'review', caseId: 'f1', command: { ...shown, basis: 'd'.repeat(64) } }, 's1')).toMatchObject({
    refusal: { code: 'changed' },
  })
  closeDesk(store)
})

it('taking a decision back restores the register exactly; once results are out it is too late', () => {
  const store = desk()
  run(store, { type: 'import', package: pkg('p1', [decrease('f1')]) })
  const review = (command: Parameters<typeof run>[1] & { type: 'review' }) => run(store, command, 's1')
  review({ type: 'review', caseId: 'f1', command: { type: 'claim' } })
  review({ type: 'review', caseId: 'f1', command: approve(store, 'f1') })
  expect(review({ type: 'review', caseId: 'f1', command: { type: 'takeBack', reason: '月份看错' } }).ok).toBe(true)
  expect(enrolment(store)).toEqual({ toMonth: null, stopReason: null })
  expect(state(store, 'f1')).toMatchObject({ status: 'submitted', decision: null })
  review({ type: 'review', caseId: 'f1', command: { type: 'claim' } })
  review({ type: 'review', caseId: 'f1', command: approve(store, 'f1') })
  expect(run(store, { type: 'issueResults', resultId: 'r1' }, 's1')).toMatchObject({ ok: true })
  expect(run(store, { type: 'issueResults', resultId: 'r2' }, 's1')).toMatchObject({ ok: false })
  expect(review({ type: 'review', caseId: 'f1', command: { type: 'takeBack', reason: '又看错' } })).toMatchObject({
    refusal: { code: 'denied', denial: 'leftDesk' },
  })
  closeDesk(store)
})

it('four eyes hold below the screen: who passed the first review cannot do the second', () => {
  const store = desk()
  run(store, { type: 'import', package: pkg('p1', [decrease('f1', { stopDate: '2025-01-31' })]) })
  // Eight months on 5,000 元 are 400.00; the threshold for a second review is lowered to see it needed.
  const tables = store.db.prepare('SELECT tables FROM policy').get() as { tables: string }
  const policy = JSON.parse(tables.tables) as { secondReview: { threshold: number }[] }
  for (const row of policy.secondReview) row.threshold = 10_000
  store.db.prepare("UPDATE policy SET hash = 'lowered', tables = ?").run(JSON.stringify(policy))
  run(store, { type: 'review', caseId: 'f1', command: { type: 'claim' } }, 's2')
  expect(run(store, { type: 'review', caseId: 'f1', command: approve(store, 'f1') }, 's2')).toMatchObject({
    events: [{ type: 'review.passedFirst' }],
  })
  expect(run(store, { type: 'review', caseId: 'f1', command: { type: 'claim' } }, 's2')).toMatchObject({
    refusal: { denial: 'sameReviewer' },
  })
  expect(run(store, { type: 'review', caseId: 'f1', command: { type: 'claim' } }, 's1')).toMatchObject({ refusal: { denial: 'role' } })
  expect(enrolmentKey).toContain(li.idNumber)
  expect(enrolment(store)).toEqual({ toMonth: null, stopReason: null })
  closeDesk(store)
})

it('a disabled or unknown person decides nothing', () => {
  const store = desk()
  run(store, { type: 'import', package: pkg('p1', [decrease('f1')]) })
  run(store, { type: 'disableStaff', staffId: 's1', reason: '离岗' }, 's3')
  for (const who of ['s1', 'nobody'])
    expect(run(store, { type: 'review', caseId: 'f1', command: { type: 'claim' } }, who)).toMatchObject({ refusal: { code: 'notFound' } })
  closeDesk(store)
})

it('an event that does not fit its shape never reaches the journal', () => {
  const store = desk()
  const before = head(store.db)
  const bad = {
    type: 'openRegister',
    data: {
      ledgerFrom: '202501',
      openPeriod: '202510',
      records: [{ record: 'person', body: { idNumber: 1 } }],
      charges: [],
      payments: [],
      paidMonths: {},
    },
  }
  expect(() => run(store, bad as never)).toThrow()
  expect(head(store.db)).toEqual(before)
  expect(readFrom(store.db, before.seq, 10)).toEqual([])
  closeDesk(store)
})
