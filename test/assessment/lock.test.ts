import { describe, expect, it } from 'vitest'
import { assessUnit } from '../../db/assessment/assessUnits.ts'
import { readFrom } from '../../db/journal/read.ts'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import { suspenseOf } from '../../db/queries/ledger.ts'
import { previewOf } from '../../db/queries/preview.ts'
import { adjustmentLines, lockedPeriods, personLines, sheetFor, sheetPage, sheetTotals, sheetUnits } from '../../db/queries/sheets.ts'
import { executeInParts, type Store } from '../../db/execute.ts'
import type { OpenedRecord } from '../../shared/journal/ledgerEvents.ts'
import { payableTotal, sheetKeys } from '../../shared/rules/sheet.ts'
import { closeDesk, commandId, openDesk, tempDir } from '../desk/store.ts'
import { dump } from '../desk/dump.ts'
import { unitA, unitB } from '../filings/given.ts'
import { charge, enrolment, wage } from '../rules/register.ts'
import { establishOffice, lock, morning, preview } from './office.ts'

const zhang = '530102199003070016'
const li = '530129198502280021'
const wang = '360426199101010071'
const zhao = '120103198806018241'

const of = (...bodies: (ReturnType<typeof enrolment> | ReturnType<typeof wage>)[]): OpenedRecord[] =>
  bodies.map((body) => ('monthly' in body ? { record: 'wage', body } : { record: 'enrolment', body }))

/** The four persons of domain rule 2.4. */
function worked(): Store {
  const store = openDesk(tempDir())
  establishOffice(
    store,
    of(
      enrolment(zhang, '202510'),
      enrolment(li, '202508', { ruralWorker: true }),
      enrolment(wang, '202510'),
      enrolment(zhao, '202508', { toMonth: '202508', stopReason: '01' }),
      wage(zhang, '202510', 350_000),
      wage(li, '202508', 612_345),
      wage(wang, '202510', 2_500_000),
      wage(zhao, '202508', 500_000),
    ),
    { charges: [charge(zhao, '202508', 3500, 1500), charge(zhao, '202509', 3500, 1500)] },
  )
  return store
}

const words = (executed: ReturnType<typeof lock>): string =>
  executed.ok ? '' : executed.refusal.code === 'invalid' ? executed.refusal.message.zh : executed.refusal.code

describe('S1-15 locking 202510', () => {
  it('posts the worked sheet to the cent, and its charges and 待转金', () => {
    const store = worked()
    const { db } = store
    expect(preview(store, '2025-10-20')).toEqual({ units: 2, blocked: 0 })
    const before = sheetFor(db, unitA.unitNo, '202510')
    expect(before).toMatchObject({ locked: false, unitName: unitA.unitName, adjustments: 3, blocked: false, seq: 0 })
    expect(lock(store, '202510', '2025-10-20')).toMatchObject({ ok: true, repeated: false, types: ['assessment.posted', 'period.locked'] })
    const sheet = sheetFor(db, unitA.unitNo, '202510')
    expect(sheet?.locked).toBe(true)
    expect(sheetKeys.map((key) => sheet?.lines[key])).toEqual([
      3, 1, 3_226_945, 22_588, 9681, 8572, 3674, 3500, 1500, 27_660, 11_855, 0, 279,
    ])
    expect(sheet && payableTotal(sheet.lines)).toBe(39_794)
    expect(before?.lines).toEqual(sheet?.lines)
    expect(personLines(db, { unitNo: unitA.unitNo, period: '202510', after: null, limit: 9 }).map((l) => [l.idNumber, l.base])).toEqual([
      [wang, 2_178_900],
      [zhang, 435_700],
      [li, 612_345],
    ])
    expect(
      adjustmentLines(db, unitA.unitNo, '202510').map((l) => [l.idNumber, l.coverageMonth, l.kind, l.unitAmount, l.lateFee, l.lateDays]),
    ).toEqual([
      [zhao, '202509', 'refund', -3500, 0, 0],
      [li, '202508', 'back', 4286, 187, 61],
      [li, '202509', 'back', 4286, 92, 30],
    ])
    // Given back and used at once.
    expect(suspenseOf(db, unitA.unitNo)).toEqual({ unitAmount: 0, personAmount: 0 })
    expect(db.prepare('SELECT source, unit_amount AS unit FROM suspense ORDER BY id').all()).toEqual([
      { source: 'offset', unit: -3500 },
      { source: 'refund', unit: 3500 },
    ])
    expect(sheetFor(db, unitB.unitNo, '202510')?.lines.payers).toBe(0)
    expect(lockedPeriods(db)).toMatchObject([{ period: '202510', asOf: '2025-10-20', units: 2, lockedBy: 's3' }])
    expect(previewOf(db)).toBeUndefined()
    closeDesk(store)
  })

  it('opens the next period, which has only its own month to book', () => {
    const store = worked()
    preview(store, '2025-10-20')
    lock(store, '202510', '2025-10-20')
    const { lines } = assessUnit(store.db, unitA.unitNo, '2025-11-20')
    expect(lines.map((l) => [l.coverageMonth, l.kind, l.idNumber])).toEqual([
      ['202511', 'ordinary', wang],
      ['202511', 'ordinary', zhang],
      ['202511', 'ordinary', li],
    ])
    closeDesk(store)
  })

  it('finds, counts and pages sheets by name, by change and by how much they moved', () => {
    const store = worked()
    const { db } = store
    preview(store, '2025-10-20')
    const ask = { period: '202510', keyword: '', only: 'all', order: 'moved', cursor: null, limit: 1 } as const
    const first = sheetPage(db, ask)
    expect(first.rows.map((row) => row.unitNo)).toEqual([unitA.unitNo])
    const second = sheetPage(db, { ...ask, cursor: first.next })
    expect(second.rows.map((row) => row.unitNo)).toEqual([unitB.unitNo])
    expect(second.next).toBeNull()
    expect(sheetUnits(db, { ...ask, only: 'adjusted' })).toEqual([unitA.unitNo])
    expect(sheetUnits(db, { ...ask, keyword: '另一' })).toEqual([unitB.unitNo])
    expect(sheetTotals(db, { ...ask, keyword: unitA.unitNo.slice(-4) })).toMatchObject({ units: 1, lines: { payers: 3, lateFee: 279 } })
    lock(store, '202510', '2025-10-20')
    preview(store, '2025-11-20')
    // Back-collection and fees are gone, so the unit moved; the empty one did not.
    expect(sheetUnits(db, { ...ask, period: '202511', only: 'changed' })).toEqual([unitA.unitNo])
    expect(sheetFor(db, unitA.unitNo, '202511')?.before?.lateFee).toBe(279)
    closeDesk(store)
  })
})

