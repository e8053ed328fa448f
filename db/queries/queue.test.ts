import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { QueueFilter } from '../../shared/contract/filings.ts'
import { kinds } from '../../shared/filings/index.ts'
import { offices as everyOffice } from '../../shared/policy/offices.ts'
import { isOpen, type Status, statuses } from '../../shared/review/status.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { deskMigrations } from '../migrations/all.ts'
import { filingTokens } from '../search/tokens.ts'
import { queueCount, queueNeighbour, queuePage } from './queue.ts'
import type { Scope } from './queueAsked.ts'
import { cursorOf } from './queueCursor.ts'
import { FEW } from './queueKeyword.ts'
import type { QueueRecord } from './queueRecord.ts'

interface Row {
  readonly id: number
  readonly caseId: string
  readonly lead: boolean
  readonly parts: number
  readonly kind: string
  readonly status: Status
  readonly officeId: string
  readonly month: string
  readonly deadline: string
  readonly subjectName: string
  readonly subjectId: string
  readonly unitName: string | null
  readonly number: string
  readonly holder: string | null
  readonly decidedBy: string | null
}

const officeIds = everyOffice.map((office) => office.id)
const months = ['202509', '202510', '202511']
const people = ['s1', 's2']

const all: QueueFilter = { statuses: [], month: null, kinds: [], offices: [], keyword: '', mine: false }
const everywhere: Scope = { offices: officeIds, staffId: 's1' }

/** The tables of the migration with these filings in them, as the projections fill them. */
const deskOf = (rows: readonly Row[]): ReadableDb => {
  const db = new Database(':memory:')
  for (const { sql } of deskMigrations) db.exec(sql)
  const insert = db.prepare(`INSERT INTO filing (id, filing_id, case_id, number, lead, parts, kind, status, office_id, month, submitted_at,
    received_at, deadline, subject_name, subject_id, unit_name, holder, lease_until, decided_by, decided_at, left_desk, round, state)
    VALUES (@id, 'f' || @id, @caseId, @number, @lead, @parts, @kind, @status, @officeId, @month, @deadline, @deadline, @deadline, @subjectName,
    @subjectId, @unitName, @holder, NULL, @decidedBy, NULL, 0, 1, '{}')`)
  const index = db.prepare('INSERT INTO filing_ix (rowid, g) VALUES (?, ?)')
  db.transaction(() => {
    for (const row of rows) {
      insert.run({ ...row, lead: row.lead ? 1 : 0 })
      index.run(row.id, filingTokens({ ...row, unitName: row.unitName ?? '' }))
    }
  })()
  return db as Database.Database & ReadableDb
}

const row = (id: number, change: Partial<Row> = {}): Row => ({
  id,
  caseId: `c${id}`,
  lead: true,
  parts: 1,
  kind: 'enrolment.increase',
  status: 'submitted',
  officeId: 'km-wuhua',
  month: '202511',
  deadline: `2025-11-${String(10 + (id % 20)).padStart(2, '0')}T09:00:00.000Z`,
  subjectName: '王小明',
  subjectId: `5301021990030${String(id).padStart(5, '0')}`,
  unitName: null,
  number: `KM-${String(id).padStart(6, '0')}`,
  holder: null,
  decidedBy: null,
  ...change,
})

const ids = (rows: readonly QueueRecord[]) => rows.map(({ id }) => id)
const wholeList = (db: ReadableDb, filter: QueueFilter, scope: Scope, limit: number, order: 'deadline' | 'deadlineDesc' = 'deadline') => {
  const found: QueueRecord[] = []
  let cursor: string | null = null
  do {
    const page: { readonly rows: QueueRecord[]; readonly next: string | null } = queuePage(db, { filter, scope, order, cursor, limit })
    found.push(...page.rows)
    cursor = page.next
  } while (cursor !== null)
  return found
}

