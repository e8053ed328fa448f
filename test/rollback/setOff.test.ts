import ExcelJS from 'exceljs'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import type { Store } from '../../db/execute.ts'
import { policyOf } from '../../db/projections/desk.ts'
import { rebuild } from '../../db/projections/rebuild.ts'
import { payableIn } from '../../db/queries/payable.ts'
import { ordersOf } from '../../db/queries/paymentLists.ts'
import { paymentListWorkbook } from '../../main/xlsx/paymentList.ts'
import { readReturn, returnHeading } from '../../shared/exchange/paymentReturn.ts'
import { closeDesk, establish, openDesk, run, tempDir } from '../desk/store.ts'
import { li } from '../filings/given.ts'
import { of, planned } from './desk.ts'
import { awarded, cashier } from './paymentOffice.ts'

let store: Store
beforeEach(() => {
  store = openDesk(tempDir())
  establish(store)
  onTestFinished(() => closeDesk(store))
  expect(run(store, { type: 'addStaff', staff: cashier })).toMatchObject({ ok: true })
  awarded(store)
})

const offices = ['km-guandu']
const due = (month: string) => payableIn(store.db, policyOf(store.db), month, offices).rows
const order = (month: string, by = 's4') => run(store, { type: 'orderPayments', month, officeId: 'km-guandu' }, by)
/** The bank's answer to a list, as it comes in its file. */
const returned = (list: string, change: { paid?: boolean; amount?: string } = {}) => {
  const lines = ordersOf(store.db, list, offices).map((o) => {
    const yuan = change.amount ?? ((o.due - o.setOff) / 100).toFixed(2)
    const result = change.paid === false ? ['失败', '户名不符', '', ''] : ['成功', '', '20251120', 'B1']
    return [o.serial, '失业保险金', o.idNumber, o.month, yuan, ...result].join('|')
  })
  const { rows, problems } = readReturn([returnHeading.join('|'), ...lines].join('\r\n'))
  expect(problems).toEqual([])
  return run(store, { type: 'returnPayments', data: { fileName: `${list}.txt`, sha256: 'd'.repeat(64), rows: [...rows] } }, 's4')
}
const rows = (sql: string) => store.db.prepare(sql).all()

it('S2-10 a month is listed once for the bank, what failed comes on the next list, and a return that is not as ordered is refused', async () => {
  expect(due('202510')).toEqual([])
  expect(due('202511').map(({ name, due: gross, setOff }) => [name, gross, setOff])).toEqual([[li.name, 195_300, 0]])
  expect(order('202511', 's3')).toMatchObject({ ok: false })
  expect(order('202511')).toMatchObject({ ok: true })
  // On its way: neither due again nor ordered again.
  expect(due('202511')).toEqual([])
  expect(order('202511')).toMatchObject({ ok: false })

  const orders = ordersOf(store.db, 'guandu202511-F01', offices)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(await paymentListWorkbook(orders, '测试')).buffer)
  const row = book.getWorksheet('支付清单')?.getRow(2)
  expect([1, 3, 5, 7, 10].map((at) => row?.getCell(at).value)).toEqual([
    'guandu202511-F01-00001',
    li.idNumber,
    orders[0]?.accountNumber,
    '202511',
    1953,
  ])
  const totals = book.getWorksheet('控制合计')
  expect([4, 7].map((at) => totals?.getRow(at).getCell(2).value)).toEqual([1, 1953])

  expect(returned('guandu202511-F01', { amount: '1953.01' })).toMatchObject({ ok: false })
  expect(returned('guandu202511-F01', { paid: false })).toMatchObject({ ok: true })
  expect(order('202511')).toMatchObject({ ok: true })
  expect(returned('guandu202511-F02')).toMatchObject({ ok: true })
  expect(rows('SELECT month, amount FROM payment')).toEqual([{ month: '202511', amount: 195_300 }])
  expect(due('202511')).toEqual([])
})

it('a claim is set off month by month against benefit that is paid, the rest rolls on, and what it met is open again when that benefit was not due', () => {
  // 2,953.00 元 of an earlier mistake, to be set off in two months.
  const entry = (no: number, month: string, amount: number) =>
    store.db
      .prepare('INSERT INTO repayment_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(li.idNumber, '202401', no, 'r1', 'setOff', month, amount, '本人申请')
  entry(1, '202511', 245_300)
  entry(2, '202512', 50_000)
  const setOff = (month: string) => due(month).map((each) => [each.due, each.setOff])
  // Never more than the benefit of the month.
  expect(setOff('202511')).toEqual([[195_300, 195_300]])
  expect(order('202511')).toMatchObject({ ok: true })
  // Set off whole: nothing goes to the bank, and the month counts as paid.
  expect(rows('SELECT month, amount FROM payment')).toEqual([{ month: '202511', amount: 195_300 }])
  expect(setOff('202512')).toEqual([[195_300, 100_000]])
  expect(order('202512')).toMatchObject({ ok: true })
  expect(setOff('202601').map(([, off]) => off)).toEqual([0])
  // A payment that fails gives its share back.
  expect(returned('guandu202512-F01', { paid: false })).toMatchObject({ ok: true })
  expect(setOff('202512')).toEqual([[195_300, 100_000]])
  expect(order('202512')).toMatchObject({ ok: true })
  expect(returned('guandu202512-F02')).toMatchObject({ ok: true })
  expect(rows("SELECT amount FROM disbursement WHERE state = 'paid' ORDER BY serial")).toEqual([{ amount: 0 }, { amount: 95_300 }])
  expect(planned(store, of('claim')).payments.map(({ about, amount }) => [about, amount])).toEqual([
    ['202511', 195_300],
    ['202512', 195_300],
  ])
  // The arrangement of this test has no event, so that only what came of the lists is held against the journal.
  const live = ['payment', 'disbursement', 'payment_order'].map((table) => rows(`SELECT * FROM ${table}`))
  rebuild(store.db)
  expect(['payment', 'disbursement', 'payment_order'].map((table) => rows(`SELECT * FROM ${table}`))).toEqual(live)
})
