import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rollbackSubject } from '../print/subjects/rollback.ts'
import { openDemoWindow, removeDir, type TestWindow } from '../../test/desk/window.ts'

let window: TestWindow
beforeAll(async () => {
  window = await openDemoWindow()
}, 180_000)
afterAll(async () => {
  await window.close()
  removeDir(window.dataDir)
})

const everything = { states: [], reasons: [], from: null, to: null, keyword: '' }
const grounds = { code: 'H01', words: '审核时看错了人，单位来电', reporter: { kind: 'unit' as const, name: '张会计' } }

/** Asks until the plan is there, as the page does when its job has ended. */
async function planOf(filingId: string) {
  for (;;) {
    const answer = await window.get('rollback.plan', { target: { type: 'filing', filingId }, choices: [] })
    if (answer.state === 'ready') return answer.plan
    if (answer.state === 'impossible') throw new Error(answer.problem.zh)
    await window.job(answer.jobId)
  }
}

it('plans, proposes, decides by another person and lists a rollback through the bridge', async () => {
  await window.login('zhuguan')
  const { rows } = await window.get('queue.page', {
    filter: { statuses: ['approved'], month: null, kinds: ['enrolment.increase'], offices: [], keyword: '', mine: false },
    order: 'deadline',
    cursor: null,
    limit: 1,
  })
  const { filingId = '', caseId = '', number } = rows[0] ?? {}
  await window.login('chushen')
  const plan = await planOf(filingId)
  expect(plan.steps.at(-1)).toMatchObject({ number, tie: { type: 'target' } })
  // Numbers of persons do not cross the bridge.
  expect(JSON.stringify(plan)).not.toMatch(/(?<!\d)[1-8]\d{16}[\dX](?![\dA-Za-z])/)
  const target = { type: 'filing' as const, filingId }
  const proposed = await window.get('rollback.propose', { target, grounds, choices: [], settlements: [], planHash: plan.hash })
  expect(proposed.number).toMatch(/^guandu20251016-H\d{4}$/)
  const { rollbackId } = proposed
  expect(await window.ask('rollback.execute', { rollbackId, planHash: plan.hash })).toMatchObject({
    ok: false,
    error: { code: 'forbidden' },
  })

  await window.login('fuhe')
  expect((await window.get('rollback.list', { filter: everything, cursor: null, limit: 50 })).toDecide).toBe(2)
  const open = await window.get('rollback.open', { rollbackId })
  expect(open).toMatchObject({ state: 'proposed', allowed: ['renew', 'refuse', 'execute'], reporter: { zh: '参保单位（张会计）' } })
  // On paper as on the screen: who is told, which accounts, and every person's month.
  const { content } = rollbackSubject(open, plan)
  const sections = content.kind === 'rollbackPlan' ? content.data.sections : []
  expect(sections.map(({ heading }) => heading.slice(0, 2))).toEqual(['一、', '二、', '三、', '四、', '五、', '六、', '七、', '附：'])
  expect(sections[6]?.rows[0]).toEqual([number, '已回退', expect.any(String), expect.any(String)])
  expect(sections[7]?.rows).toHaveLength(plan.moves.length)
  await window.get('rollback.execute', { rollbackId, planHash: plan.hash })
  expect((await window.get('case.open', { caseId })).parts.find((part) => part.filingId === filingId)?.status).toBe('rolledBack')
  const done = await window.get('rollback.open', { rollbackId })
  expect(done.state).toBe('executed')
  expect(done.done.map((act) => act.number)).toContain(number)
  expect(done.allowed).toEqual(['undo'])

  // 更正重报: prefilled, filed at the counter, and linked both ways.
  await window.login('chushen')
  const again = await window.get('counter.reopen', { caseId, filingId })
  expect(again).toMatchObject({ mode: 'again', parts: [{ filingId, kind: 'enrolment.increase' }] })
  const [part] = again.parts
  // The one that was taken back is not in its way.
  const preview = await window.get('counter.preview', {
    kind: part?.kind ?? '',
    values: part?.values ?? {},
    materials: [],
    correcting: caseId,
  })
  expect(preview.parts[0]?.checks.filter(({ detail }) => detail.zh.includes(String(number)))).toEqual([])
  const materials = (part?.materials ?? []).map(({ slot, name, sha256 }) => ({ slot, name, sha256 }))
  const filed = await window.get('counter.file', {
    kind: part?.kind ?? '',
    values: part?.values ?? {},
    materials,
    together: [],
    corrects: filingId,
    submitter: { name: '王经办', identity: 'unitLetter' },
  })
  expect((await window.get('rollback.open', { rollbackId })).corrections).toEqual([filed])
  expect((await window.get('case.open', { caseId: filed.caseId })).links).toMatchObject([{ corrects: { caseId, number } }])

  await window.login('fuhe')
  const { file } = await window.get('rollback.export', { filter: everything })
  expect(readdirSync(path.join(window.dataDir, 'outbox'))).toContain(file)
})

it('whoever signs out while a plan or a proof is worked out leaves no failure behind', async () => {
  await window.login('zhuguan')
  const { rows } = await window.get('rollback.find', { keyword: '', limit: 1 })
  const asked = window.ask('rollback.plan', { target: { type: 'filing', filingId: rows[0]?.filingId ?? '' }, choices: [] })
  const { jobId } = await window.get('store.verify', {})
  await window.get('session.logout', {})
  expect(await asked).toMatchObject({ ok: false })
  expect((await window.job(jobId)).state).not.toBe('failed')
  expect(window.log()).not.toContain('"level":"error"')
})
