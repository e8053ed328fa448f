import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { caseParts } from '../../db/caseFacts.ts'
import type { Store } from '../../db/execute.ts'
import { graceOf } from '../../db/grace.ts'
import { policyOf } from '../../db/projections/desk.ts'
import { takeBackMinutesFor } from '../../shared/policy/policy.ts'
import { lock, morning, preview } from '../assessment/office.ts'
import { closeDesk, decrease, establish, now, openDesk, run, tempDir } from '../desk/store.ts'
import { approved } from './desk.ts'
import { sheetPrinted } from './wrongOffice.ts'

let store: Store
beforeEach(() => {
  store = openDesk(tempDir())
  establish(store)
  onTestFinished(() => closeDesk(store))
})

/** `ms` after the approval. */
const after = (ms: number, from = now) => new Date(Date.parse(from) + ms).toISOString()
const takeBack = (by: string, at: string) =>
  run(store, { type: 'review', caseId: 'stop', command: { type: 'takeBack', reason: '月份看错了' } }, by, at)
const reviewer = () => caseParts(store.db, 'stop')[0]?.decision?.by ?? ''
const refusal = (code: string) => ({ ok: false, refusal: { code: 'denied', denial: code } })

it('the reviewer alone takes an approval back up to the last minute of the policy, and not after it', () => {
  approved(store, decrease('stop'))
  const rule = takeBackMinutesFor(policyOf(store.db), '2025-10-16')
  const minutes = rule.ok ? rule.row.minutes : 0
  expect(minutes).toBeGreaterThan(0)
  expect(graceOf(store.db, caseParts(store.db, 'stop'))).toEqual({ until: after(minutes * 60_000), left: false })
  expect(takeBack(reviewer(), after(minutes * 60_000 + 1))).toMatchObject(refusal('graceOver'))
  expect(takeBack(reviewer() === 's1' ? 's2' : 's1', after(1000))).toMatchObject(refusal('notDecider'))
  const done = takeBack(reviewer(), after(minutes * 60_000))
  expect(done.ok && done.events.map(({ type }) => type)).toEqual(['review.takenBack'])
})

it('not once the month it is about was locked', () => {
  const at = after(-60_000, morning('2025-10-20'))
  approved(store, decrease('stop', { stopDate: '2025-09-30' }), at)
  expect(graceOf(store.db, caseParts(store.db, 'stop'))?.left).toBe(false)
  preview(store, '2025-10-20')
  expect(lock(store, '202510', '2025-10-20')).toMatchObject({ ok: true })
  expect(takeBack(reviewer(), after(120_000, at))).toMatchObject(refusal('leftDesk'))
})

it('not once a sheet of the unit was printed after it', () => {
  preview(store, '2025-10-20')
  expect(lock(store, '202510', '2025-10-20')).toMatchObject({ ok: true })
  const at = morning('2025-10-27')
  approved(store, decrease('stop', { stopDate: '2025-10-26' }), at)
  expect(graceOf(store.db, caseParts(store.db, 'stop'))?.left).toBe(false)
  sheetPrinted(store, '202510', after(60_000, at))
  expect(takeBack(reviewer(), after(120_000, at))).toMatchObject(refusal('leftDesk'))
})
