import type { EventData } from '../../shared/journal/events.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

/** 支付清单: every order waits for the bank's return, but for what was set off whole (全额抵扣), which no bank sees and which is paid by it. */
export function projectOrders(
  db: WritableDb,
  seq: number,
  at: string,
  { list, officeId, month, orders }: EventData<'payments.ordered'>,
): void {
  for (const { serial, idNumber, due, setOff, accountName, accountNumber, bankCode } of orders) {
    statement(
      db,
      `INSERT INTO payment_order (serial, seq, list, office_id, ordered_at, id_number, month, due, set_off, account_name, account_number, bank_code)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(serial, seq, list, officeId, at, idNumber, month, due, setOff, accountName, accountNumber, bankCode)
    if (setOff < due) continue
    disburse(db, seq, {
      serial,
      item: 'benefit',
      payee: idNumber,
      about: month,
      amount: 0,
      paid: true,
      failure: '',
      paidOn: null,
      bankSerial: '',
    })
  }
}

type Returned = EventData<'payments.returned'>['rows'][number]

/** 发放回盘: every row once. */
export function projectReturn(db: WritableDb, seq: number, { rows }: EventData<'payments.returned'>): void {
  for (const row of rows) disburse(db, seq, row)
}

/** A benefit month that was paid also stands among the payments that rules ask about, with what was set off against it. */
function disburse(db: WritableDb, seq: number, { serial, item, payee, about, amount, paid, failure, paidOn, bankSerial }: Returned): void {
  statement(
    db,
    `INSERT INTO disbursement (serial, seq, item, payee, about, amount, state, failure, paid_on, bank_serial)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(serial, seq, item, payee, about, amount, paid ? 'paid' : 'failed', failure === '' ? null : failure, paidOn, bankSerial)
  if (!paid || item !== 'benefit') return
  const order = statement<[string], { setOff: number }>(db, 'SELECT set_off AS setOff FROM payment_order WHERE serial = ?').get(serial)
  statement(db, 'INSERT INTO payment (id, id_number, month, amount) VALUES (?, ?, ?, ?)').run(
    serial,
    payee,
    about,
    amount + (order?.setOff ?? 0),
  )
}
