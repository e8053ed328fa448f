import { expect, test } from 'vitest'
import type { RowOf } from '../../../shared/policy/tables.ts'
import { entriesOf, readChange } from './changeForm.ts'

const row: RowOf<'rate'> = {
  from: '201905',
  to: '202512',
  docNo: '云政发〔2019〕48号',
  source: '通知',
  confirmed: true,
  scope: 'province',
  unit: 70,
  person: 30,
}

test('a new row starts from the newest one and asks for its own dates and document', () => {
  const entries = entriesOf('rate', 'add', row)
  expect(entries).toMatchObject({ unit: '0.7', person: '0.3', from: '', docNo: '' })
  expect(Object.keys(readChange('rate', 'add', null, entries).problems).sort()).toEqual(['docNo', 'from', 'source'])
  const filled = { ...entries, from: '202601', docNo: '云人社发〔2026〕1号', source: '2026年通知', confirmed: 'true' }
  expect(readChange('rate', 'add', null, filled).change).toEqual({
    table: 'rate',
    action: 'add',
    target: null,
    row: { ...row, from: '202601', to: null, docNo: '云人社发〔2026〕1号', source: '2026年通知' },
  })
})

test('ending a row types its end and the document it ends by, nothing else', () => {
  const entries = { ...entriesOf('rate', 'end', row), to: '202506', docNo: '云人社发〔2025〕7号' }
  expect(readChange('rate', 'end', row, entries).change).toEqual({
    table: 'rate',
    action: 'end',
    target: row,
    row: { ...row, to: '202506' },
  })
  expect(readChange('rate', 'end', row, { ...entries, to: '' }).change).toBeNull()
})

test('a field that cannot be read says why', () => {
  const { change, problems } = readChange('rate', 'correct', row, { ...entriesOf('rate', 'correct', row), unit: '七', to: '2025-12' })
  expect(change).toBeNull()
  expect(problems['unit']?.zh).toContain('百分数')
  expect(problems['to']?.zh).toContain('202601')
})
