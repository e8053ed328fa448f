import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDemoWindow, removeDir, type TestWindow } from '../../test/desk/window.ts'
import { png } from '../../test/fixtures/packages/media.ts'
import { kinds } from '../../shared/filings/index.ts'
import { demoFilings } from '../demo/filings.ts'
import { opening } from '../demo/opening.ts'

let window: TestWindow
beforeAll(async () => {
  window = await openDemoWindow()
})
afterAll(async () => {
  await window.close()
  removeDir(window.dataDir)
})

const records = opening().flatMap((data) => data.records)
const filed = new Set(demoFilings().flatMap(({ received }) => Object.values(received.values)))
const enrolment = records.flatMap(({ record, body }) =>
  record === 'enrolment' && 'toMonth' in body && body.toMonth === null && !filed.has(body.idNumber) ? [body] : [],
)[0]
const idNumber = enrolment?.idNumber ?? ''
const ticketFor = (name: string, bytes: Buffer): string => {
  const file = path.join(window.dataDir, name)
  writeFileSync(file, bytes)
  return window.app.files.issue(file)
}
const jobSeeking = {
  kind: 'jobSeeking.register',
  values: { idType: '01', idNumber, name: '测试', phone: '13900000001', area: '昆明市', position: '出纳', payWish: 500_000 },
  materials: [],
}

it('every kind can be looked at while nothing is typed yet', async () => {
  await window.login('chushen')
  for (const { id } of kinds) {
    const preview = await window.get('counter.preview', { kind: id, values: {}, materials: [] })
    expect(preview.parts[0]?.approvable, id).toBe(false)
    expect(preview.parts[0]?.checks.find((check) => check.id === 'general.required')?.result, id).toBe('fail')
  }
})

it('a preview masks what was typed and writes nothing', async () => {
  await window.login('chushen')
  const before = window.pushes.length
  const preview = await window.get('counter.preview', jobSeeking)
  expect(preview.parts[0]?.checks.length).toBeGreaterThan(3)
  expect(JSON.stringify(preview)).not.toContain(idNumber)
  expect(window.pushes.slice(before)).toEqual([])
  expect(await window.ask('counter.preview', { ...jobSeeking, values: { ...jobSeeking.values, payWish: '5000' } })).toMatchObject({
    ok: false,
    error: { code: 'badInput' },
  })
})

it('person and unit are found by the whole number only', async () => {
  await window.login('chushen')
  const { person } = await window.get('counter.person', { idNumber })
  expect(person).toMatchObject({ unit: { unitNo: expect.stringMatching(/^\d{12}$/) } })
  expect(await window.get('counter.person', { idNumber: idNumber.slice(0, 17) })).toEqual({ person: null })
  const code = person?.unit?.creditCode ?? ''
  expect(await window.get('counter.unit', { code })).toMatchObject({ unit: { name: person?.unit?.name } })
  expect(await window.get('counter.unit', { code: code.slice(0, 9) })).toEqual({ unit: null })
})

