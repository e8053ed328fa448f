import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { ReadableDb } from '../encryptedFile.ts'
import { deskMigrations } from '../migrations/all.ts'
import { personTokens, unitTokens } from '../search/tokens.ts'
import { overview } from './overview.ts'
import type { Page, PageAsk } from './page.ts'
import { personPage } from './people.ts'
import { personView, unitView } from './registerViews.ts'
import { unitPage } from './units.ts'

const empty = () => {
  const db = new Database(':memory:')
  for (const { sql } of deskMigrations) db.exec(sql)
  return db as Database.Database & ReadableDb
}

interface Name {
  readonly name: string
  readonly idNumber: string
}
const addPersons = (db: Database.Database, persons: readonly Name[]) => {
  const insert = db.prepare("INSERT INTO person (id, id_number, name, gender, birth_date) VALUES (?, ?, ?, '1', '1990-03-07')")
  const index = db.prepare('INSERT INTO person_ix (rowid, g) VALUES (?, ?)')
  for (const [i, person] of persons.entries()) {
    insert.run(i + 1, person.idNumber, person.name)
    index.run(i + 1, personTokens(person))
  }
}
const addUnit = (db: Database.Database, id: number, name: string, unitNo: string, creditCode = '91530102MA6K5QJX3T') => {
  db.prepare(
    "INSERT INTO unit (id, unit_no, credit_code, name, office_id, type, state) VALUES (?, ?, ?, ?, 'km-wuhua', 'enterprise', 'active')",
  ).run(id, unitNo, creditCode, name)
  db.prepare('INSERT INTO unit_ix (rowid, g) VALUES (?, ?)').run(id, unitTokens({ name, creditCode, unitNo }))
}

const whole = <Row>(read: (ask: PageAsk) => Page<Row>, keyword: string, limit: number): Row[] => {
  const found: Row[] = []
  for (let cursor: string | null = null; ; ) {
    const page: Page<Row> = read({ keyword, cursor, limit })
    found.push(...page.rows)
    cursor = page.next
    if (cursor === null) return found
  }
}

describe('persons', () => {
  const db = empty()
  const persons = ['王小明', '小明王小', '欧阳修远', '柴𬱖', '阿依古丽·买买提', '曾小贤'].map((name, i) => ({
    name,
    idNumber: `53010219900307${i}01X`,
  }))
  addPersons(db, persons)
  addUnit(db, 1, '昆明鑫盛商贸有限公司', '530000105421')
  const enrol = db.prepare(
    'INSERT INTO enrolment (unit_no, id_number, from_month, to_month, rural_worker, rural_worker_pays) VALUES (?, ?, ?, ?, 0, 0)',
  )
  enrol.run('530000105421', persons[0]?.idNumber, '202401', null)
  enrol.run('530000105421', persons[2]?.idNumber, '202401', '202412')
  afterAll(() => db.close())

  it.each([
    ['小明', ['王小明', '小明王小']],
    ['王小明', ['王小明']],
    ['𬱖', ['柴𬱖']],
    ['买买', ['阿依古丽·买买提']],
    ['zxx', ['曾小贤']],
    ['cxx', ['曾小贤']],
    ['oyxy', ['欧阳修远']],
    ['301x', ['柴𬱖']],
    ['无此人', []],
    ['', []],
  ])('%j finds %j', (keyword, names) => {
    expect(personPage(db, { keyword, cursor: null, limit: 50 }).rows.map(({ name }) => name)).toEqual(names)
  })

  it('says where a person is insured now', () => {
    expect(personPage(db, { keyword: '王小明', cursor: null, limit: 5 }).rows).toMatchObject([
      { unitName: '昆明鑫盛商贸有限公司', insured: true },
    ])
    expect(personPage(db, { keyword: '欧阳', cursor: null, limit: 5 }).rows).toMatchObject([{ unitName: null, insured: false }])
  })

  it('begins at the start for a cursor that is none', () => {
    for (const cursor of ['x', '', 'bnVsbA', 'LTU'])
      expect(personPage(db, { keyword: '小明', cursor, limit: 1 }).rows.map(({ id }) => id)).toEqual([1])
  })

  it('has the pages of a list in memory', () => {
    const names = fc.string({ unit: fc.constantFrom('王', '小', '明', '𬱖'), minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(names, { maxLength: 40 }), names, fc.integer({ min: 1, max: 7 }), (drawn, keyword, limit) => {
        const random = empty()
        addPersons(
          random,
          drawn.map((name, i) => ({ name, idNumber: `53010219900307${String(i).padStart(4, '0')}` })),
        )
        const found = whole((ask) => personPage(random, ask), keyword, limit).map(({ name }) => name)
        expect(found).toEqual(drawn.filter((name) => name.includes(keyword)))
        random.close()
      }),
      { numRuns: 60 },
    )
  })
})

