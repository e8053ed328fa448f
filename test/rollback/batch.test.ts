import { expect, it, onTestFinished } from 'vitest'
import { rollbackRecord } from '../../db/queries/rollbacks.ts'
import { rootOf } from '../../db/rollback/summary.ts'
import { batchCaseId } from '../../shared/review/state.ts'
import { closeDesk, decrease, establish, now, openDesk, run, tempDir } from '../desk/store.ts'
import { unitB } from '../filings/given.ts'
import { approved, of, planned, rolledBack, tryApprove } from './desk.ts'
import { increase, others, pool } from './pool.ts'

it('a whole batch is one target: every approved row goes in one act, a later stop of one of them first, and comes back in one', () => {
  const store = openDesk(tempDir())
  onTestFinished(() => closeDesk(store))
  establish(store)
  const rows = (sql: string) => store.db.prepare(sql).all()
  const free = pool['liStopLate']?.('liStop')
  if (free) approved(store, free)
  const before = rows('SELECT * FROM enrolment')
  const batchId = 'b1'
  const submitter = { name: '王经办', identity: 'unitLetter' }
  const batch = {
    batchId,
    kind: 'enrolment.increase',
    officeId: 'km-guandu',
    unitNo: unitB.unitNo,
    unitName: unitB.unitName,
    fileName: '增员.xlsx',
    sha256: 'd'.repeat(64),
    policy: 'allOrNothing' as const,
    submitter,
    accepted: 2,
    parked: [],
    corrects: null,
  }
  expect(run(store, { type: 'receiveBatch', batch }, 's3')).toMatchObject({ ok: true })
  const filings = [increase('row2'), pool['liOther']?.('row3')]
  const part = {
    batchId,
    part: 1,
    submitter,
    rows: filings.flatMap((filing, i) =>
      filing?.action === 'submit' ? [{ id: filing.id, row: i + 2, values: filing.values, note: '' }] : [],
    ),
  }
  expect(run(store, { type: 'fileBatchPart', part }, 's3')).toMatchObject({ ok: true })
  const target = { type: 'batch' as const, batchId }
  expect(() => planned(store, target)).toThrow('没有审核通过的办件')
  expect(tryApprove(store, batchCaseId(batchId, 1), now)).toBe(true)
  approved(store, decrease('stop', { ...unitB, ...others[0], stopDate: '2025-10-08' }))
  const held = rows('SELECT * FROM enrolment')

  expect(rootOf(store.db, target)).toEqual({ filingId: 'row2', officeId: 'km-guandu' })
  const plan = planned(store, target)
  expect(plan.steps.map(({ act, tie }) => [act.stream, tie.type])).toEqual([
    ['filing:stop', 'record'],
    ['filing:row3', 'target'],
    ['filing:row2', 'target'],
  ])
  const { id, done } = rolledBack(store, target)
  expect(done).toMatchObject({ ok: true })
  expect(rows('SELECT * FROM enrolment')).toEqual(before)
  expect(rows("SELECT DISTINCT status FROM filing WHERE batch_id = 'b1'")).toEqual([{ status: 'rolledBack' }])
  // The register names the batch, not the first of its persons.
  expect(rollbackRecord(store.db, id)).toMatchObject({ filingNumber: 'guandu20251016-B0001', subject: unitB.unitName, steps: 3 })
  expect(() => planned(store, target)).toThrow('没有审核通过的办件')

  expect(rolledBack(store, { type: 'rollback', rollbackId: id }).done).toMatchObject({ ok: true })
  expect(rows('SELECT * FROM enrolment')).toEqual(held)
  // A row that was taken back by itself is left out of the batch's plan.
  expect(rolledBack(store, of('row3')).done).toMatchObject({ ok: true })
  expect(planned(store, target).steps.map(({ act }) => act.stream)).toEqual(['filing:stop', 'filing:row2'])
})
