import { expect, test } from 'vitest'
import { defaultPolicy as policy } from '../../db/policy/defaults.ts'
import {
  benefitAmountFor,
  lateFeeRuleFor,
  limitsFor,
  minimumWageFor,
  type Policy,
  rateFor,
  secondReviewFor,
  timeLimitFor,
} from '../../shared/policy/policy.ts'
import { rowShapes, type TableName, tablesShape } from '../../shared/policy/tables.ts'

const tableNames = Object.keys(rowShapes) as TableName[]

test('every default row has the shape of its table and a source', () => {
  // No act has to be signed until the office says so.
  expect(tableNames.filter((name) => policy.tables[name].length === 0)).toEqual(['signature'])
  for (const name of tableNames) {
    for (const row of policy.tables[name]) {
      expect(rowShapes[name].safeParse(row).error, `${name} ${row.from}`).toBeUndefined()
      expect(row.to === null || row.from <= row.to).toBe(true)
    }
  }
})

test('the default tables survive being stored', () => {
  expect(tablesShape.parse(JSON.parse(JSON.stringify(policy.tables)))).toEqual(policy.tables)
})

test('no two rows of a table answer for the same month', () => {
  const subject = (row: object) =>
    ['class', 'division', 'matter', 'level', 'system', 'area', 'mode']
      .map((key) => (key in row && !('class' in row && 'division' in row && key === 'class') ? Reflect.get(row, key) : ''))
      .join('/')
  for (const name of tableNames) {
    for (const [subjectKey, rows] of Map.groupBy<string, { from: string; to: string | null }>(policy.tables[name], subject)) {
      const sorted = rows.toSorted((a, b) => (a.from < b.from ? -1 : 1))
      for (const [i, row] of sorted.entries()) {
        const next = sorted[i + 1]
        if (next) expect(row.to !== null && row.to < next.from, `${name} ${subjectKey} ${row.from}`).toBe(true)
      }
    }
  }
})

test('rates follow the notices and block where none is known', () => {
  const rates = (month: string) => {
    const found = rateFor(policy, month)
    return found.ok ? [found.row.unit, found.row.person] : found.missing.table
  }
  expect(rates('201502')).toEqual([200, 100])
  expect(rates('201503')).toEqual([140, 60])
  expect(rates('201905')).toEqual([70, 30])
  expect(rates('202512')).toEqual([70, 30])
  for (const month of ['199812', '201605', '201904', '202601']) expect(rates(month)).toBe('rate')
  const missing = rateFor(policy, '202601')
  expect(!missing.ok && missing.missing.message.zh).toContain('202601')
})

test('limits are the published figures', () => {
  expect(limitsFor(policy, '202510')).toMatchObject({ ok: true, row: { floor: 435_700, ceiling: 2_178_900 } })
  expect(limitsFor(policy, '202411')).toMatchObject({ ok: true, row: { floor: 430_600, confirmed: false } })
  expect(limitsFor(policy, '201912')).toMatchObject({ ok: true, row: { floor: 310_700, ceiling: 1_553_700 } })
  expect(limitsFor(policy, '202201').ok).toBe(false)
  expect(limitsFor(policy, '202601').ok).toBe(false)
})

test('the benefit is 90 % of the class’s wage, from 2023-12 of class 1 everywhere', () => {
  const benefit = (month: string, division: string | null) => {
    const found = benefitAmountFor(policy, month, division)
    return found.ok ? found.row.amount : found.missing.table
  }
  const [wuhua, fumin] = ['530102', '530124']
  expect(benefit('202007', wuhua)).toBe(150_300)
  expect(benefit('202007', fumin)).toBe(135_000)
  expect(benefit('202209', wuhua)).toBe(150_300)
  expect(benefit('202210', wuhua)).toBe(171_000)
  expect(benefit('202210', fumin)).toBe(157_500)
  expect(benefit('202311', fumin)).toBe(165_600)
  expect(benefit('202312', fumin)).toBe(179_100)
  expect(benefit('202312', null)).toBe(179_100)
  expect(benefit('202409', wuhua)).toBe(179_100)
  expect(benefit('202410', fumin)).toBe(186_300)
  expect(benefit('202510', wuhua)).toBe(195_300)
  expect(benefit('202006', wuhua)).toBe('benefitPercent')
  expect(benefit('202311', null)).toBe('classMembership')
})

test('class membership is dated: 晋宁 moved up', () => {
  expect(minimumWageFor(policy, '2020-08-01', '530115')).toMatchObject({ ok: true, row: { monthly: 150_000, class: 2 } })
  expect(minimumWageFor(policy, '202411', '530115')).toMatchObject({ ok: true, row: { monthly: 207_000, class: 1 } })
  expect(minimumWageFor(policy, '202510', '530102')).toMatchObject({ ok: true, row: { monthly: 217_000 } })
})

test('rules by date', () => {
  expect(lateFeeRuleFor(policy, '2011-06-30')).toMatchObject({ ok: true, row: { perMillion: 2000 } })
  expect(lateFeeRuleFor(policy, '2011-07-01')).toMatchObject({ ok: true, row: { perMillion: 500 } })
  expect(timeLimitFor(policy, '2025-10-20', 'benefitClaim')).toMatchObject({ ok: true, row: { workingDays: 10 } })
  expect(timeLimitFor(policy, '2025-10-20', 'unknown')).toMatchObject({ ok: false, missing: { table: 'timeLimits' } })
  expect(secondReviewFor(policy, '2025-10-20', 'benefitClaim')).toMatchObject({ ok: true, row: { threshold: 0 } })
})

test('an empty table blocks everything it is asked', () => {
  const empty: Policy = { tables: { ...policy.tables, rate: [] } }
  expect(rateFor(empty, '202510').ok).toBe(false)
})
