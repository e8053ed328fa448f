import { randomUUID } from 'node:crypto'
import type { ImportedFiling } from '../../db/commands/import.ts'
import { openAnchor } from '../../db/anchor.ts'
import type { DeskCommand } from '../../db/commands/plan.ts'
import type { NewStaff } from '../../db/commands/staff.ts'
import type { Store } from '../../db/execute.ts'
import { createKeyFile, addSlot } from '../../db/keySlots.ts'
import { closeStore, openStore } from '../../db/open.ts'
import { openVault } from '../../db/vault.ts'
import { lock, preview } from '../assessment/office.ts'
import { decrease, establish, run, staff } from '../desk/store.ts'
import { cheap, goodPassword } from '../desk/window.ts'
import { unitA } from '../filings/given.ts'
import { approved } from './desk.ts'
import { increase, others } from './pool.ts'

/** Today of the office below. */
export const today = '2025-11-05'
const at = (day: string) => `${day}T02:00:00.000Z`
const numbered = (filing: ImportedFiling, number: string): ImportedFiling => ({ ...filing, number }) as ImportedFiling
export const numbers = { wrong: 'yn20251016-0101', stop: 'yn20251105-0102' } as const

const must = (store: Store, command: DeskCommand, staffId: string | null, now: string) => {
  const done = run(store, command, staffId, now)
  if (!done.ok) throw new Error(`${command.type}: ${JSON.stringify(done.refusal)}`)
}

/** The tax side's word that the whole sheet of the first unit came in, one voucher. */
export function receiptOfSheet(store: Store, period: string, now: string): void {
  const sheet = store.db
    .prepare('SELECT unit_payable AS unitAmount, person_payable AS personAmount FROM sheet WHERE period = ? AND unit_no = ?')
    .get(period, unitA.unitNo) as { unitAmount: number; personAmount: number }
  const row = { line: 2, voucherNo: `3530${period}000001`, unitNo: unitA.unitNo, period, coverageMonth: null }
  const paid = { ...sheet, lateFee: 0, interest: 0, paidOn: now.slice(0, 10) }
  const receipts = { batchId: randomUUID(), fileName: `到账${period}.xlsx`, sha256: 'e'.repeat(64), rows: [{ ...row, ...paid }] }
  must(store, { type: 'bookReceipts', receipts }, 's3', now)
}

/** One paper sheet of the first unit that came out of the printer. */
export function sheetPrinted(store: Store, period: string, now: string): void {
  const printId = randomUUID()
  const print = { printId, kind: 'sheet' as const, key: unitA.unitNo, name: unitA.unitName, period, copy: 1 }
  const file = { sha256: 'b'.repeat(64), page: 1, pages: 1, fileName: `核定单_${period}.pdf`, runId: null }
  const paper = { number: `HD${period}-000001`, code: `${period}ABCDEF`, contentHash: 'a'.repeat(64), figures: [], ...file }
  must(store, { type: 'issuePrints', prints: [{ ...print, ...paper }] }, 's3', now)
  must(store, { type: 'confirmPrints', printIds: [printId], printed: true, by: 'person', detail: '' }, 's3', now)
}

/** A person wrongly insured at the first unit from October on, at 5,000 元: 35.00 and 15.00 a month. */
export const wrong = (store: Store): void =>
  approved(store, numbered(increase('wrong', { ...unitA, enrolDate: '2025-10-08', employedOn: '2025-10-08' }), numbers.wrong))

/** A data folder of the two units' office, told further; the password of everybody in it is `goodPassword`. */
export function officeIn(dir: string, tell: (store: Store) => void, more: readonly NewStaff[] = []): void {
  const [first, ...rest] = staff
  const { dataKey } = createKeyFile(dir, { login: first.login, password: goodPassword }, cheap)
  for (const { login } of [...rest, ...more]) addSlot(dir, dataKey, { login, password: goodPassword }, cheap)
  const db = openStore({ dir, key: dataKey, mode: 'write' })
  const store = { db, vault: openVault({ dir, key: dataKey, mode: 'write' }), anchor: openAnchor(dir, dataKey) }
  store.anchor.check(db)
  establish(store)
  for (const member of more) {
    const { staffId } = member
    must(store, { type: 'addStaff', staff: member }, null, at('2025-10-16'))
    // The password in their slot is their own already.
    must(store, { type: 'passwordChanged', staffId }, staffId, at('2025-10-16'))
  }
  tell(store)
  store.anchor.close()
  store.vault.close()
  closeStore(db)
  dataKey.fill(0)
}

/** October holds the wrong person, is locked, printed and paid, and November brought the stop. */
export const wrongOffice = (dir: string): void =>
  officeIn(dir, (store) => {
    wrong(store)
    preview(store, '2025-10-20')
    const locked = lock(store, '202510', '2025-10-20')
    if (!locked.ok) throw new Error(JSON.stringify(locked.refusal))
    sheetPrinted(store, '202510', at('2025-10-27'))
    receiptOfSheet(store, '202510', at('2025-10-28'))
    approved(store, numbered(decrease('stop', { ...others[0], stopDate: today }), numbers.stop), at(today))
    must(store, { type: 'moveDay', today }, 's3', at(today))
  })