describe('queuePage', () => {
  it('puts the nearest deadline first, keeps equals in order of reception and says where to go on', () => {
    const db = deskOf([
      row(1, { deadline: '2025-11-20T09:00:00.000Z' }),
      row(2, { deadline: '2025-11-10T09:00:00.000Z' }),
      row(3, { deadline: '2025-11-10T09:00:00.000Z' }),
    ])
    const first = queuePage(db, { filter: all, scope: everywhere, order: 'deadline', cursor: null, limit: 2 })
    expect(ids(first.rows)).toEqual([2, 3])
    const second = queuePage(db, { filter: all, scope: everywhere, order: 'deadline', cursor: first.next, limit: 2 })
    expect(ids(second.rows)).toEqual([1])
    expect(second.next).toBeNull()
    expect(ids(queuePage(db, { filter: all, scope: everywhere, order: 'deadlineDesc', cursor: null, limit: 9 }).rows)).toEqual([1, 3, 2])
  })

  it('goes on from where a decided case stood', () => {
    const rows = Array.from({ length: 6 }, (_, i) => row(i + 1, { deadline: '2025-11-10T09:00:00.000Z' }))
    const { next } = queuePage(deskOf(rows), { filter: all, scope: everywhere, order: 'deadline', cursor: null, limit: 3 })
    const later = deskOf(rows.filter(({ id }) => id !== 3))
    expect(ids(queuePage(later, { filter: all, scope: everywhere, order: 'deadline', cursor: next, limit: 3 }).rows)).toEqual([4, 5, 6])
  })

  it.each([
    'x',
    '',
    'bnVsbA',
    cursorOf({ deadline: "' OR 1=1 --", id: 1 }),
    cursorOf({ deadline: '2025-11-10T09:00:00.000Z', id: -1 }),
    Buffer.from('["2099-01-01T00:00:00.000Z"]').toString('base64url'),
    Buffer.from('{"deadline":1}').toString('base64url'),
  ])('begins at the start for the cursor %j', (cursor) => {
    const db = deskOf([row(1), row(2)])
    expect(ids(queuePage(db, { filter: all, scope: everywhere, order: 'deadline', cursor, limit: 9 }).rows)).toEqual([1, 2])
  })

  it('shows no other office, whatever the filter asks', () => {
    const db = deskOf([row(1), row(2, { officeId: 'km-xishan', holder: 's1' }), row(3, { officeId: 'somewhere', decidedBy: 's1' })])
    const wuhua = { offices: ['km-wuhua'], staffId: 's1' }
    for (const filter of [
      all,
      { ...all, offices: ['km-xishan'] },
      { ...all, offices: ['somewhere', 'km-wuhua'] },
      { ...all, mine: true },
      { ...all, keyword: '王' },
      { ...all, month: '202511' },
    ]) {
      expect(ids(wholeList(db, filter, wuhua, 5)).filter((id) => id !== 1)).toEqual([])
      expect(queueCount(db, { filter, scope: wuhua })).toBeLessThanOrEqual(1)
    }
    // Known nowhere, hence in nobody's scope, also where one range covers every office.
    expect(ids(wholeList(db, all, everywhere, 5))).toEqual([1, 2])
    expect(
      queueNeighbour(db, { filter: all, scope: wuhua, order: 'deadline', caseId: 'c1', direction: 'next', openOnly: false }),
    ).toBeNull()
    expect(wholeList(db, all, { offices: [], staffId: 's1' }, 5)).toEqual([])
  })

  it('keeps a case in review whose lease has run out', () => {
    const db = deskOf([row(1, { status: 'inReview', holder: 's2' })])
    expect(wholeList(db, { ...all, statuses: ['inReview'] }, everywhere, 5)).toMatchObject([{ status: 'inReview', holder: 's2' }])
  })

  it('finds a joint package by any of its parts and shows it once, as its lead', () => {
    const db = deskOf([
      row(1, { caseId: 'joint', lead: false, parts: 2, number: 'AB-111111' }),
      row(2, { caseId: 'joint', parts: 2, number: 'AB-222222', kind: 'benefit.claim' }),
    ])
    for (const keyword of ['111111', '222222', '王小明']) expect(ids(wholeList(db, { ...all, keyword }, everywhere, 5))).toEqual([2])
    expect(queueCount(db, { filter: { ...all, keyword: '小明' }, scope: everywhere })).toBe(1)
  })

  it('finds nothing by a keyword of signs only', () => {
    const db = deskOf([row(1)])
    expect(wholeList(db, { ...all, keyword: '**' }, everywhere, 5)).toEqual([])
    expect(queueCount(db, { filter: { ...all, keyword: '"' }, scope: everywhere })).toBe(0)
  })
})

