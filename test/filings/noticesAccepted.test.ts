import { expect, it } from 'vitest'
import { submissionLine } from '../../shared/exchange/submission.ts'
import { allAcceptedAt } from '../../shared/filings/acceptances.ts'
import { eventShapes } from '../../shared/journal/events.ts'
import { evolve, type FilingState } from '../../shared/review/state.ts'
import { submitLine } from '../fixtures/packages/submission.ts'
import { examples } from './examples.ts'
import { filing, given, results } from './given.ts'

const kind = 'jobSeeking.register'
const notice = { name: '用户通知', acceptedAt: '2025-10-16T01:50:00.000Z' }
const pledge = { name: '承诺书', acceptedAt: '2025-10-16T01:52:30.000Z' }

function found(change: Partial<FilingState>) {
  const { values, slice } = examples[kind] ?? { values: {}, slice: undefined }
  if (!slice) throw new Error('no example')
  return given(slice).when([filing(kind, values, change)])[0]
}

it('S3-01 a joint package without a record of both acceptances is a doubt, with what is missing named', () => {
  expect(results(found({ jointId: 'j1', acceptances: [notice, pledge] }))).toEqual({})
  expect(results(found({ jointId: 'j1', acceptances: [pledge] }))).toEqual({ 'joint.notices': 'warn' })
  const check = found({ jointId: 'j1' })?.checks.find(({ id }) => id === 'joint.notices')
  expect(check?.detail.zh).toBe('没有阅读确认记录：用户通知、承诺书')
  // Single items come by portals that show neither.
  expect(found({})?.checks.map(({ id }) => id)).not.toContain('joint.notices')
})

it('S3-01 both count as accepted when the later one was', () => {
  expect(allAcceptedAt([pledge, notice])).toBe('2025-10-16T01:52:30.000Z')
  expect(allAcceptedAt([notice])).toBeNull()
  expect(allAcceptedAt([])).toBeNull()
})

it('S3-01 the format takes acceptances with name and time, and a filing from before they were recorded replays without', () => {
  const line = submitLine('BJ-1', kind, { jointId: 'J-1' })
  expect(submissionLine.safeParse({ ...line, acceptances: [notice, pledge] }).success).toBe(true)
  expect(submissionLine.safeParse(line).success).toBe(true)
  for (const wrong of [{ name: '用户通知' }, { ...notice, acceptedAt: '2025-10-16' }, { ...notice, by: '本人' }])
    expect(submissionLine.safeParse({ ...line, acceptances: [wrong] }).success).toBe(false)
  const { status: _status, ...state } = filing(kind, {})
  const { id, number, jointId, officeId, channel, portal, packageId, submitter, submittedAt, values, sources, materials } = state
  const before = { id, number, kind, jointId, officeId, channel, portal, packageId, submitter, submittedAt, values, sources, materials }
  const replayed = eventShapes['filing.received'].parse({ ...before, values: {}, materials: [] })
  expect(evolve(undefined, { type: 'filing.received', ...replayed }, submittedAt, null).acceptances).toEqual([])
})
