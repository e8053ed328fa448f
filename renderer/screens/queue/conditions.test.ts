import { expect, it } from 'vitest'
import { noFilter } from '../../bridge/queue/filter.ts'
import { conditions } from './conditions.ts'

it('says in words what the filter asks for', () => {
  expect(conditions(noFilter, 'zh')).toBe('')
  expect(conditions({ ...noFilter, statuses: ['submitted', 'returned'], month: '202510', keyword: ' 张 ', mine: true }, 'zh')).toBe(
    '状态为未审核、退回补正；2025年10月申办；含“张”；只看我的',
  )
  expect(conditions({ ...noFilter, offices: ['km-wuhua'], kinds: ['no-such-kind'] }, 'en')).toBe('matter no-such-kind; office Wuhua')
})