describe('queueCount', () => {
  it('counts to 1,000 and then says more', () => {
    const rows = Array.from({ length: 1500 }, (_, i) => row(i + 1, { kind: i < 1000 ? 'enrolment.increase' : 'benefit.claim' }))
    const db = deskOf(rows)
    const count = (filter: Partial<QueueFilter>) => queueCount(db, { filter: { ...all, ...filter }, scope: everywhere })
    expect(count({})).toBe(1001)
    expect(count({ kinds: ['enrolment.increase'] })).toBe(1000)
    expect(count({ kinds: ['enrolment.decrease'] })).toBe(0)
    expect(count({ keyword: '王' })).toBe(1001)
    expect(count({ keyword: '王', kinds: ['benefit.claim'] })).toBe(500)
  })
})

describe('a keyword that fits more than can be collected', () => {
  const rows = Array.from({ length: FEW + 500 }, (_, i) =>
    row(i + 1, { subjectName: i % 100 === 0 ? '李四' : '王小明', status: i % 50 === 0 ? 'returned' : 'approved' }),
  )
  const db = deskOf(rows)
  afterAll(() => db.close())

  it('is walked along the list, page by page', () => {
    const filter = { ...all, keyword: '小明', statuses: ['returned' as const] }
    const wanted = rows.filter((r) => r.status === 'returned' && r.subjectName === '王小明').length
    expect(wholeList(db, filter, everywhere, 30)).toHaveLength(wanted)
    expect(queueCount(db, { filter, scope: everywhere })).toBe(wanted)
    expect(queueCount(db, { filter: { ...all, keyword: '小明' }, scope: everywhere })).toBe(1001)
  })
})

describe('queueNeighbour', () => {
  const db = deskOf([row(1), row(2, { status: 'approved' }), row(3), row(4, { status: 'inReview' })])
  const beside = (caseId: string, direction: 'next' | 'previous', openOnly: boolean, filter: Partial<QueueFilter> = {}) =>
    queueNeighbour(db, { filter: { ...all, ...filter }, scope: everywhere, order: 'deadline', caseId, direction, openOnly })
  afterAll(() => db.close())

  it('is the case before or after in the same list', () => {
    expect(beside('c1', 'next', false)).toBe('c2')
    expect(beside('c1', 'next', true)).toBe('c3')
    expect(beside('c3', 'previous', true)).toBe('c1')
    expect(beside('c4', 'next', false)).toBeNull()
    expect(beside('c1', 'previous', false)).toBeNull()
    expect(beside('none', 'next', false)).toBeNull()
  })

  it('is found also from a case that has left the list', () => {
    expect(beside('c2', 'next', true, { statuses: ['submitted', 'inReview'] })).toBe('c3')
    expect(beside('c2', 'next', true, { statuses: ['approved'] })).toBeNull()
  })
})

