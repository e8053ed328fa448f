import { describe, expect, test } from 'vitest'
import { formatRoute, parseRoute } from './router.ts'

describe('addresses', () => {
  test.each([
    ['', { screen: '', path: [], query: {} }],
    ['#/', { screen: '', path: [], query: {} }],
    ['#/queue', { screen: 'queue', path: [], query: {} }],
    ['#/register/person/p-1', { screen: 'register', path: ['person', 'p-1'], query: {} }],
    [
      '#/queue?statuses=submitted%2CinReview&keyword=%E7%8E%8B',
      { screen: 'queue', path: [], query: { statuses: 'submitted,inReview', keyword: '王' } },
    ],
    ['#/case/100%', { screen: 'case', path: ['100%'], query: {} }],
  ])('reads %s', (hash, route) => expect(parseRoute(hash)).toEqual(route))

  test('writes what it reads, also names with separators in them', () => {
    const hash = formatRoute('case', ['一件事/7?8#9'], { tab: 'a&b=c', empty: '' })
    expect(parseRoute(hash)).toEqual({ screen: 'case', path: ['一件事/7?8#9'], query: { tab: 'a&b=c' } })
    expect(formatRoute('workbench')).toBe('#/workbench')
  })
})
