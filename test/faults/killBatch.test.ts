import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import path from 'node:path'
import { expect, it } from 'vitest'
import { caseParts } from '../../db/caseFacts.ts'
import { verify } from '../../db/journal/verify.ts'
import { rebuild } from '../../db/projections/rebuild.ts'
import { batchById, casesOfBatch, parkedRows } from '../../db/queries/batches.ts'
import { addRows, addWorkbook, chooseRows, countRows, moveOn, recordResults, takeWorkbook, workbookOf } from '../../db/workbooks.ts'
import { batchCheckJob } from '../../main/jobs/batchCheckJob.ts'
import { batchCaseId } from '../../shared/review/state.ts'
import { filled, increase, increaseRow, saved } from '../batches/workbooks.ts'
import { closeDesk, establish, now, openDesk, tempDir } from '../desk/store.ts'
import { unitA } from '../filings/given.ts'
import { hundreds } from './hundreds.ts'

const child = path.join(import.meta.dirname, 'batchFiler.ts')
const batchId = '6b1f0a52-0c59-4b7e-9d0a-3a8f6f1d2c11'
const rows = 500

/** A checked workbook with 500 rows, of which every tenth failed and every tenth was warned of and is taken. */
function prepare(dir: string): void {
  const store = openDesk(dir)
  establish(store)
  const { vault } = store
  addWorkbook(vault, {
    batchId,
    staffId: 's1',
    at: now,
    kind: increase.id,
    unitNo: unitA.unitNo,
    fileName: '十月.xlsx',
    sha256: 'a'.repeat(64),
    corrects: null,
  })
  const of = (i: number) => ({ row: i + 2, name: `测试${i}`, idNumber: hundreds.idNumber(i) })
  const all = Array.from({ length: rows }, (_, i) => i)
  addRows(
    vault,
    batchId,
    all.map((i) => ({ ...of(i), findings: [], values: { ...unitA, idNumber: hundreds.idNumber(i), name: `测试${i}`, form: 'batch' } })),
  )
  const warning = { column: null, result: 'warn' as const, reason: { zh: '日期不匹配', en: '' }, fix: { zh: '核实', en: '' } }
  recordResults(
    vault,
    batchId,
    all.map((i) => ({
      ...of(i),
      group: i % 10 === 3 ? 'failed' : i % 10 === 7 ? 'warned' : 'passed',
      findings: i % 10 === 7 ? [warning] : [],
      refund: null,
    })),
  )
  moveOn(vault, batchId, 'ready')
  chooseRows(vault, batchId, null, 'take', '已与单位核实')
  takeWorkbook(vault, batchId, { policy: 'goodRowsNow', submitter: { name: '王经办', identity: '单位介绍信' }, at: now })
  closeDesk(store)
}

/** Runs the child until it ends, or is killed within `spread` ms after it began; true when it came to its end. */
async function runAndKill(dir: string, spread: number | null): Promise<boolean> {
  const worker = spawn(process.execPath, [child, dir, batchId], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  worker.stdout.on('data', (chunk: Buffer) => {
    if (said === '' && spread !== null) setTimeout(() => worker.kill('SIGKILL'), randomInt(spread))
    said += String(chunk)
  })
  await new Promise((resolve) => worker.on('close', resolve))
  return said.includes('done')
}

it('S1-12 kill -9 in the middle of taking a batch in loses no row and doubles none', { timeout: 180_000 }, async () => {
  const dir = tempDir()
  prepare(dir)
  let kills = 0
  let between = 0
  for (let round = 0; round <= 8; round++) {
    const finished = await runAndKill(dir, round < 8 ? 150 : null)
    if (!finished) kills += 1
    const store = openDesk(dir)
    expect(verify(store.db, store.anchor)).toMatchObject({ ok: true })
    const filed = batchById(store.db, batchId)?.filed ?? 0
    if (filed > 0 && filed < 450) between += 1
    // A part is whole or absent.
    expect(filed % 25).toBe(0)
    closeDesk(store)
    if (finished) break
  }
  // Kills that always came before or after the work would prove nothing.
  expect(kills).toBeGreaterThan(1)
  expect(between).toBeGreaterThan(0)

  const store = openDesk(dir)
  const { db } = store
  const filed = () =>
    db
      .prepare<[string], { row: number; number: string }>(
        'SELECT batch_row AS row, number FROM filing WHERE batch_id = ? ORDER BY batch_row',
      )
      .all(batchId)
  const wanted = Array.from({ length: rows }, (_, i) => i + 2).filter((row) => (row - 2) % 10 !== 3)
  expect(filed().map(({ row }) => row)).toEqual(wanted)
  expect(new Set(filed().map(({ number }) => number)).size).toBe(450)
  expect(parkedRows(db, batchId)).toHaveLength(50)
  expect(casesOfBatch(db, batchId).map((part) => part.rows)).toEqual(Array.from({ length: 18 }, () => 25))
  expect(db.prepare<[], { n: number }>("SELECT count(*) AS n FROM journal WHERE type = 'batch.received'").get()?.n).toBe(1)
  expect(workbookOf(store.vault, batchId)?.state).toBe('filed')
  const [first] = caseParts(db, batchCaseId(batchId, 1))
  expect(first).toMatchObject({ enteredBy: 's1', status: 'submitted', batch: { part: 1, row: 2, note: '' } })
  expect(caseParts(db, batchCaseId(batchId, 1)).find(({ batch }) => batch?.row === 9)?.batch?.note).toBe('日期不匹配。处理：已与单位核实')
  const before = filed()
  rebuild(db)
  expect(filed()).toEqual(before)
  closeDesk(store)
})

it('a stopped check leaves nothing behind; an interrupted one goes on from what was read', { timeout: 60_000 }, async () => {
  const dir = tempDir()
  const store = openDesk(dir)
  establish(store)
  const file = saved(
    await filled(increase, (sheet) => {
      for (let i = 0; i < 300; i++) sheet.getRow(i + 2).values = increaseRow('李测试', hundreds.idNumber(i))
    }),
  )
  const upload = { path: file, staffId: 's1', at: now, kind: increase.id, unitNo: unitA.unitNo, fileName: '十月.xlsx', corrects: null }
  const stop = new AbortController()
  const stopped = await batchCheckJob({
    store,
    batchId,
    upload,
    signal: stop.signal,
    progress: ({ phase }) => phase.zh === '逐行校验' && stop.abort(),
  })
  expect(stopped.state).toBe('cancelled')
  expect([workbookOf(store.vault, batchId), countRows(store.vault, batchId)]).toEqual([undefined, 0])

  const { signal } = new AbortController()
  const done = await batchCheckJob({ store, batchId, upload, signal, progress: () => {} })
  expect(done).toMatchObject({ state: 'done' })
  const counts = () => (['passed', 'warned', 'failed'] as const).map((set) => countRows(store.vault, batchId, set))
  const first = counts()
  expect(first.reduce((sum, n) => sum + n, 0)).toBe(300)
  moveOn(store.vault, batchId, 'checking')
  expect(await batchCheckJob({ store, batchId, upload: null, signal, progress: () => {} })).toMatchObject({ state: 'done' })
  expect(counts()).toEqual(first)
  closeDesk(store)
})