it('documents are kept when their bytes are those of a document, and belong to whoever attached them', async () => {
  await window.login('chushen')
  const kept = await window.get('counter.attach', { ticket: ticketFor('证明.png', png(90)) })
  expect(kept).toMatchObject({ name: '证明.png', mediaType: 'image/png', size: png(90).length })
  const pasted = await window.get('counter.attach', { name: '粘贴的图片1', base64: png(91).toString('base64') })
  expect(pasted.mediaType).toBe('image/png')
  for (const [name, bytes] of [
    ['假.png', Buffer.from('<html>')],
    ['空.pdf', Buffer.alloc(0)],
    ['炸弹.png', png(1, { width: 60_000, height: 60_000 })],
    ['大.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(21 * 1024 * 1024)])],
  ] as const)
    expect(await window.ask('counter.attach', { ticket: ticketFor(name, bytes) }), name).toMatchObject({ error: { code: 'refused' } })
  expect((await window.get('counter.attachment', { sha256: kept.sha256 })).url).toMatch(/^\/blob\//)

  await window.login('zhuguan')
  expect(await window.ask('counter.attachment', { sha256: kept.sha256 })).toMatchObject({ error: { code: 'notFound' } })
  const theirs = { kind: 'enrolment.decrease', values: {}, materials: [{ slot: 'proof', name: '证明.png', sha256: kept.sha256 }] }
  expect(await window.ask('counter.preview', theirs)).toMatchObject({ error: { code: 'notFound' } })
})

it('a filing gets its number, names nobody in the log, and is not reviewed by whoever entered it', async () => {
  await window.login('chushen')
  const submitter = { name: '赵到访', identity: 'idCard' } as const
  const commandId = crypto.randomUUID()
  const filed = await window.get('counter.file', { ...jobSeeking, submitter }, commandId)
  expect(filed.number).toMatch(/^guandu20251016-C\d{4}$/)
  expect(await window.get('counter.file', { ...jobSeeking, submitter }, commandId)).toEqual(filed)
  const view = await window.get('case.open', { caseId: filed.caseId })
  expect(view).toMatchObject({ channel: 'counter', submitter: { name: '赵到访', identity: '居民身份证原件' }, allowed: [] })
  expect(view.hints.join()).toContain('受理与审核不能是同一人')
  expect(await window.ask('case.review', { caseId: filed.caseId, command: { type: 'claim' } })).toMatchObject({
    error: { code: 'forbidden' },
  })
  const next = await window.get('counter.file', { ...jobSeeking, submitter })
  expect(next.number).not.toBe(filed.number)
  expect(window.log()).not.toContain('赵到访')

  await window.login('chushen2')
  expect((await window.get('case.open', { caseId: filed.caseId })).allowed).toEqual(['claim'])
  await window.login('fuhe')
  expect(await window.ask('counter.file', { ...jobSeeking, submitter })).toMatchObject({ error: { code: 'forbidden' } })
})

it('S3-03 two matters are looked at and received as one; returned, they come back with everything that was entered', async () => {
  await window.login('chushen')
  const other = records.flatMap(({ record, body }) =>
    record === 'enrolment' && 'toMonth' in body && body.toMonth === null && !filed.has(body.idNumber) ? [body.idNumber] : [],
  )[7]
  const who = { idType: '01', idNumber: other ?? '', name: '测试', phone: '13900000009' }
  const registration = { kind: 'unemployment.register', values: { ...who, lostJobOn: '2025-09-30', reason: '01' }, materials: [] }
  const seeking = { kind: 'jobSeeking.register', values: { ...who, area: '昆明市', position: '出纳' }, materials: [] }
  const entered = { ...registration, together: [seeking] }
  const preview = await window.get('counter.preview', entered)
  expect(preview.parts.map(({ filingId }) => filingId)).toEqual(['jobSeeking.register', 'unemployment.register'])
  expect(preview.ifRejected.map(({ kind }) => kind)).toEqual(['jobSeeking.register', 'unemployment.register'])
  // S3-01
  const doubted = async (accepted: boolean) =>
    (await window.get('counter.preview', { ...entered, accepted })).parts.flatMap(({ checks }) =>
      checks.flatMap(({ id, result }) => (id === 'joint.notices' ? [result] : [])),
    )
  expect([await doubted(false), await doubted(true)]).toEqual([['warn'], ['pass']])
  const submitter = { name: '李本人', identity: 'idCard' } as const
  expect(await window.ask('counter.file', { ...seeking, together: [registration, registration], submitter })).toMatchObject({ ok: false })
  const { caseId, number } = await window.get('counter.file', { ...entered, accepted: true, submitter })
  const view = await window.get('case.open', { caseId })
  expect(view.parts.map(({ kind }) => kind)).toEqual(['jobSeeking.register', 'unemployment.register'])
  expect(view.parts.at(-1)?.number).toBe(number)
  // Accepted first, submitted with it: the intake refuses it the other way round.
  const waited = Date.parse(view.submittedAt) - Date.parse(view.acceptedAt ?? '')
  expect(waited >= 0 && waited < 60_000, String(waited)).toBe(true)
  expect(await window.ask('counter.reopen', { caseId, filingId: null })).toMatchObject({ error: { code: 'refused' } })

  await window.login('chushen2')
  await window.get('case.review', { caseId, command: { type: 'claim' } })
  const reasons = [{ code: 'R01', fields: ['position'], materials: [], note: '写明岗位' }]
  await window.get('case.review', { caseId, command: { type: 'return', reasons, note: '' } })

  await window.login('chushen')
  const again = await window.get('counter.reopen', { caseId, filingId: null })
  expect(again).toMatchObject({ mode: 'correct', submitter: { name: '李本人' } })
  expect(again.parts[0]).toMatchObject({
    kind: 'jobSeeking.register',
    values: { idNumber: other, position: '出纳' },
    reasons: [{ code: 'R01' }],
  })
  // Whoever sees whole numbers leaves a trace.
  expect((await window.get('case.open', { caseId })).history.map(({ detail }) => detail).join()).toContain('窗口补正')
  const parts = again.parts.map(({ filingId, values, materials }) => ({
    filingId,
    values: { ...values, phone: '13900000010' },
    materials: materials.map(({ slot, name, sha256 }) => ({ slot, name, sha256 })),
  }))
  const [first, second] = again.parts
  const looked = await window.get('counter.preview', {
    kind: second?.kind ?? '',
    values: parts[1]?.values ?? {},
    materials: [],
    together: [{ kind: first?.kind ?? '', values: parts[0]?.values ?? {}, materials: [] }],
    correcting: caseId,
  })
  const doubled = looked.parts.flatMap(({ checks }) => checks).filter(({ id, result }) => id === 'clash.idNumber' && result === 'fail')
  expect(doubled).toEqual([])
  expect(await window.get('counter.correct', { caseId, parts })).toEqual({ number, caseId })
  expect(await window.get('case.open', { caseId })).toMatchObject({ round: 2, status: 'submitted', allowed: [] })
})
