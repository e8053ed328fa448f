import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import path from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest'
import { newDir, removeDir } from '../../test/desk/window.ts'
import { closeDesk, decrease, establish, openDesk, pkg } from '../../test/desk/store.ts'
import { assessCase, caseParts } from '../../db/caseFacts.ts'
import { head } from '../../db/journal/read.ts'
import { openStore } from '../../db/open.ts'
import type { ReviewCommand } from '../../shared/review/commands.ts'
import type { JobEnd } from './messages.ts'
import { openWriter, type Writer } from './writerClient.ts'

const key = Buffer.alloc(32, 7)
const now = '2025-10-16T02:00:00.000Z'
let dir: string
let writer: Writer | undefined
let deaths: boolean[]
let committed: string[]

beforeEach(() => {
  dir = newDir()
  deaths = []
  committed = []
  const store = openDesk(dir)
  establish(store)
  closeDesk(store)
})
afterEach(async () => {
  await writer?.close()
  writer = undefined
  removeDir(dir)
})

const open = async (): Promise<Writer> => {
  writer = await openWriter({
    dir,
    key: Buffer.from(key),
    committed: (types) => committed.push(...types),
    died: (_error, restarted) => deaths.push(restarted),
  })
  return writer
}
const meta = (staffId: string | null = 's1') => ({ commandId: randomUUID(), staffId, via: 'desk' as const, now })
const review = (w: Writer, caseId: string, command: ReviewCommand) => w.execute({ type: 'review', caseId, command }, meta())
const basisOf = (caseId: string) => {
  const db = openStore({ dir, key, mode: 'read' })
  const basis = assessCase(db, caseId, [], now)?.basis ?? ''
  db.close()
  return basis
}
const caseCount = () => {
  const db = openStore({ dir, key, mode: 'read' })
  const count = caseParts(db, 'f1').length
  db.close()
  return count
}
const run = (w: Writer, job: Parameters<Writer['start']>[1]) =>
  new Promise<JobEnd>((ended) => w.start(randomUUID(), job, { progress: () => undefined, ended }))
const job = (issue: boolean) => ({
  name: 'export' as const,
  outbox: path.join(dir, 'outbox'),
  staffId: 's1',
  via: 'desk' as const,
  demoToday: '2025-10-16',
  issue,
  commandId: randomUUID(),
})

it('runs commands in the order they came and names what each commit changed', async () => {
  const w = await open()
  const done = await Promise.all([
    w.execute({ type: 'import', package: pkg('p1', [decrease('f1')]) }, meta(null)),
    review(w, 'f1', { type: 'claim' }),
    review(w, 'f1', { type: 'claim' }),
  ])
  expect(done.map(({ ok }) => ok)).toEqual([true, true, false])
  expect(committed).toEqual(['package.imported', 'filing.received', 'review.claimed'])
})

it('a key that does not fit is refused with the store’s words', async () => {
  await expect(openWriter({ dir, key: Buffer.alloc(32, 8), committed: () => undefined, died: () => undefined })).rejects.toMatchObject({
    code: 'storage',
    detail: { store: 'wrongKey' },
  })
})

it('a worker that dies is replaced once; what was acknowledged is there, the rest is refused as storage', async () => {
  const threads: Worker[] = []
  const seen = (message: unknown) => threads.push((message as { worker: Worker }).worker)
  subscribe('worker_threads', seen)
  onTestFinished(() => void unsubscribe('worker_threads', seen))
  const w = await open()
  await w.execute({ type: 'import', package: pkg('p1', [decrease('f1')]) }, meta(null))

  const pending = review(w, 'f1', { type: 'claim' })
  const ended = run(w, job(false))
  void threads[0]?.terminate()
  await expect(pending).rejects.toMatchObject({ code: 'storage', detail: { store: 'writerStopped' } })
  expect(await ended).toMatchObject({ state: 'failed' })
  await expect.poll(() => deaths).toEqual([true])
  expect(await w.execute({ type: 'sessionOpened' }, meta())).toMatchObject({ ok: true })
  expect(caseCount()).toBe(1)

  void threads[1]?.terminate()
  await expect.poll(() => deaths).toEqual([true, false])
  await expect(w.execute({ type: 'sessionOpened' }, meta())).rejects.toMatchObject({ code: 'storage' })
})

it('a result that was issued and never written is written once when the desk opens again', async () => {
  const w = await open()
  await w.execute({ type: 'import', package: pkg('p1', [decrease('f1')]) }, meta(null))
  await review(w, 'f1', { type: 'claim' })
  await review(w, 'f1', { type: 'approve', basis: basisOf('f1'), acknowledgements: [], excluded: [], note: '' })
  // As after a crash between issuing and writing.
  const resultId = randomUUID()
  await w.execute({ type: 'issueResults', resultId }, meta())
  expect(existsSync(path.join(dir, 'outbox'))).toBe(false)
  expect(await run(w, job(false))).toMatchObject({ state: 'done' })
  const [file] = readdirSync(path.join(dir, 'outbox'))
  expect(file).toBe(`结果-2025-10-16-${resultId.slice(0, 8)}.zip`)
  // Nothing is left to write, and nothing waits.
  expect(await run(w, job(true))).toMatchObject({ state: 'failed', message: { zh: '没有待导出的审核结果' } })
  expect(readdirSync(path.join(dir, 'outbox'))).toEqual([file])
})

it('closing ends jobs and leaves a store that opens again', async () => {
  const w = await open()
  await w.execute({ type: 'import', package: pkg('p1', [decrease('f1')]) }, meta(null))
  await w.close()
  await expect(w.execute({ type: 'sessionOpened' }, meta())).rejects.toMatchObject({ code: 'signedOut' })
  const db = openStore({ dir, key, mode: 'read' })
  expect(caseParts(db, 'f1')).toHaveLength(1)
  expect(head(db).seq).toBeGreaterThan(0)
  db.close()
})