describe('units', () => {
  const db = empty()
  addUnit(db, 1, '昆明鑫盛商贸有限公司', '530000105421')
  addUnit(db, 2, '云南（滇池）科技有限公司', '530000105439', '91530111MA6NCTBW1X')
  afterAll(() => db.close())

  it.each([
    ['鑫盛', [1]],
    ['滇池科技', [2]],
    ['有限公司', [1, 2]],
    ['ma6n', [2]],
    ['5439', [2]],
    ['530000105421', [1]],
    ['', [1, 2]],
    ['**', []],
  ])('%j finds %j', (keyword, ids) => {
    for (const limit of [1, 50]) expect(whole((ask) => unitPage(db, ask), keyword, limit).map(({ id }) => id)).toEqual(ids)
  })
})

describe('a person and a unit opened', () => {
  const db = empty()
  addPersons(db, [{ name: '王小明', idNumber: '530102199003070016' }])
  addUnit(db, 1, '昆明鑫盛商贸有限公司', '530000105421')
  db.exec(`
    INSERT INTO enrolment VALUES ('530000105421', '530102199003070016', '202401', NULL, NULL, 1, 0, NULL);
    INSERT INTO wage VALUES ('530000105421', '530102199003070016', '202401', 500000), ('530000105421', '530102199003070016', '202501', 600000);
    INSERT INTO charge (unit_no, id_number, coverage_month, period, kind, base, unit_amount, person_amount, received) VALUES ('530000105421', '530102199003070016', '202409', '202409', 'ordinary', 500000, 3500, 1500, 1),
      ('530000105421', '530102199003070016', '202410', '202410', 'ordinary', 500000, 3500, 1500, 0);
    INSERT INTO repayment VALUES ('530102199003070016', '202508', '202509', 372600, 'employed', '2025-10-16');
    INSERT INTO retention VALUES ('530000105421', '2024', 'small', 480, 2, 1234567, 740740, '53001234567890123456', '昆明鑫盛商贸有限公司', '2025-10-16');
    INSERT INTO account (system, account_name, credit_code, unit_name, unit_no, holder_name, holder_id, phone, login_mode, state, opened_on)
      VALUES ('platform', 'km1', '91530102MA6K5QJX3T', '昆明鑫盛商贸有限公司', '530000105421', '王小明', '530102199003070016', '13900000001',
        'password', 'open', '2025-01-06');
    INSERT INTO account_right VALUES ('platform', 'km1', 'unemployment', NULL, NULL, 'filing', '2025-10-16'),
      ('hall', 'km1', 'unemployment', NULL, NULL, 'filing', '2025-10-16');
    INSERT INTO operator_binding VALUES ('91530102MA6K5QJX3T', '530102199003070016', '2025-10-16', '王小明', '13900000001', '530000105421', NULL);
    INSERT INTO suspense (id, unit_no, period, unit_amount, person_amount) VALUES ('x', '530000105421', '202410', 1000, 200), ('y', '530000105421', '202411', -400, 0);
  `)
  const filing = db.prepare(`INSERT INTO filing (id, filing_id, case_id, number, lead, parts, kind, status, office_id, month, submitted_at,
    received_at, deadline, subject_name, subject_id, unit_no, unit_name, holder, left_desk, round, state, decided_at)
    VALUES (@id, @id, @id, @id, 1, 1, 'enrolment.increase', @status, @office, '202511', @deadline, @deadline, @deadline, '王小明',
    '530102199003070016', '530000105421', '', @holder, 0, 1, '{}', @decidedAt)`)
  const add = (
    id: number,
    office: string,
    status: string,
    deadline: string,
    holder: string | null = null,
    decidedAt: string | null = null,
  ) => {
    filing.run({ id, office, status, deadline, holder, decidedAt })
    db.prepare(`INSERT INTO filing_count VALUES (?, ?, 'enrolment.increase', '202511', 1) ON CONFLICT DO UPDATE SET n = n + 1`).run(
      status,
      office,
    )
  }
  add(1, 'km-wuhua', 'submitted', '2025-11-20T09:00:00.000Z')
  add(2, 'km-wuhua', 'inReview', '2025-11-19T09:00:00.000Z', 's1')
  add(3, 'km-wuhua', 'approved', '2025-11-18T09:00:00.000Z', null, '2025-11-18T01:00:00.000Z')
  add(4, 'km-xishan', 'submitted', '2025-11-17T09:00:00.000Z')
  // A matter of accounts names the unit by its credit code alone.
  filing.run({ id: 5, office: 'km-wuhua', status: 'rejected', deadline: '2025-11-16T09:00:00.000Z', holder: null, decidedAt: null })
  db.prepare("UPDATE filing SET kind = 'account.bindCa', subject_id = '91530102MA6K5QJX3T', unit_no = NULL WHERE id = 5").run()
  const wuhua = { offices: ['km-wuhua'], staffId: 's1' }
  afterAll(() => db.close())

  it('holds the records, the filings in scope and the ledger, newest first', () => {
    const view = personView(db, '1', wuhua)
    expect(view).toMatchObject({
      person: { name: '王小明', idNumber: '530102199003070016' },
      enrolments: [{ unitNo: '530000105421', ruralWorker: true, ruralWorkerPays: false }],
      wages: [{ monthly: 500_000 }, { monthly: 600_000 }],
      repayments: [{ fromMonth: '202508', amount: 372_600 }],
      operatorBindings: [{ creditCode: '91530102MA6K5QJX3T' }],
      skills: [],
      subsidies: [],
      filings: [{ id: 3 }, { id: 2 }, { id: 1 }],
      ledger: [
        { id: '202410/530000105421/530102199003070016/202410/ordinary', received: false, personName: '王小明' },
        { id: '202409/530000105421/530102199003070016/202409/ordinary', received: true },
      ],
    })
    expect(personView(db, '2', wuhua)).toBeUndefined()
    expect(personView(db, '1 OR 1', wuhua)).toBeUndefined()
  })

  it('lists who is insured at a unit with the newest wage, and sums 待转金', () => {
    expect(unitView(db, '530000105421', wuhua)).toMatchObject({
      unit: { name: '昆明鑫盛商贸有限公司' },
      insured: [{ id: 1, name: '王小明', fromMonth: '202401', wage: 600_000 }],
      insuredCount: 1,
      retentions: [{ year: '2024', amount: 740_740 }],
      accounts: [{ system: 'platform', accountName: 'km1', caSerial: null }],
      accountRights: [{ system: 'platform', portal: 'unemployment' }],
      operatorBindings: [{ operatorName: '王小明' }],
      filings: [{ id: 5 }, { id: 3 }, { id: 2 }, { id: 1 }],
      ledger: [
        { id: '202410/530000105421/530102199003070016/202410/ordinary' },
        { id: '202409/530000105421/530102199003070016/202409/ordinary' },
      ],
      suspense: { unitAmount: 600, personAmount: 200 },
    })
    expect(unitView(db, '000000000000', wuhua)).toBeUndefined()
  })

  it('sums up what waits at the desk, by the clock of the office', () => {
    // 17:30 at the office on 19 November: the case due 17:00 is overdue, the other is due tomorrow.
    const at = (now: string) => overview(db, { scope: wuhua, now })
    const view = at('2025-11-19T09:30:00.000Z')
    expect(view).toMatchObject({ mine: [{ id: 2 }], urgent: [{ id: 1 }], dueToday: 0, overdue: 1, resultsPending: 1 })
    expect(new Map(view.counts.map(({ status, count }) => [status, count]))).toEqual(
      new Map([
        ['submitted', 1],
        ['inReview', 1],
        ['approved', 1],
      ]),
    )
    expect(view.byKind).toEqual([{ kind: 'enrolment.increase', open: 2 }])
    expect(at('2025-11-18T16:00:00.000Z')).toMatchObject({ dueToday: 1, overdue: 0 })
    expect(at('2025-11-18T15:59:00.000Z')).toMatchObject({ dueToday: 0, overdue: 0 })
  })
})
