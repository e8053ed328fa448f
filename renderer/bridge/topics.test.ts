import { expect, test } from 'vitest'
import { topics } from '../../shared/contract/envelope.ts'
import { contract } from '../../shared/contract/index.ts'
import { queriesChangedBy } from './topics.ts'

test('every query is fetched again by some topic', () => {
  const queries = Object.entries(contract).flatMap(([name, call]) => (call.kind === 'query' ? [name] : []))
  expect(queries.filter((name) => !queriesChangedBy(topics).has(name))).toEqual([])
})

test('a decision fetches the queue, the case and the workbench again, not the staff', () => {
  const names = queriesChangedBy(['filings'])
  expect([...names]).toEqual(expect.arrayContaining(['queue.page', 'queue.count', 'case.open', 'work.overview']))
  expect(names.has('staff.list')).toBe(false)
})
