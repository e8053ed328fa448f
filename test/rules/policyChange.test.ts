import { expect, test } from 'vitest'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import { kinds } from '../../shared/filings/index.ts'
import { shownValue, typedOf, typedValue } from '../../shared/policy/cell.ts'
import { amended, type Change, checkChange, gapsIn } from '../../shared/policy/change.ts'
import { columnsOf } from '../../shared/policy/columns.ts'
import { rateFor } from '../../shared/policy/policy.ts'
import { monthsOf, reach } from '../../shared/policy/reach.ts'
import { type RowOf, rowShapes, tableNames } from '../../shared/policy/tables.ts'

const { tables } = defaultPolicy
const rate2026: RowOf<'rate'> = {
  from: '202601',
  to: '202612',
  docNo: '云人社发〔2026〕1号',
  source: '2026年失业保险费率',
  confirmed: true,
  scope: 'province',
  unit: 70,
  person: 30,
}
const add = (change: Partial<RowOf<'rate'>> = {}): Change => ({
  table: 'rate',
  action: 'add',
  target: null,
  row: { ...rate2026, ...change },
})
const fields = (change: Change) => {
  const checked = checkChange(tables, change)
  return checked.ok ? [] : checked.problems.map(({ field }) => field)
}

test('a column of every member of every table reads back what it shows', () => {
  for (const table of tableNames) {
    const own = ['from', 'to', 'docNo', 'source', 'confirmed']
    expect(columnsOf(table).map(([name]) => name)).toEqual(Object.keys(rowShapes[table].shape).filter((name) => !own.includes(name)))
    for (const row of tables[table])
      for (const [name, column] of columnsOf(table)) {
        const value: unknown = Reflect.get(row, name)
        expect(typedValue(column, typedOf(column, value)), `${table} ${row.from} ${name}`).toEqual({ ok: true, value })
        expect(shownValue(column, value).zh).not.toBe('')
      }
  }
})

test('what is typed is read in the units of an office and refused outside what is plausible', () => {
  const column = (table: (typeof tableNames)[number], wanted: string) => columnsOf(table).find(([name]) => name === wanted)![1]
  expect(typedValue(column('rate', 'unit'), '0.7')).toEqual({ ok: true, value: 70 })
  expect(typedValue(column('rate', 'unit'), '０．７％')).toEqual({ ok: true, value: 70 })
  expect(typedValue(column('rate', 'unit'), '70').ok).toBe(false)
  expect(typedValue(column('rate', 'unit'), '0.705').ok).toBe(false)
  expect(typedValue(column('baseLimits', 'floor'), '4,357')).toEqual({ ok: true, value: 435_700 })
  expect(typedValue(column('baseLimits', 'floor'), '43.57').ok).toBe(false)
  expect(typedValue(column('lateFee', 'perMillion'), '0.05')).toEqual({ ok: true, value: 500 })
  expect(typedValue(column('lateFee', 'perMillion'), '5').ok).toBe(false)
  expect(typedValue(column('workCalendar', 'holidays'), '元旦 2027-01-01 2027-01-03')).toEqual({
    ok: true,
    value: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
  })
  expect(typedValue(column('workCalendar', 'workingDays'), '2027-02-30').ok).toBe(false)
})

test('a new row fills the months that had none; the month is no longer missing', () => {
  expect(gapsIn(tables.rate)).toEqual([
    { from: '201605', to: '201904' },
    { from: '202601', to: null },
  ])
  const checked = checkChange(tables, add())
  if (!checked.ok) throw new Error('refused')
  expect(checked.amendment).toEqual({ removed: [], added: [rate2026] })
  expect(rateFor(defaultPolicy, '202601').ok).toBe(false)
  expect(rateFor({ tables: checked.tables }, '202601')).toMatchObject({ ok: true, row: { unit: 70 } })
  // What is missing after it is said.
  expect(checked.gaps).toEqual([{ from: '202701', to: null }])
})

test('a new row inside an open-ended one ends it the month before; classes do not touch each other', () => {
  const [, , third] = tables.minimumWage.filter((row) => row.from === '202510')
  const row = { ...third!, from: '202610', to: null, docNo: '云人社发〔2026〕9号', monthly: 195_000 }
  const checked = checkChange(tables, { table: 'minimumWage', action: 'add', target: null, row })
  expect(checked).toMatchObject({
    ok: true,
    amendment: { removed: [third], added: [row, { ...third, to: '202609' }] },
    gaps: [],
  })
})

test('overlaps, missing documents, implausible figures and floors above ceilings are refused with the field', () => {
  expect(fields(add({ from: '202512' }))).toEqual(['from'])
  expect(fields(add({ docNo: '' }))).toEqual(['docNo'])
  expect(fields(add({ unit: 700 }))).toEqual(['unit'])
  expect(fields(add({ person: 100 }))).toEqual(['person'])
  expect(fields(add({ to: '202512' }))).toEqual(['to'])
  const limits = tables.baseLimits[3]!
  expect(
    fields({
      table: 'baseLimits',
      action: 'correct',
      target: limits,
      row: { ...limits, docNo: 'x号', floor: 1_900_000, ceiling: 1_000_000 },
    }),
  ).toEqual(['ceiling'])
})

test('a row is ended, corrected, and never when it is not the row that stands', () => {
  const last = tables.rate[2]!
  const ended = checkChange(tables, { table: 'rate', action: 'end', target: last, row: { ...last, to: '202506' } })
  expect(ended).toMatchObject({ ok: true, gaps: [{ from: '202507', to: null }] })
  expect(fields({ table: 'rate', action: 'end', target: last, row: { ...last, to: '202506', unit: 100 } })).toEqual(['to'])
  const corrected = checkChange(tables, { table: 'rate', action: 'correct', target: last, row: { ...last, unit: 60 } })
  expect(corrected).toMatchObject({ ok: true, amendment: { removed: [last], added: [{ unit: 60 }] }, gaps: [] })
  expect(fields({ table: 'rate', action: 'correct', target: { ...last, unit: 50 }, row: { ...last, unit: 60 } })).toEqual([null, 'from'])
  expect(() => amended(tables, 'rate', { removed: [{ ...last, unit: 50 }], added: [] })).toThrow(/lacks a row/)
})

test('a change names the months it can move, and every table the filings that rest on it', () => {
  const last = tables.rate[2]!
  expect(monthsOf(add())).toEqual({ from: '202601', to: '202612' })
  expect(monthsOf({ table: 'rate', action: 'end', target: last, row: { ...last, to: '202506' } })).toEqual({ from: '202507', to: '202512' })
  const fee = tables.lateFee[1]!
  expect(monthsOf({ table: 'lateFee', action: 'correct', target: fee, row: { ...fee, graceDays: 30 } })).toEqual({
    from: '201107',
    to: null,
  })
  const known = kinds.map(({ id }) => id)
  for (const table of tableNames) for (const kind of reach[table].kinds === 'all' ? [] : reach[table].kinds) expect(known).toContain(kind)
})