it('a period neither locked nor previewed has no sheets', () => {
  const store = worked()
  const ask = { period: '202510', keyword: '', only: 'all', order: 'moved', cursor: null, limit: 10 } as const
  expect(sheetPage(store.db, ask)).toEqual({ rows: [], next: null })
  expect(sheetTotals(store.db, ask).units).toBe(0)
  expect(sheetFor(store.db, unitA.unitNo, '202510')).toBeUndefined()
  closeDesk(store)
})

describe('the gate', () => {
  it('S1-07 says from which day on, on the 19th', () => {
    const store = worked()
    preview(store, '2025-10-19')
    expect(words(lock(store, '202510', '2025-10-19'))).toBe(
      '2025年10月的业务期到 20 日为止，2025-10-20 起才能锁定；今天是 2025-10-19，可以先预览',
    )
    closeDesk(store)
  })

  it('asks for a preview of the same day, the same figures and the right period', () => {
    const store = worked()
    expect(words(lock(store, '202510', '2025-10-20'))).toBe('请先预览，核对后再锁定')
    preview(store, '2025-10-20')
    expect(words(lock(store, '202511', '2025-11-20'))).toBe('请先锁定2025年10月')
    expect(words(lock(store, '202510', '2025-10-21'))).toContain('预览是 2025-10-20 做的')
    expect(words(lock(store, '202510', '2025-10-20', { digest: 'a'.repeat(64) }))).toContain('不是最近一次预览')
    lock(store, '202510', '2025-10-20')
    expect(words(lock(store, '202510', '2025-10-20', { digest: 'a'.repeat(64) }))).toBe('2025年10月已经锁定')
    closeDesk(store)
  })

  it('refuses figures that moved since the preview, and nothing stays of the attempt', () => {
    const store = worked()
    preview(store, '2025-10-20')
    store.db.prepare('UPDATE wage SET monthly = monthly + 1 WHERE id_number = ?').run(li)
    const before = dump(store.db)
    expect(words(lock(store, '202510', '2025-10-20'))).toContain('数字已不同于预览')
    expect(dump(store.db)).toEqual(before)
    closeDesk(store)
  })

  it('a missing table row blocks with words, names the unit and never computes a default', () => {
    const store = openDesk(tempDir())
    const tables = { ...defaultPolicy.tables, rate: defaultPolicy.tables.rate.filter((row) => row.from < '201905') }
    establishOffice(store, of(enrolment(zhang, '202510'), wage(zhang, '202510', 350_000)), { tables })
    expect(preview(store, '2025-10-20')).toEqual({ units: 2, blocked: 1 })
    expect(previewOf(store.db)?.blocked).toMatchObject([{ unitNo: unitA.unitNo, table: 'rate', month: '202510', persons: 1 }])
    expect(previewOf(store.db)?.blocked[0]?.message.zh).toContain('参数表“缴费费率”没有 202510')
    expect(sheetUnits(store.db, { period: '202510', keyword: '', only: 'blocked' })).toEqual([unitA.unitNo])
    expect(words(lock(store, '202510', '2025-10-20'))).toContain('1 个单位缺少数据')
    closeDesk(store)
  })
})

