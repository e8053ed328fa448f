import { describe, expect, it } from 'vitest'
import type { CheckResult } from '../filings/kind.ts'
import { emptySlice } from '../register/slice.ts'
import { text } from '../text.ts'
import { type Actor, allowedActions } from './actions.ts'
import type { PartAssessment } from './assess.ts'
import type { ReviewCommand } from './commands.ts'
import { decide, type Situation } from './decide.ts'
import { evolve, type FilingState } from './state.ts'

const now = '2025-10-16T01:00:00.000Z'
const until = '2025-10-20T15:59:59.000Z'
const basis = 'a'.repeat(64)
const staff = (staffId: string, roles: Actor['roles'], offices = ['km-guandu']): Actor => ({ staffId, roles, offices })
const anna = staff('anna', ['firstReview'])
const bert = staff('bert', ['firstReview', 'secondReview'])
const boss = staff('boss', ['supervisor'])

const received = (change: Partial<FilingState> = {}): FilingState => ({
  ...evolve(
    undefined,
    {
      type: 'filing.received',
      id: 'f1',
      number: 'T-1',
      kind: 'enrolment.decrease',
      jointId: null,
      officeId: 'km-guandu',
      channel: 'portal',
      portal: '测试',
      packageId: null,
      submittedAt: now,
      submitter: { name: '张测试', identity: '短信' },
      values: {},
      sources: {},
      materials: [],
    },
    now,
    null,
  ),
  ...change,
})
const assessed = (change: Partial<PartAssessment> = {}): PartAssessment => ({
  filingId: 'f1',
  version: 1,
  checks: [],
  effects: [],
  outcome: [],
  money: [],
  blocked: [],
  secondReview: null,
  approvable: true,
  ...change,
})
const check = (id: string, result: CheckResult['result']): CheckResult => ({
  id,
  label: text(id, id),
  fields: [],
  rule: { text: text('规则', 'rule'), source: '来源' },
  result,
  detail: text('', ''),
})
const situation = (actor: Actor, part: FilingState, assessment = [assessed()], change: Partial<Situation> = {}): Situation => ({
  parts: [part],
  actor,
  now,
  leaseUntil: until,
  assessment: { parts: assessment, basis },
  ...change,
})
const held = (by: Actor, change: Partial<FilingState> = {}) =>
  received({ status: 'inReview', lease: { staffId: by.staffId, until }, ...change })
const second = (by: Actor, first: Actor) =>
  held(by, { status: 'inSecondReview', firstReview: { by: first.staffId, at: now, excluded: null } })
const approve: ReviewCommand = { type: 'approve', basis, acknowledgements: [], excluded: [], note: '' }
const refusalOf = (command: ReviewCommand, s: Situation) => {
  const decided = decide(command, s)
  return decided.ok ? decided.events.map((e) => e.event.type) : decided.refusal
}
const denied = (denial: string) => ({ code: 'denied', denial })

describe('taking a case', () => {
  it('given a new filing, claim gives a lease', () => {
    expect(decide({ type: 'claim' }, situation(anna, received()))).toEqual({
      ok: true,
      events: [{ filingId: 'f1', event: { type: 'review.claimed', until } }],
    })
  })
  it('another office, or no role, cannot', () => {
    expect(refusalOf({ type: 'claim' }, situation(staff('x', ['firstReview'], ['km-wuhua']), received()))).toMatchObject(denied('office'))
    expect(refusalOf({ type: 'claim' }, situation(staff('x', ['audit']), received()))).toMatchObject(denied('role'))
  })
  it('a held case is taken over only when its lease has run out, or by the supervisor who reviews', () => {
    const takeOver: ReviewCommand = { type: 'takeOver', reason: '请假' }
    expect(refusalOf(takeOver, situation(bert, held(anna)))).toMatchObject(denied('leaseRunning'))
    expect(refusalOf(takeOver, situation(bert, held(anna, { lease: { staffId: 'anna', until: '2025-10-15T15:59:59.000Z' } })))).toEqual([
      'review.takenOver',
    ])
    expect(refusalOf(takeOver, situation(staff('s', ['supervisor', 'firstReview']), held(anna)))).toEqual(['review.takenOver'])
  })
  it('who gave it back for a conflict of interest never gets it again (回避)', () => {
    const given = received({ excludedStaff: ['anna'] })
    expect(refusalOf({ type: 'claim' }, situation(anna, given))).toMatchObject(denied('conflictOfInterest'))
    expect(refusalOf({ type: 'claim' }, situation(bert, given))).toEqual(['review.claimed'])
  })
})

