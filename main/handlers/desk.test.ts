import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDemoWindow, removeDir, type TestWindow } from '../../test/desk/window.ts'
import { kindOf } from '../../shared/filings/index.ts'
import { demoFilings, spareFilings } from '../demo/filings.ts'
import { opening } from '../demo/opening.ts'

let window: TestWindow
beforeAll(async () => {
  window = await openDemoWindow()
})
afterAll(async () => {
  await window.close()
  removeDir(window.dataDir)
})

const all = { statuses: [], month: null, kinds: [], offices: [], keyword: '', mine: false }
const page = (filter: object = {}) =>
  window.get('queue.page', { filter: { ...all, ...filter }, order: 'deadline', cursor: null, limit: 200 })

/** Every identity number, phone and account of the demonstration, from its generator and not from the desk. */
const personal = new Set(
  [
    ...[...demoFilings(), ...spareFilings()].flatMap(({ received, resubmitted }) =>
      [received.values, resubmitted?.data.values ?? {}].flatMap((values) =>
        Object.entries(kindOf(received.kind).fields).flatMap(([key, { type }]) =>
          ['idNumber', 'phone', 'bankAccount'].includes(type) ? [values[key]] : [],
        ),
      ),
    ),
    ...opening().flatMap(({ records }) =>
      records.flatMap(({ body }) =>
        Object.entries(body).flatMap(([key, value]): unknown[] => (['idNumber', 'phone', 'accountNumber'].includes(key) ? [value] : [])),
      ),
    ),
  ].filter((value): value is string => typeof value === 'string' && value.length >= 8),
)
const leaks = (value: unknown): string[] => {
  const text = JSON.stringify(value)
  return [...personal].filter((number) => text.includes(number))
}

it('no reply but a reveal holds a full number', async () => {
  expect(personal.size).toBeGreaterThan(200)
  await window.login('zhuguan')
  const replies: unknown[] = [await window.get('work.overview', {})]
  const { rows } = await page()
  replies.push(rows)
  for (const { caseId } of rows) {
    replies.push(await window.get('case.open', { caseId }), await window.get('case.preview', { caseId, excluded: [] }))
  }
  const persons = await window.get('register.persons', { keyword: '李', cursor: null, limit: 100 })
  expect(persons.rows.length).toBeGreaterThan(0)
  for (const { personId } of persons.rows) replies.push(await window.get('register.person', { personId }))
  const units = await window.get('register.units', { keyword: '', cursor: null, limit: 20 })
  for (const { unitNo } of units.rows) replies.push(await window.get('register.unit', { unitNo }))
  for (const { unitNo } of units.rows.slice(0, 5)) {
    const behind = { period: '202509', unitNo, key: 'baseTotal', offset: 0, limit: 100 } as const
    replies.push(await window.get('assessment.explain', behind), await window.get('assessment.whatIf', { unitNo }))
  }
  replies.push(persons, units, await window.get('intake.list', { limit: 50 }), window.pushes)
  expect(leaks(replies)).toEqual([])
  expect(JSON.stringify(replies)).toMatch(/\d{6}\*{8}\d{3}[\dX]/)
})

it('a reveal shows one number, and the history says who looked and why', async () => {
  await window.login('chushen')
  const { filingId, caseId } = (await window.get('work.overview', {})).mine[0] ?? { filingId: '', caseId: '' }
  const { value } = await window.get('case.reveal', { filingId, field: 'idNumber', reason: '核对身份证影像' })
  expect(personal.has(value)).toBe(true)
  const { history } = await window.get('case.open', { caseId })
  expect(history.at(-1)).toMatchObject({ type: 'personal.revealed', who: '李初', detail: '证件号码；核对身份证影像' })
  expect(await window.ask('case.reveal', { filingId, field: '__proto__', reason: '试试' })).toMatchObject({ ok: false })
  expect(await window.ask('case.reveal', { filingId, field: 'idNumber', reason: ' ' })).toMatchObject({
    ok: false,
    error: { code: 'badInput' },
  })
  const { rows } = await window.get('register.persons', { keyword: value, cursor: null, limit: 5 })
  const personId = rows[0]?.personId
  if (personId !== undefined) expect(await window.get('register.reveal', { personId, reason: '核对参保' })).toEqual({ value })
})

it('a case of another office is not found, whatever is asked of it', async () => {
  await window.login('zhuguan')
  const elsewhere = (await page()).rows.find((row) => row.officeId !== 'km-guandu')
  expect(elsewhere).toBeDefined()
  const { caseId, filingId } = elsewhere ?? { caseId: '', filingId: '' }
  const sha256 = (await window.get('case.open', { caseId })).parts.flatMap((part) => part.materials.flatMap((slot) => slot.files))[0]
    ?.sha256
  await window.login('chushen')
  for (const reply of [
    await window.ask('case.open', { caseId }),
    await window.ask('case.preview', { caseId, excluded: [] }),
    await window.ask('case.review', { caseId, command: { type: 'claim' } }),
    await window.ask('case.reveal', { filingId, field: 'idNumber', reason: '看看' }),
    await window.ask('case.attachment', { filingId, sha256: sha256 ?? 'a'.repeat(64) }),
  ])
    expect(reply).toMatchObject({ ok: false, error: { code: 'notFound' } })
  expect((await page()).rows.every((row) => row.officeId === 'km-guandu')).toBe(true)
})

