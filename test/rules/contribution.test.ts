import { expect, test } from 'vitest'
import { defaultPolicy as policy } from '../../db/policy/defaults.ts'
import { contribution } from '../../shared/rules/contribution.ts'
import { atRate } from '../../shared/rules/money.ts'

const of = (month: string, wage: number, ruralWorker = false, ruralWorkerPays = false) => {
  const result = contribution(policy, { month, wage, ruralWorker, ruralWorkerPays })
  if (!result.ok) throw new Error(result.missing.message.en)
  return result.value
}

test('202510: floor, plain and ceiling', () => {
  const three = [of('202510', 350_000), of('202510', 612_345, true), of('202510', 2_500_000)]
  expect(three).toMatchObject([
    { base: 435_700, limited: 'floor', unitAmount: 3050, personAmount: 1307 },
    { base: 612_345, limited: null, unitAmount: 4286, personAmount: 1837 },
    { base: 2_178_900, limited: 'ceiling', unitAmount: 15_252, personAmount: 6537 },
  ])
  const total = (pick: (one: (typeof three)[number]) => number) => three.reduce((sum, one) => sum + pick(one), 0)
  expect(total((one) => one.base)).toBe(3_226_945)
  expect(total((one) => one.unitAmount)).toBe(22_588)
  expect(total((one) => one.personAmount)).toBe(9681)
  // The trap: the rate on the sum of bases is one cent more than the sum of rounded shares.
  expect(atRate(3_226_945, 70)).toBe(22_589)
})

test('each month has its own limits', () => {
  expect(of('202411', 300_000)).toMatchObject({ base: 430_600, unitAmount: 3014, personAmount: 1292 })
  expect(of('202501', 300_000)).toMatchObject({ base: 435_700, unitAmount: 3050, personAmount: 1307 })
})

test('a rural worker’s share is nil before 2022-07 unless paid, and due from then on', () => {
  // The tables hold no limits for 2022; 2019 stands for the time before, 2024 for the time after.
  expect(of('201906', 500_000, true, false)).toMatchObject({ unitRate: 70, unitAmount: 3500, personRate: 0, personAmount: 0 })
  expect(of('201906', 500_000, true, true)).toMatchObject({ personRate: 30, personAmount: 1500 })
  expect(of('202401', 500_000, true, false)).toMatchObject({ personRate: 30, personAmount: 1500 })
  const limits = policy.tables.baseLimits.map((row) => ({ ...row, from: '202201', to: '202212' })).slice(0, 1)
  const around = { tables: { ...policy.tables, baseLimits: limits } }
  const share = (month: string) => contribution(around, { month, wage: 500_000, ruralWorker: true, ruralWorkerPays: false })
  expect(share('202206')).toMatchObject({ value: { personAmount: 0 } })
  expect(share('202207')).toMatchObject({ value: { personAmount: 1500 } })
})

test('a month without a rate or limits blocks with words', () => {
  const missing = (month: string) => {
    const result = contribution(policy, { month, wage: 500_000, ruralWorker: false, ruralWorkerPays: false })
    return result.ok ? null : result.missing.table
  }
  expect(missing('202601')).toBe('rate')
  expect(missing('201801')).toBe('rate')
  expect(missing('202101')).toBe('baseLimits')
})