describe('approving', () => {
  it('only the holder, only what was on screen', () => {
    expect(refusalOf(approve, situation(anna, held(anna)))).toEqual(['review.approved'])
    expect(refusalOf(approve, situation(bert, held(anna)))).toMatchObject(denied('notHolder'))
    expect(refusalOf({ ...approve, basis: 'b'.repeat(64) }, situation(anna, held(anna)))).toEqual({ code: 'changed' })
  })
  it('a failed check is cleared only by changed facts, a warning by a written reason', () => {
    const failing = [assessed({ checks: [check('x', 'fail')], approvable: false })]
    expect(refusalOf(approve, situation(anna, held(anna), failing))).toEqual({ code: 'checksFail', checks: ['x'] })
    const warning = [assessed({ checks: [check('y', 'warn')] })]
    expect(refusalOf(approve, situation(anna, held(anna), warning))).toEqual({ code: 'warningsOpen', checks: ['y'] })
    const reasoned = { ...approve, acknowledgements: [{ filingId: 'f1', checkId: 'y', reason: '已电话核实' }] }
    expect(refusalOf(reasoned, situation(anna, held(anna), warning))).toEqual(['review.approved'])
  })
  it('where a second review is needed the first only passes it on, and may not be the second', () => {
    const needs = [assessed({ secondReview: text('金额', 'amount') })]
    expect(refusalOf(approve, situation(bert, held(bert), needs))).toEqual(['review.passedFirst'])
    expect(refusalOf(approve, situation(bert, second(bert, bert), needs))).toMatchObject(denied('sameReviewer'))
    expect(refusalOf(approve, situation(anna, second(anna, bert), needs))).toMatchObject(denied('role'))
    expect(refusalOf(approve, situation(bert, second(bert, anna), needs))).toEqual(['review.approved'])
    expect(refusalOf({ type: 'sendBack', reason: '材料需重核' }, situation(bert, second(bert, anna)))).toEqual(['review.sentBack'])
  })
})

describe('returning and rejecting', () => {
  const reason = { code: 'R01', fields: ['stopDate'], materials: [], note: '' }
  it('needs a known code of its own use and marks that exist', () => {
    expect(refusalOf({ type: 'return', reasons: [reason], note: '' }, situation(anna, held(anna)))).toEqual(['review.returned'])
    for (const bad of [
      { ...reason, code: 'J01' },
      { ...reason, code: '?' },
      { ...reason, fields: ['nope'] },
      { ...reason, materials: ['nope'] },
      { ...reason, code: 'R99' },
    ])
      expect(refusalOf({ type: 'return', reasons: [bad], note: '' }, situation(anna, held(anna)))).toMatchObject({ code: 'reasonInvalid' })
  })
  it('rejecting rests on the same screen as approving', () => {
    const reject: ReviewCommand = { type: 'reject', basis: 'b'.repeat(64), reasons: [{ ...reason, code: 'J05' }], note: '' }
    expect(refusalOf(reject, situation(anna, held(anna)))).toEqual({ code: 'changed' })
    expect(refusalOf({ ...reject, basis }, situation(anna, held(anna)))).toEqual(['review.rejected'])
  })
})

describe('taking a decision back (撤销审核)', () => {
  const enrolment = {
    unitNo: 'u',
    idNumber: 'p',
    fromMonth: '202401',
    toMonth: null,
    stopReason: null,
    ruralWorker: false,
    ruralWorkerPays: false,
    employedOn: null,
  }
  const stop = {
    type: 'enrolment.stop',
    record: 'enrolment' as const,
    key: 'u/p/202401',
    before: enrolment,
    after: { ...enrolment, toMonth: '202508', stopReason: '01' },
  }
  const decided = received({
    status: 'approved',
    decision: { verdict: 'approved', by: 'anna', at: now, reasons: [], note: '', effects: [stop], outcome: [] },
  })
  const slice = (held: object) => ({
    ...emptySlice,
    records: { ...emptySlice.records, enrolment: { 'u/p/202401': { ...enrolment, ...held } } },
  })
  const takeBack: ReviewCommand = { type: 'takeBack', reason: '月份看错' }

  it('posts the inverse and leaves no refusal on the record', () => {
    const result = decide(takeBack, situation(anna, decided, [], { slice: slice(stop.after) }))
    expect(result).toMatchObject({
      ok: true,
      events: [{ event: { type: 'review.takenBack', effects: [{ before: stop.after, after: enrolment }] } }],
    })
    if (result.ok && result.events[0])
      expect(evolve(decided, result.events[0].event, now, 'anna')).toMatchObject({ status: 'submitted', decision: null, firstReview: null })
  })
  it('is refused when a later act changed the record, when it left the desk, and to others', () => {
    expect(refusalOf(takeBack, situation(anna, decided, [], { slice: slice({ toMonth: '202509' }) }))).toMatchObject({ code: 'dependents' })
    expect(refusalOf(takeBack, situation(anna, { ...decided, leftDesk: true }, [], { slice: slice(stop.after) }))).toMatchObject(
      denied('leftDesk'),
    )
    expect(refusalOf(takeBack, situation(bert, decided, [], { slice: slice(stop.after) }))).toMatchObject(denied('notDecider'))
    expect(refusalOf(takeBack, situation(boss, decided, [], { slice: slice(stop.after) }))).toEqual(['review.takenBack'])
  })
})

it('the buttons are what the gate allows', () => {
  expect(allowedActions(received(), anna, now)).toEqual(['claim'])
  expect(allowedActions(held(anna), anna, now)).toEqual(['release', 'approve', 'return', 'reject'])
  expect(allowedActions(held(anna), bert, now)).toEqual([])
  expect(allowedActions(second(bert, anna), bert, now)).toEqual(['release', 'approve', 'sendBack'])
  expect(allowedActions(received({ status: 'withdrawn' }), anna, now)).toEqual([])
})

it('a correction opens a new round and keeps the values of the one before', () => {
  const returned = received({ status: 'returned', values: { stopDate: '2025-08-31' } })
  const again = evolve(
    returned,
    { type: 'filing.resubmitted', packageId: null, submittedAt: now, values: { stopDate: '2025-09-30' }, sources: {}, materials: [] },
    now,
    null,
  )
  expect(again).toMatchObject({ status: 'submitted', round: 2, previous: { stopDate: '2025-08-31' }, values: { stopDate: '2025-09-30' } })
})
