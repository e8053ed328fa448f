import { expect, it } from 'vitest'
import { closeDesk, establish, openDesk, pkg, run, submitted, tempDir } from '../../test/desk/store.ts'
import { enrolmentRecord, li, personRecord, unitA, unitRecord, wageRecord } from '../../test/filings/given.ts'
import type { Change } from '../../shared/policy/change.ts'
import type { RowOf } from '../../shared/policy/tables.ts'
import { reconcile } from '../../shared/rules/reconcile.ts'
import { assessCase, loadSlice } from '../caseFacts.ts'
import type { Store } from '../execute.ts'
import { policyOf } from '../projections/desk.ts'
import { rebuild } from '../projections/rebuild.ts'
import { policyProposals, rowOrigins } from '../queries/policyProposals.ts'
import type { PolicyDecision } from './policy.ts'

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
const adding: Change = { table: 'rate', action: 'add', target: null, row: rate2026 }

function desk(): Store {
  const store = openDesk(tempDir())
  establish(store)
  run(store, { type: 'addStaff', staff: { staffId: 'a1', login: 'a1', name: '稽核', roles: ['audit'], offices: ['km-guandu'] } })
  return store
}
const propose = (store: Store, proposalId: string, change: Change, by = 's3', docNo = '云人社发〔2026〕1号') =>
  run(store, { type: 'proposePolicy', proposal: { proposalId, change, docNo, reason: '收到文件' } }, by)
const decide = (store: Store, proposalId: string, verdict: PolicyDecision['verdict'], by = 'a1') =>
  run(store, { type: 'decidePolicy', decision: { proposalId, verdict, note: '已核对原文' } }, by)
const words = (executed: ReturnType<typeof run>) =>
  executed.ok ? '' : executed.refusal.code === 'invalid' ? executed.refusal.message.zh : executed.refusal.code
const rateOf = (store: Store, month: string) => policyOf(store.db).tables.rate.find((row) => row.from <= month && (row.to ?? '9') >= month)

it('a proposal changes nothing until another person has checked it; then the month has its row, with both names', () => {
  const store = desk()
  expect(propose(store, 'p1', adding).ok).toBe(true)
  expect(rateOf(store, '202601')).toBeUndefined()
  expect(words(decide(store, 'p1', 'approve', 's3'))).toContain('提出人不能核准')
  expect(words(decide(store, 'p1', 'approve', 's2'))).toContain('审计')
  expect(decide(store, 'p1', 'approve').ok).toBe(true)
  expect(rateOf(store, '202601')).toEqual(rate2026)
  expect(rowOrigins(store.db)('rate', rate2026)).toMatchObject({ enteredBy: 's3', checkedBy: 'a1', proposalId: 'p1' })
  expect(words(decide(store, 'p1', 'approve'))).toContain('已有结论')
  closeDesk(store)
})

it('first reviewers do not propose; proposers withdraw, checkers reject, and the reason stays', () => {
  const store = desk()
  expect(words(propose(store, 'p1', adding, 's1'))).toContain('主管或复核')
  expect(words(propose(store, 'p1', { ...adding, row: { ...rate2026, from: '202511' } }))).toContain('重叠')
  expect(words(propose(store, 'p1', adding, 's3', ''))).toContain('文号')
  propose(store, 'p2', adding, 's2')
  expect(words(decide(store, 'p2', 'withdraw', 's3'))).toContain('只有提出人')
  expect(decide(store, 'p2', 'withdraw', 's2').ok).toBe(true)
  propose(store, 'p3', adding)
  expect(decide(store, 'p3', 'reject').ok).toBe(true)
  expect(policyProposals(store.db, 10).map(({ proposalId, state, note }) => [proposalId, state, note])).toEqual([
    ['p3', 'rejected', '已核对原文'],
    ['p2', 'withdrawn', '已核对原文'],
  ])
  expect(rateOf(store, '202601')).toBeUndefined()
  closeDesk(store)
})

it('two proposals for the same months: the second cannot be adopted over the first', () => {
  const store = desk()
  propose(store, 'p1', adding)
  propose(store, 'p2', { ...adding, row: { ...rate2026, unit: 100 } }, 's2')
  decide(store, 'p1', 'approve')
  expect(words(decide(store, 'p2', 'approve'))).toContain('提出后参数表已有变化')
  expect(rateOf(store, '202601')?.unit).toBe(70)
  closeDesk(store)
})

