import { describe, expect, it } from 'vitest'
import type { PartPreview, Preview } from '../../../shared/contract/filings.ts'
import { text } from '../../../shared/text.ts'
import { difference } from './difference.ts'

const part: PartPreview = {
  filingId: 'F1',
  checks: [
    {
      id: 'window',
      label: text('业务期', 'Window'),
      fields: [],
      rule: { text: text('', ''), source: '' },
      result: 'pass',
      detail: text('在业务期内', 'Within'),
    },
  ],
  effects: [
    {
      type: 'enrolment.start',
      label: text('建立参保关系', 'Start'),
      record: 'enrolment',
      recordLabel: text('参保关系', 'Enrolment'),
      key: 'k',
      changes: [{ name: 'fromMonth', label: text('参保月份', 'From'), before: null, after: '202510' }],
    },
  ],
  money: [
    {
      unitNo: 'U1',
      unitName: '示例',
      idNumber: '5301**',
      coverageMonth: '202509',
      kind: 'back',
      base: 500000,
      unitRate: 70,
      personRate: 30,
      unitAmount: 3500,
      personAmount: 1500,
      lateFee: 0,
      lateDays: 0,
      interest: 0,
      ruralWorker: false,
      overdue: false,
      suspense: false,
    },
  ],
  outcome: [{ key: 'amount', label: text('月标准', 'Monthly'), type: 'money', value: 175500 }],
  blocked: [],
  secondReview: null,
  approvable: true,
}
const preview = (...parts: PartPreview[]): Preview => ({ parts, basis: 'b' })
const words = (old: Preview, fresh: Preview) =>
  difference(old, fresh).map((change) => [change.topic, change.before?.zh ?? null, change.after?.zh ?? null])

describe('difference of two previews', () => {
  it('is empty when they say the same, whatever their hashes', () => {
    expect(difference(preview(part), { ...preview(part), basis: 'other' })).toEqual([])
  })

  it('names a check that turned, an amount that moved and a new need for a second person', () => {
    const window = part.checks[0]
    if (!window) throw new Error('fixture')
    const fresh: PartPreview = {
      ...part,
      checks: [{ ...window, result: 'fail', detail: text('已过20日', 'After the 20th') }],
      outcome: [{ key: 'amount', label: text('月标准', 'Monthly'), type: 'money', value: 180000 }],
      secondReview: text('超过10000元', 'Above 10,000'),
    }
    expect(words(preview(part), preview(fresh))).toEqual([
      ['check', '通过：在业务期内', '不通过：已过20日'],
      ['outcome', '1,755.00', '1,800.00'],
      ['secondReview', null, '超过10000元'],
    ])
  })

  it('shows a ledger line and an effect that are gone, and one that changed', () => {
    const line = part.money[0]
    if (!line) throw new Error('fixture')
    expect(words(preview(part), preview({ ...part, effects: [], money: [] }))).toEqual([
      ['effect', '— → 202510', null],
      ['money', '基数 5,000.00，单位 35.00，个人 15.00，滞纳金 0.00', null],
    ])
    expect(words(preview(part), preview({ ...part, money: [{ ...line, lateFee: 53 }] }))).toEqual([
      ['money', '基数 5,000.00，单位 35.00，个人 15.00，滞纳金 0.00', '基数 5,000.00，单位 35.00，个人 15.00，滞纳金 0.53'],
    ])
  })

  it('covers parts that only one of them has', () => {
    const second = { ...part, filingId: 'F2', effects: [], money: [], outcome: [] }
    expect(difference(preview(part), preview(part, second)).map((change) => change.filingId)).toEqual(['F2'])
  })
})
