import { describe, expect, it } from 'vitest'
import type { PartPreview, PartView } from '../../../shared/contract/filings.ts'
import { text } from '../../../shared/text.ts'
import { ackKey, emptyDraft } from './draft.ts'
import { acknowledgementsOf, byUrgency, type Check, primaryAction, standing } from './standing.ts'

const check = (id: string, result: Check['result']): Check => ({
  id,
  label: text(id, id),
  fields: [],
  rule: { text: text('', ''), source: '' },
  result,
  detail: text('', ''),
})
const preview = (filingId: string, checks: Check[], change: Partial<PartPreview> = {}): PartPreview => ({
  filingId,
  checks,
  effects: [],
  money: [],
  outcome: [],
  blocked: [],
  secondReview: null,
  approvable: checks.every((each) => each.result !== 'fail'),
  ...change,
})
const view = (filingId: string, change: Partial<PartView> = {}): PartView => ({
  filingId,
  number: filingId,
  kind: 'k',
  kindLabel: text('', ''),
  status: 'inReview',
  row: null,
  batchNote: '',
  fields: [],
  materials: [],
  reasons: [],
  note: '',
  outcome: [],
  excluded: null,
  acknowledgements: [],
  ...change,
})

describe('standing of a case', () => {
  it('puts failures first and keeps the order of the rules', () => {
    expect(byUrgency([check('a', 'pass'), check('b', 'warn'), check('c', 'fail'), check('d', 'warn')]).map((c) => c.id)).toEqual([
      'c',
      'b',
      'd',
      'a',
    ])
  })

  it('waits for a written reason of every warning', () => {
    const both = { parts: [preview('F1', [check('luhn', 'warn')])], basis: '' }
    const open = { parts: [view('F1')], status: 'inReview' as const }
    const draft = emptyDraft(1)
    expect(standing(open, both, draft)).toMatchObject({ ready: false, open: [{ filingId: 'F1', checkId: 'luhn' }] })
    const written = { ...draft, acknowledgements: { [ackKey('F1', 'luhn')]: ' 存折账号 ' } }
    expect(standing(open, both, written).ready).toBe(true)
    expect(acknowledgementsOf(both, written)).toEqual([{ filingId: 'F1', checkId: 'luhn', reason: '存折账号' }])
    expect(standing(open, both, { ...draft, acknowledgements: { [ackKey('F1', 'luhn')]: ' 是' } }).ready).toBe(false)
  })

  it('lets the reasons of the first review count in the second', () => {
    const parts = [view('F1', { acknowledgements: [{ checkId: 'luhn', reason: '存折账号' }] })]
    const result = standing(
      { parts, status: 'inSecondReview' },
      { parts: [preview('F1', [check('luhn', 'warn')], { secondReview: text('x', 'x') })], basis: '' },
      emptyDraft(1),
    )
    expect(result).toMatchObject({ ready: true, needsSecond: false })
  })

  it('leaves a part set aside out of the judgement, but not all of them', () => {
    const previews = { parts: [preview('F1', [check('a', 'pass')]), preview('F2', [check('b', 'fail')])], basis: '' }
    const open = { parts: [view('F1'), view('F2')], status: 'inReview' as const }
    const aside = { ...emptyDraft(1), excluded: { F2: [] } }
    expect(standing(open, previews, emptyDraft(1)).failing).toEqual([{ filingId: 'F2', checkId: 'b' }])
    expect(standing(open, previews, aside).ready).toBe(true)
    expect(standing(open, previews, { ...aside, excluded: { F1: [], F2: [] } }).ready).toBe(false)
  })

  it('is blocked by a month without parameters', () => {
    const result = standing(
      { parts: [view('F1')], status: 'inReview' },
      { parts: [preview('F1', [], { blocked: [text('无', '')], approvable: false })], basis: '' },
      emptyDraft(1),
    )
    expect(result).toMatchObject({ blocked: 1, ready: false })
  })

  it('has one main action', () => {
    expect(primaryAction(['claim'])).toBe('claim')
    expect(primaryAction(['release', 'approve', 'return', 'reject'])).toBe('approve')
    expect(primaryAction(['takeBack'])).toBeUndefined()
  })
})