/** Random filings: few values a column, so that equal deadlines, clashes and empty lists all happen. */
const someRows = fc
  .array(
    fc.record({
      parts: fc.constantFrom(1, 1, 1, 2),
      kind: fc.constantFrom(...kinds.map((kind) => kind.id)),
      status: fc.constantFrom(...statuses),
      officeId: fc.constantFrom(...officeIds.slice(0, 3), 'somewhere'),
      month: fc.constantFrom(...months),
      day: fc.integer({ min: 10, max: 13 }),
      subjectName: fc.constantFrom('王小明', '李小', '欧阳明', '柴𬱖', '买·买提'),
      subjectId: fc.constantFrom('530102199003070016', '53010219900307004X', '110105194912310021'),
      unitName: fc.constantFrom(null, '昆明鑫盛有限公司', '王小明店'),
      holder: fc.constantFrom(null, ...people),
      decidedBy: fc.constantFrom(null, ...people),
    }),
    { maxLength: 30 },
  )
  .map((drawn) =>
    drawn.flatMap(({ day, ...rest }, i): Row[] =>
      Array.from({ length: rest.parts }, (_, part) => ({
        ...rest,
        id: i * 2 + part + 1,
        caseId: `c${i}`,
        lead: part === rest.parts - 1,
        deadline: `2025-11-${day}T09:00:00.000Z`,
        subjectName: part === 0 ? rest.subjectName : '张合并',
        number: `KM2025${String(i * 2 + part).padStart(4, '0')}`,
      })),
    ),
  )
const some = <Value>(values: readonly Value[]): fc.Arbitrary<Value[]> => fc.oneof(fc.constant<Value[]>([]), fc.subarray([...values]))
const someFilter: fc.Arbitrary<QueueFilter> = fc.record({
  statuses: some(statuses),
  month: fc.constantFrom(null, ...months),
  kinds: some([...kinds.map((kind) => kind.id), 'none']),
  offices: some([...officeIds.slice(0, 3), 'somewhere']),
  keyword: fc.constantFrom(
    '',
    '',
    '',
    '王',
    '小明',
    '王小明',
    '张合',
    'wxm',
    'mmt',
    '0307',
    '307004x',
    '530102199003070016',
    'km2025',
    '0007',
    '鑫盛',
    '小明 0016',
    '𬱖',
  ),
  mine: fc.constantFrom(false, false, true),
})
const someScope: fc.Arbitrary<Scope> = fc.record({
  offices: fc.oneof(fc.constant(officeIds), fc.subarray(officeIds.slice(0, 4), { minLength: 1 })),
  staffId: fc.constantFrom(...people),
})

/** What the list must be, by the words of the contract alone. */
const model = (rows: readonly Row[], filter: QueueFilter, scope: Scope): Row[] =>
  rows
    .filter((r) => r.lead && scope.offices.includes(r.officeId))
    .filter((r) => filter.statuses.length === 0 || filter.statuses.includes(r.status))
    .filter((r) => filter.offices.length === 0 || filter.offices.includes(r.officeId))
    .filter((r) => filter.kinds.length === 0 || filter.kinds.includes(r.kind))
    .filter((r) => filter.month === null || filter.month === r.month)
    .filter((r) => !filter.mine || r.holder === scope.staffId || r.decidedBy === scope.staffId)
    .filter((r) => rows.some((part) => part.caseId === r.caseId && holdsWords(part, filter.keyword)))
    .sort((a, b) => (a.deadline === b.deadline ? a.id - b.id : a.deadline < b.deadline ? -1 : 1))

const initials: Record<string, string> = { 王小明: 'wxm', 李小: 'lx', 欧阳明: 'oym', 柴𬱖: 'cd', 买·买提: 'mmt', 张合并: 'zhb' }
const holdsWords = (part: Row, keyword: string) =>
  keyword
    .split(' ')
    .filter(Boolean)
    .every(
      (word) =>
        [part.subjectName, part.unitName ?? ''].some((name) => name.includes(word)) ||
        [part.subjectId, part.number].some((number) => word.length >= 4 && number.toLowerCase().includes(word)) ||
        initials[part.subjectName]?.startsWith(word) === true,
    )

