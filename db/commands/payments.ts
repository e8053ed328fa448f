import type { EventData } from '../../shared/journal/events.ts'
import { formatFen } from '../../shared/rules/money.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { policyOf } from '../projections/desk.ts'
import { payableIn } from '../queries/payable.ts'
import { statement } from '../statement.ts'
import { actorOf } from './actor.ts'
import { events, invalid, type Meta, type Planned, refused } from './planned.ts'

/**
 * 支付清单: everybody of an office whose benefit of the month is neither paid nor ordered. Lists of a month are numbered on; a payment that
 * failed is on the next one.
 */
export function planOrders(db: ReadableDb, month: string, officeId: string, meta: Meta): Planned {
  const actor = actorOf(db, meta.staffId)
  if (!actor?.offices.includes(officeId)) return refused({ code: 'notFound' })
  if (!actor.roles.includes('finance')) return invalid('支付清单由基金财务岗生成', 'Payment lists are made by fund finance')
  const { rows, missing } = payableIn(db, policyOf(db), month, [officeId])
  const [lacking] = missing
  if (lacking) return refused({ code: 'invalid', message: lacking })
  if (rows.length === 0) return invalid('这个月没有待发放的失业保险金', 'No benefit of this month waits to be paid')
  const made = statement<[string, string], { n: number }>(
    db,
    'SELECT count(DISTINCT list) AS n FROM payment_order WHERE month = ? AND office_id = ?',
  ).get(month, officeId)
  const list = `${officeId.replace(/^km-/, '')}${month}-F${String((made?.n ?? 0) + 1).padStart(2, '0')}`
  const orders = rows.map(({ name: _name, ...row }, index) => ({ serial: `${list}-${String(index + 1).padStart(5, '0')}`, ...row }))
  return events({ stream: 'payments', type: 'payments.ordered', data: { list, officeId, month, orders } })
}

type Row = EventData<'payments.returned'>['rows'][number]
type Held = { readonly payee: string; readonly about: string; readonly amount: number; readonly state: string }

/**
 * 发放回盘: rows by their 业务流水号, each once, and as they were ordered where a list of the desk holds them. A file taken in before brings nothing new; a number that comes back with another payee, item
 * or amount refuses the whole file, because one of the two must be wrong.
 */
export function planReturn(db: ReadableDb, { fileName, sha256, rows }: EventData<'payments.returned'>): Planned {
  const held = statement<[string], Held>(db, 'SELECT payee, about, amount, state FROM disbursement WHERE serial = ?')
  const ordered = statement<[string], Omit<Held, 'state'>>(
    db,
    'SELECT id_number AS payee, month AS about, due - set_off AS amount FROM payment_order WHERE serial = ?',
  )
  const fresh: Row[] = []
  for (const row of rows) {
    const order = ordered.get(row.serial)
    if (order && (row.item !== 'benefit' || row.payee !== order.payee || row.about !== order.about || row.amount !== order.amount))
      return invalid(
        `业务流水号 ${row.serial} 与支付清单不符（清单 ${formatFen(order.amount)} 元），整个文件没有导入`,
        `Serial ${row.serial} is not as it was ordered; nothing was taken in`,
      )
    const before = held.get(row.serial)
    if (!before) fresh.push(row)
    else if (
      before.payee !== row.payee ||
      before.about !== row.about ||
      before.amount !== row.amount ||
      (before.state === 'paid') !== row.paid
    )
      return invalid(
        `业务流水号 ${row.serial} 已登记为另一笔（${formatFen(before.amount)} 元），整个文件没有导入`,
        `Serial ${row.serial} stands for another payment; nothing was taken in`,
      )
  }
  if (fresh.length === 0) return invalid('文件中的各笔都已导入过', 'Every row was taken in before')
  return events({ stream: 'payments', type: 'payments.returned', data: { fileName, sha256, rows: fresh } })
}