describe('a run', () => {
  it('gives the same bytes again, and as another desk with the same journal', () => {
    const [one, other] = [worked(), worked()]
    preview(one, '2025-10-20')
    const first = previewOf(one.db)?.digest
    preview(one, '2025-10-20')
    preview(other, '2025-10-20')
    expect(previewOf(one.db)?.digest).toBe(first)
    expect(previewOf(other.db)?.digest).toBe(first)
    lock(one, '202510', '2025-10-20')
    lock(other, '202510', '2025-10-20')
    const posted = ({ db }: Store) =>
      readFrom(db, 0, 100)
        .filter((event) => event.type === 'assessment.posted')
        .map((event) => JSON.stringify(event.data))
    expect(posted(one)).toEqual(posted(other))
    closeDesk(one)
    closeDesk(other)
  })

  it('that is stopped while it locks leaves nothing, and may be begun again', () => {
    const store = worked()
    preview(store, '2025-10-20')
    const before = dump(store.db)
    const stop = () => {
      throw new Error('stopped')
    }
    expect(() => lock(store, '202510', '2025-10-20', { afterStep: stop })).toThrow('stopped')
    expect(dump(store.db)).toEqual(before)
    expect(lock(store, '202510', '2025-10-20').ok).toBe(true)
    closeDesk(store)
  })

  it('sent twice locks once', () => {
    const store = worked()
    preview(store, '2025-10-20')
    const { digest = '' } = previewOf(store.db) ?? {}
    const id = commandId()
    expect(lock(store, '202510', '2025-10-20', { digest, commandId: id })).toMatchObject({ ok: true, repeated: false })
    expect(lock(store, '202510', '2025-10-20', { digest, commandId: id })).toMatchObject({ ok: true, repeated: true })
    expect(lockedPeriods(store.db)).toHaveLength(1)
    closeDesk(store)
  })
})

it('S1-16 待转金 that covers a sheet settles it: nothing goes to the tax side, its months are received', () => {
  const store = openDesk(tempDir())
  // Two months paid for someone whose stop was in 202508, and one person who stays.
  establishOffice(
    store,
    of(
      enrolment(zhao, '202401', { toMonth: '202407', stopReason: '01' }),
      wage(zhao, '202401', 500_000),
      enrolment(zhang, '202510'),
      wage(zhang, '202510', 500_000),
    ),
    { ledgerFrom: '202407', charges: ['202407', '202408', '202409'].map((month) => charge(zhao, month, 3500, 1500)) },
  )
  preview(store, '2025-10-20')
  lock(store, '202510', '2025-10-20')
  const sheet = sheetFor(store.db, unitA.unitNo, '202510')
  expect(sheet?.lines).toMatchObject({ unitDue: 3500, unitOffset: 3500, unitPayable: 0, personPayable: 0, lateFee: 0 })
  expect(suspenseOf(store.db, unitA.unitNo)).toEqual({ unitAmount: 3500, personAmount: 1500 })
  expect(personLines(store.db, { unitNo: unitA.unitNo, period: '202510', after: null, limit: 9 }).map((l) => l.received)).toEqual([true])
  closeDesk(store)
})

it('S1-16 limits that arrive after a lock are settled in the open period, for whom they change something; the locked sheet stays', () => {
  const store = worked()
  preview(store, '2025-10-20')
  lock(store, '202510', '2025-10-20')
  const locked = sheetFor(store.db, unitA.unitNo, '202510')
  const baseLimits = defaultPolicy.tables.baseLimits.map((row) => (row.from === '202501' ? { ...row, floor: 440_000 } : row))
  const meta = { commandId: commandId(), staffId: null, via: 'setup', now: morning('2025-11-05') } as const
  executeInParts(store, meta, (post) => {
    post([{ stream: 'policy', type: 'policy.adopted', data: { tables: { ...defaultPolicy.tables, baseLimits } } }])
    return undefined
  })
  const { lines } = assessUnit(store.db, unitA.unitNo, '2025-11-20')
  // 4400.00 × 0.7 % less 30.50, × 0.3 % less 13.07; 31 days on 0.43.
  expect(lines.filter((line) => line.kind !== 'ordinary')).toMatchObject([
    { idNumber: zhang, coverageMonth: '202510', kind: 'back', base: 440_000, unitAmount: 30, personAmount: 13, lateFee: 1, lateDays: 31 },
  ])
  expect(sheetFor(store.db, unitA.unitNo, '202510')).toEqual(locked)
  closeDesk(store)
})