describe('against a list in memory', () => {
  it('has the same pages, counts and neighbours for any filings and filter', () => {
    fc.assert(
      fc.property(
        someRows,
        fc.array(fc.record({ filter: someFilter, scope: someScope, limit: fc.integer({ min: 1, max: 8 }), pick: fc.nat() }), {
          minLength: 1,
          maxLength: 12,
        }),
        (rows, asks) => {
          const db = deskOf(rows)
          for (const { filter, scope, limit, pick } of asks) {
            const wanted = model(rows, filter, scope)
            const wantedIds = wanted.map(({ id }) => id)
            expect(ids(wholeList(db, filter, scope, limit))).toEqual(wantedIds)
            expect(ids(wholeList(db, filter, scope, limit, 'deadlineDesc'))).toEqual(wantedIds.toReversed())
            expect(queueCount(db, { filter, scope })).toBe(wanted.length)
            const at = wanted[pick % Math.max(1, wanted.length)]
            if (!at) continue
            const open = wanted.filter((r) => r === at || isOpen(r.status))
            const i = open.indexOf(at)
            const beside = (direction: 'next' | 'previous') =>
              queueNeighbour(db, { filter, scope, order: 'deadline', caseId: at.caseId, direction, openOnly: true })
            expect(beside('next')).toBe(open[i + 1]?.caseId ?? null)
            expect(beside('previous')).toBe(open[i - 1]?.caseId ?? null)
          }
          db.close()
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('plans', () => {
  /** Every statement that the call prepares, with its plan. */
  const plansOf = (call: (db: ReadableDb) => unknown): string[] => {
    const db = deskOf([row(1), row(2)])
    const texts: string[] = []
    const prepare = db.prepare.bind(db)
    Object.assign(db, {
      prepare: (sql: string) => {
        texts.push(sql)
        return prepare(sql)
      },
    })
    call(db)
    return texts.flatMap((sql) => {
      const names = [...new Set(sql.match(/@\w+/g))].map((name) => [name.slice(1), 'x'])
      return prepare<Record<string, string>, { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(Object.fromEntries(names))
        .map(({ detail }) => detail)
    })
  }
  const one = { offices: ['km-wuhua'], staffId: 's1' }
  const lists: [string, Partial<QueueFilter>, Scope][] = [
    ['one office', {}, one],
    ['one office and status', { statuses: ['submitted'] }, one],
    ['four filters', { statuses: ['submitted', 'inReview'], kinds: ['benefit.claim'], month: '202511' }, one],
    ['every office', { statuses: ['submitted'] }, everywhere],
    ['every office and kinds', { kinds: ['benefit.claim', 'enrolment.increase'] }, everywhere],
    ['every office in a month', { month: '202511' }, everywhere],
    ['mine', { mine: true }, one],
    ['mine with every filter', { mine: true, statuses: ['inReview'], kinds: ['benefit.claim'], month: '202511' }, everywhere],
  ]

  it.each(lists)('%s: ranges of an index in its own order, no scan and no sorting', (_name, filter, scope) => {
    for (const order of ['deadline', 'deadlineDesc'] as const) {
      for (const cursor of [null, cursorOf({ deadline: '2025-11-11T09:00:00.000Z', id: 1 })]) {
        const plans = plansOf((db) => queuePage(db, { filter: { ...all, ...filter }, scope, order, cursor, limit: 50 }))
        const ranges = plans.filter((detail) => detail.startsWith('SEARCH filing USING'))
        expect(ranges.length).toBeGreaterThan(0)
        // Never all of one deadline to find the place within it.
        expect(ranges.filter((detail) => !/deadline[<>]\?|deadline=\? AND (id|rowid)[<>]\?/.test(detail))).toEqual([])
        expect(plans.filter((detail) => /B-TREE/.test(detail) || /SCAN (?!place)/.test(detail))).toEqual([])
      }
    }
  })

  it.each(lists)('%s: counts from the index alone', (_name, filter, scope) => {
    const plans = plansOf((db) => queueCount(db, { filter: { ...all, ...filter }, scope }))
    expect(plans.filter((detail) => /B-TREE/.test(detail) || /SCAN filing/.test(detail))).toEqual([])
    if (!filter.mine) expect(plans.filter((detail) => detail.startsWith('SEARCH') && !detail.includes('COVERING'))).toEqual([])
  })
})
