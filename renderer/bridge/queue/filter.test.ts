import { describe, expect, it } from 'vitest'
import { choiceOf, firstChoice, narrows, noFilter, readChoice, readViews, sameChoice, withView } from './filter.ts'

describe('the filter of the list', () => {
  it('reads back what was stored and nothing else', () => {
    expect(readChoice(JSON.parse(JSON.stringify(firstChoice)))).toEqual(firstChoice)
    expect(readChoice({ filter: { ...noFilter, statuses: ['gone'] }, order: 'deadline' })).toBeUndefined()
    expect(readChoice(null)).toBeUndefined()
    expect(readViews([{ name: '', choice: firstChoice }])).toBeUndefined()
  })

  it('tells whether anything is left out', () => {
    expect(narrows(noFilter)).toBe(false)
    expect(narrows({ ...noFilter, keyword: '  ' })).toBe(false)
    expect(narrows({ ...noFilter, month: '202510' })).toBe(true)
    expect(narrows({ ...noFilter, mine: true })).toBe(true)
  })

  it('compares by meaning, not by the order of clicks', () => {
    const a = { ...firstChoice, filter: { ...noFilter, kinds: ['x', 'y'], keyword: '张 ' } }
    const b = { ...firstChoice, filter: { ...noFilter, kinds: ['y', 'x'], keyword: '张' } }
    expect(sameChoice(a, b)).toBe(true)
    expect(sameChoice(a, { ...b, order: 'deadlineDesc' })).toBe(false)
  })

  it('keeps one view of a name', () => {
    const mine = { name: '我的', choice: { ...firstChoice, filter: { ...noFilter, mine: true } } }
    expect(withView([{ name: '我的', choice: firstChoice }], mine)).toEqual([mine])
  })

  it('takes a filter from an address and drops what it does not know', () => {
    expect(choiceOf({})).toBeUndefined()
    expect(choiceOf({ statuses: 'submitted,nonsense', month: '2025-10', mine: '1' })).toEqual({
      filter: { ...noFilter, statuses: ['submitted'], mine: true },
      order: 'deadline',
    })
  })
})
