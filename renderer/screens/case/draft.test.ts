import { describe, expect, it } from 'vitest'
import { canSend, changeReason, emptyDraft, readDraft, toggleMark, toggleReason } from './draft.ts'

const none = emptyDraft(1).return

describe('the draft of a case', () => {
  it('comes back as it was written, but not into another round', () => {
    const draft = { ...emptyDraft(2), note: '已电话核实', acknowledgements: { 'F1/luhn': '存折账号' } }
    const stored: unknown = JSON.parse(JSON.stringify(draft))
    expect(readDraft(stored, 2)).toEqual(draft)
    expect(readDraft(stored, 3)).toEqual(emptyDraft(3))
    expect(readDraft({ note: 1 }, 1)).toEqual(emptyDraft(1))
    expect(readDraft(null, 1)).toEqual(emptyDraft(1))
  })

  it('takes reasons in and out and keeps the others', () => {
    const one = toggleReason(toggleReason(none, 'R01'), 'R03')
    expect(one.reasons.map((reason) => reason.code)).toEqual(['R01', 'R03'])
    expect(toggleReason(one, 'R01').reasons.map((reason) => reason.code)).toEqual(['R03'])
  })

  it('marks under one reason only, and chooses the reason when needed', () => {
    const marked = toggleMark(toggleReason(none, 'R02'), 'R01', 'fields', 'phone')
    expect(marked.reasons).toEqual([
      { code: 'R02', fields: [], materials: [], note: '' },
      { code: 'R01', fields: ['phone'], materials: [], note: '' },
    ])
    expect(toggleMark(marked, 'R01', 'fields', 'phone').reasons[1]?.fields).toEqual([])
  })

  it('cannot be sent without a reason, nor 其他 without words', () => {
    expect(canSend(none)).toBe(false)
    expect(canSend(toggleReason(none, 'R01'))).toBe(true)
    const other = toggleReason(none, 'R99')
    expect(canSend(other)).toBe(false)
    expect(canSend(changeReason(other, 'R99', { note: '见附件说明' }))).toBe(true)
  })
})