it('limits that arrive late move the difference into the open period: more is 补收, less of what was received is 退收; rebuilt the same', () => {
  const store = desk()
  // 王 was charged on last year's limits until the notice came: 4306 floor and 21531 ceiling, 2025 sets 4357 and 21789.
  const wang = { ...li, idNumber: '530102199003070024' }
  const high = { ...li, idNumber: '530102199003070032' }
  const month = (idNumber: string, base: number, unitAmount: number, personAmount: number, coverageMonth: string) => ({
    id: `${idNumber}/${coverageMonth}`,
    unitNo: unitA.unitNo,
    idNumber,
    coverageMonth,
    period: coverageMonth,
    kind: 'ordinary' as const,
    base,
    unitAmount,
    personAmount,
    received: true,
  })
  run(store, {
    type: 'openRegister',
    data: {
      ledgerFrom: '202508',
      openPeriod: '202510',
      records: [
        { record: 'unit', body: unitRecord(unitA) },
        ...[wang, high].flatMap(({ idNumber }, i) => [
          { record: 'person' as const, body: personRecord({ idNumber }) },
          { record: 'enrolment' as const, body: enrolmentRecord({ idNumber }) },
          { record: 'wage' as const, body: { ...wageRecord(i === 0 ? 300_000 : 3_000_000), idNumber } },
        ]),
      ],
      // 4306 → 30.14 and 12.92; a ceiling of 22000 → 154.00 and 66.00.
      charges: [
        month(wang.idNumber, 430_600, 3014, 1292, '202508'),
        month(wang.idNumber, 430_600, 3014, 1292, '202509'),
        month(high.idNumber, 2_200_000, 15_400, 6600, '202509'),
      ],
      payments: [],
      paidMonths: {},
    },
  })
  const limits = policyOf(store.db).tables.baseLimits.find((row) => row.from === '202501')!
  const end: Change = { table: 'baseLimits', action: 'end', target: limits, row: { ...limits, to: '202507' } }
  propose(store, 'e', end)
  expect(decide(store, 'e', 'approve').ok).toBe(true)
  const lines = (persons: readonly string[]) =>
    reconcile(loadSlice(store.db, persons, []), policyOf(store.db), { persons, asOf: '2025-10-20' })
  expect(lines([wang.idNumber]).blocked.map(({ month: at }) => at)).toEqual(['202508', '202509', '202510'])
  // 2025-10: the notice is entered and checked.
  const late = { ...limits, from: '202508', to: '202512', docNo: '云人社发〔2025〕20号', confirmed: true }
  propose(store, 'l', { table: 'baseLimits', action: 'add', target: null, row: late })
  expect(decide(store, 'l', 'approve').ok).toBe(true)
  // Floor 4357 → 30.50 and 13.07: 0.36 and 0.15 more for each month, with the late fee of that month.
  const [aug, sep, oct] = lines([wang.idNumber]).lines
  expect([aug, sep].map((line) => [line?.coverageMonth, line?.kind, line?.unitAmount, line?.personAmount, line?.lateDays])).toEqual([
    ['202508', 'back', 36, 15, 61],
    ['202509', 'back', 36, 15, 30],
  ])
  expect(oct).toMatchObject({ kind: 'ordinary', unitAmount: 3050, personAmount: 1307 })
  // Ceiling 21789 → 152.52 and 65.37: 1.48 and 0.63 back into 待转金; the month not charged before is 补收.
  const back = lines([high.idNumber]).lines.find((line) => line.coverageMonth === '202509')
  expect(back).toMatchObject({ kind: 'refund', unitAmount: -148, personAmount: -63, suspense: true })

  const tables = () => ['policy', 'policy_proposal'].map((name) => store.db.prepare(`SELECT * FROM ${name} ORDER BY 1`).all())
  const live = tables()
  rebuild(store.db)
  expect(tables()).toEqual(live)
  closeDesk(store)
})

it('a filing of 2026 that the missing months block can be approved once rates and limits are adopted', () => {
  const store = desk()
  const at = '2026-01-12T02:00:00.000Z'
  const idNumber = '530102199003070024'
  run(store, {
    type: 'openRegister',
    data: { ledgerFrom: '202601', openPeriod: '202601', records: [], charges: [], payments: [], paidMonths: {} },
  })
  const values = {
    ...unitA,
    ...li,
    idNumber,
    form: 'single',
    nationality: '中国',
    gender: '2',
    birthDate: '1990-03-07',
    ethnicity: '01',
    phone: '13900000002',
    household: 'urban',
    householdAddress: '昆明市官渡区测试路1号',
    residenceAddress: '昆明市官渡区测试路1号',
    mailingAddress: '昆明市官渡区测试路1号',
    enrolDate: '2026-01-05',
    wage: 612_345,
    ruralWorker: false,
    ruralWorkerPays: false,
    employedOn: '2026-01-05',
  }
  run(store, { type: 'import', package: pkg('p', [submitted('f', 'enrolment.increase', values, { submittedAt: at })]) })
  const part = () => assessCase(store.db, 'f', [], at)?.parts[0]
  expect(part()?.approvable).toBe(false)
  propose(store, 'rate', adding)
  const { from, to, docNo, source, confirmed } = rate2026
  const row: RowOf<'baseLimits'> = { from, to, docNo, source, confirmed, floor: 450_000, ceiling: 2_250_000 }
  propose(store, 'limits', { table: 'baseLimits', action: 'add', target: null, row })
  decide(store, 'rate', 'approve')
  expect(part()?.approvable).toBe(false)
  decide(store, 'limits', 'approve')
  expect(part()).toMatchObject({ approvable: true, money: [{ coverageMonth: '202601', unitAmount: 4286, personAmount: 1837 }] })
  closeDesk(store)
})
