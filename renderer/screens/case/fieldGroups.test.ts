import { describe, expect, it } from 'vitest'
import type { FieldView } from '../../../shared/contract/filings.ts'
import { text } from '../../../shared/text.ts'
import { changed, fieldGroups } from './fieldGroups.ts'

const field = (key: string, group: string, change: Partial<FieldView> = {}): FieldView => ({
  key,
  label: text(key, key),
  group: text(group, group),
  type: 'text',
  value: 'x',
  display: text('x', 'x'),
  masked: false,
  origin: 'entered',
  source: null,
  sourceAt: null,
  visible: true,
  required: false,
  ...change,
})
const keys = (fields: FieldView[], onlyChanged = false) =>
  fieldGroups(fields, onlyChanged).map((group) => [group.label.zh, group.fields.map((each) => each.key)])

describe('groups of fields', () => {
  it('keeps fields of one group together in their order', () => {
    expect(keys([field('a', '甲'), field('b', '乙'), field('c', '甲')])).toEqual([
      ['甲', ['a', 'c']],
      ['乙', ['b']],
    ])
  })

  it('leaves hidden fields out, but not one that a correction emptied', () => {
    expect(keys([field('a', '甲', { visible: false }), field('b', '甲', { visible: false, value: null, previous: 'y' })])).toEqual([
      ['甲', ['b']],
    ])
  })

  it('can show what was changed only', () => {
    const fields = [field('a', '甲', { previous: 'x' }), field('b', '甲', { previous: null }), field('c', '乙')]
    expect(fields.map(changed)).toEqual([false, true, false])
    expect(keys(fields, true)).toEqual([['甲', ['b']]])
  })
})
