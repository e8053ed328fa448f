import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDemoWindow, removeDir, type TestWindow } from '../../test/desk/window.ts'
import { kinds } from '../../shared/filings/index.ts'
import { reasonCodes } from '../../shared/review/reasons.ts'
import { statuses } from '../../shared/review/status.ts'
import { demoFilings } from '../demo/filings.ts'

// Rows of the portals' guides that are about what the desk shows, asked for as a window asks.

let window: TestWindow
beforeAll(async () => {
  window = await openDemoWindow()
  await window.login('zhuguan')
}, 60_000)
afterAll(async () => {
  await window.close()
  removeDir(window.dataDir)
})

const told = demoFilings()
const caseOf = (wanted: (filing: (typeof told)[number]) => boolean) => {
  const found = told.find(wanted)?.received
  if (!found) throw new Error('the demonstration has no such filing')
  return { found, caseId: found.jointId ?? found.id }
}
const all = { statuses: [], month: null, kinds: [], offices: [], keyword: '', mine: false }
const page = (change: object = {}) =>
  window.get('queue.page', { filter: { ...all, ...change }, order: 'deadline', cursor: null, limit: 50 })

it('S0-15 a case says by which portal and item it came, and S2-03 how the applicant was identified', async () => {
  const { found, caseId } = caseOf(({ received }) => received.kind === 'benefit.claim')
  const view = await window.get('case.open', { caseId })
  expect(view).toMatchObject({ channel: 'portal', portal: found.portal, submitter: { name: found.submitter.name } })
  expect(view.submitter.identity).not.toBe('')
  expect(view.parts.at(-1)?.kindLabel.zh).toBe('失业保险金申领')
  // 系统自动提取 is told apart from what was typed, with its source and time.
  const derived = view.parts.flatMap(({ fields }) => fields).filter(({ origin, source }) => origin === 'derived' && source)
  expect(derived.length).toBeGreaterThan(0)
  for (const { sourceAt } of derived) expect(sourceAt).toMatch(/^\d{4}-/)
})

it('S0-16 the queue is sought by 审核状态 and 申办月份 and shows name, item, time and 审核机构', async () => {
  const { rows } = await page({ statuses: ['submitted'], month: '202510' })
  expect(rows.length).toBeGreaterThan(5)
  for (const row of rows) {
    expect(row.status).toBe('submitted')
    expect(row.submittedAt.slice(0, 7)).toBe('2025-10')
    for (const member of [row.subjectName, row.kindLabel.zh, row.officeId, row.number]) expect(member).not.toBe('')
  }
  expect((await page({ month: '202401' })).rows).toEqual([])
  expect(statuses).toContain('submitted')
})

it('S0-19 S1-05 S1-06 a refusal is a list of coded reasons, each with what to do and the text it rests on, and the applicant reads the same', async () => {
  const { rows } = await page({ statuses: ['rejected', 'returned'] })
  expect(rows.length).toBeGreaterThan(3)
  for (const { caseId } of rows.slice(0, 5)) {
    const { parts } = await window.get('case.open', { caseId })
    const reasons = parts.flatMap((part) => part.reasons)
    expect(reasons.length).toBeGreaterThan(0)
    for (const { code } of reasons) {
      const known = reasonCodes.find((reason) => reason.code === code)
      expect(known?.fix.zh, code).not.toBe('')
      expect(known?.source, code).not.toBe('')
    }
  }
})

it('S2-07 what portals pushed waits in the inbox, and S2-08 data and documents stand together for the review', async () => {
  await expect.poll(async () => (await window.get('intake.list', { limit: 10 })).waiting.length).toBeGreaterThan(0)
  const { caseId } = caseOf(({ received }) => received.kind === 'benefit.claim' && received.materials.length > 5)
  const { parts } = await window.get('case.open', { caseId })
  const claim = parts.at(-1)
  expect(claim?.materials.filter(({ files }) => files.length > 0).map(({ slot }) => slot)).toContain('account')
  const [slot] = claim?.materials.filter(({ files }) => files.length > 0) ?? []
  const { url } = await window.get('case.attachment', { filingId: claim?.filingId ?? '', sha256: slot?.files[0]?.sha256 ?? '' })
  expect(url).toMatch(/^\/blob\//)
})

it('S3-01 a joint package shows when both notices were accepted; a single item is not asked', async () => {
  const joint = caseOf(({ received }) => received.jointId !== null)
  const { acceptedAt, submittedAt } = await window.get('case.open', { caseId: joint.caseId })
  expect(Date.parse(submittedAt) - Date.parse(acceptedAt ?? '')).toBe(10 * 60_000)
  const single = caseOf(({ received }) => received.kind === 'enrolment.increase')
  expect(await window.get('case.open', { caseId: single.caseId })).toMatchObject({ acceptedAt: null })
})

it('S3-02 the five single items of the guide are kinds of their own', () => {
  const guide = ['jobSeeking.register', 'unemployment.change', 'unemployment.cancel', 'benefit.payee', 'benefit.stop']
  expect(kinds.map(({ id }) => id)).toEqual(expect.arrayContaining(guide))
})

it('S3-06 special status and kind of unemployed person stand in the registration, S3-07 the own account in the claim', async () => {
  const registration = kinds.find(({ id }) => id === 'unemployment.register')?.fields
  expect(registration?.['personType']?.required).toBe(true)
  expect(registration?.['specialStatus']?.options).toHaveLength(5)
  const { caseId } = caseOf(({ received }) => received.kind === 'benefit.claim')
  const fields = (await window.get('case.open', { caseId })).parts.at(-1)?.fields ?? []
  for (const key of ['accountType', 'bankCode', 'accountNumber', 'accountName']) expect(fields.map((field) => field.key)).toContain(key)
  expect(fields.find(({ key }) => key === 'accountNumber')).toMatchObject({ masked: true })
})

it('S3-09 what is reviewed is what was submitted, value for value', async () => {
  const { found, caseId } = caseOf(({ received }) => received.kind === 'unemployment.register')
  const { parts } = await window.get('case.open', { caseId })
  const shown = Object.fromEntries(
    parts.find(({ kind }) => kind === found.kind)?.fields.map(({ key, value, masked }) => [key, masked ? null : value]) ?? [],
  )
  for (const [key, value] of Object.entries(found.values)) if (shown[key] !== null) expect(shown[key], key).toEqual(value)
})