it('an attachment has a one-time address, for this session and this filing only', async () => {
  await window.login('chushen')
  const { rows } = await page({ kinds: ['benefit.claim'] })
  const caseId = rows[0]?.caseId ?? ''
  const parts = (await window.get('case.open', { caseId })).parts
  const part = parts.find(({ materials }) => materials.some(({ files }) => files.length > 0))
  const file = part?.materials.flatMap(({ files }) => files)[0]
  if (!part || !file) throw new Error('the demonstration has no claim with documents')
  const { url } = await window.get('case.attachment', { filingId: part.filingId, sha256: file.sha256 })
  const token = /^\/blob\/([\w-]+)$/.exec(url)?.[1] ?? ''
  const served = await window.app.blob(token)
  expect(served).toMatchObject({ type: file.mediaType })
  expect(served?.body.length).toBe(file.size)
  expect(await window.app.blob(token)).toBeUndefined()
  const other = parts.find((candidate) => candidate.filingId !== part.filingId && candidate.materials.length === 0)
  if (other)
    expect(await window.ask('case.attachment', { filingId: other.filingId, sha256: file.sha256 })).toMatchObject({
      ok: false,
      error: { code: 'notFound' },
    })
  const { url: late } = await window.get('case.attachment', { filingId: part.filingId, sha256: file.sha256 })
  await window.login('chushen2')
  expect(await window.app.blob(late.slice('/blob/'.length))).toBeUndefined()
})

it('a claimed case is approved on what was shown; what changed meanwhile comes back with the refusal', async () => {
  await window.login('chushen')
  const shown = (await page({ mine: true })).rows
  const free = [...shown, ...(await page({ statuses: ['submitted'] })).rows]
  let done = false
  for (const { caseId } of free) {
    const before = await window.get('case.preview', { caseId, excluded: [] })
    const clean = before.parts.every(
      (part) => part.approvable && part.checks.every((check) => check.result === 'pass') && !part.secondReview,
    )
    if (!clean) continue
    const opened = await window.get('case.open', { caseId })
    if (opened.allowed.includes('claim')) await window.get('case.review', { caseId, command: { type: 'claim' } })
    else if (!opened.allowed.includes('approve')) continue
    const approve = { type: 'approve' as const, acknowledgements: [], excluded: [], note: '' }
    const stale = await window.ask('case.review', { caseId, command: { ...approve, basis: '0'.repeat(64) } })
    expect(stale).toMatchObject({ ok: false, error: { code: 'changed', detail: { basis: before.basis } } })
    const approved = await window.get('case.review', { caseId, command: { ...approve, basis: before.basis } })
    expect(approved.statuses.map(({ status }) => status)).toEqual(before.parts.map(() => 'approved'))
    expect(approved.posted.length).toBe(before.parts.flatMap((part) => part.effects).length)
    expect(leaks(approved)).toEqual([])
    done = true
    break
  }
  expect(done).toBe(true)
  expect(window.pushes.some((push) => push.type === 'changed' && push.topics.includes('register'))).toBe(true)
})

it('drafts and preferences are everybody’s own', async () => {
  await window.login('chushen')
  await window.get('draft.save', { key: 'case/1', value: { note: '写到一半' } })
  await window.get('preferences.set', { key: 'queue', value: { dense: true } })
  expect(await window.get('draft.get', { key: 'case/1' })).toEqual({ value: { note: '写到一半' } })
  expect(await window.ask('draft.save', { key: 'big', value: 'x'.repeat(300_000) })).toMatchObject({
    ok: false,
    error: { code: 'badInput' },
  })
  await window.login('chushen2')
  expect(await window.get('draft.get', { key: 'case/1' })).toEqual({ value: null })
  expect(await window.get('preferences.get', { key: 'queue' })).toEqual({ value: null })
  await window.login('chushen')
  expect(await window.get('preferences.get', { key: 'queue' })).toEqual({ value: { dense: true } })
})

it('the inbox is taken in and decisions go out once', async () => {
  await window.login('chushen')
  const { jobId } = await window.get('intake.importInbox', {})
  expect(await window.job(jobId)).toMatchObject({ state: 'done' })
  const { packages, waiting, inboxDir, outboxDir } = await window.get('intake.list', { limit: 50 })
  expect(waiting).toEqual([])
  expect(
    packages
      .slice(0, 2)
      .map(({ state }) => state)
      .sort(),
  ).toEqual(['imported', 'refused'])
  expect(leaks(packages)).toEqual([])
  expect(existsSync(path.join(inboxDir, 'refused'))).toBe(true)

  const { pending } = await window.get('results.list', { limit: 10 })
  expect(pending).toBeGreaterThan(0)
  const exported = await window.get('results.export', {})
  expect(await window.job(exported.jobId)).toMatchObject({ state: 'done' })
  const after = await window.get('results.list', { limit: 10 })
  expect(after).toMatchObject({ pending: 0, packages: [{ filings: pending, written: true }] })
  expect(readdirSync(outboxDir)).toEqual([after.packages[0]?.fileName])
  const again = await window.get('results.export', {})
  expect(await window.job(again.jobId)).toMatchObject({ state: 'failed', message: '没有待导出的审核结果' })
})

it('the journal is proved beside the work', async () => {
  await window.login('shenji')
  const { jobId } = await window.get('store.verify', {})
  expect(await window.job(jobId)).toMatchObject({ state: 'done' })
})

it('the log of all this names nobody', () => {
  const log = window.log()
  expect(log).toContain('"event":"job"')
  expect(leaks(log)).toEqual([])
  for (const name of ['李初', '周小初', 'chushen']) expect(log).not.toContain(name)
  for (const { received } of demoFilings()) expect(log).not.toContain(String(received.values['name']))
})
