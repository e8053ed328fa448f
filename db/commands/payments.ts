import type { EventData } from '../../shared/journal/events.ts'
import { formatFen } from '../../shared/rules/money.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'
import { events, invalid, type Planned } from './planned.ts'

type Row = EventData<'payments.returned'>['rows'][number]
type Held = { readonly payee: string; readonly about: string; readonly amount: number; readonly state: string }

/**
 * 发放回盘: rows by their 业务流水号, each once. A file taken in before brings nothing new; a number that comes back with another payee, item
 * or amount refuses the whole file, because one of the two must be wrong.
 */
export function planReturn(db: ReadableDb, { fileName, sha256, rows }: EventData<'payments.returned'>): Planned {
  const held = statement<[string], Held>(db, 'SELECT payee, about, amount, state FROM disbursement WHERE serial = ?')
  const fresh: Row[] = []
  for (const row of rows) {
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
