import type { WritableDb } from '../encryptedFile.ts'
import { head, readFrom } from '../journal/read.ts'
import { compactSearch } from '../search/compact.ts'
import { transact } from '../transact.ts'
import { project } from './project.ts'

const tables = [
  'desk',
  'policy',
  'policy_proposal',
  'person_number',
  'receipt_batch',
  'receipt',
  'receipt_left',
  'staff',
  'post_change',
  'export_made',
  'filing',
  'filing_value',
  'filing_count',
  'unit',
  'person',
  'enrolment',
  'wage',
  'unemployment',
  'job_seeking',
  'entitlement',
  'skill',
  'repayment',
  'subsidy',
  'retention',
  'account',
  'account_right',
  'account_act',
  'account_request',
  'account_notice',
  'authorisation_code',
  'operator_binding',
  'charge',
  'suspense',
  'period',
  'sheet',
  'unreconciled',
  'roll',
  'payment',
  'paid_months',
  'batch',
  'batch_parked',
  'act',
  'record_touch',
  'record_rest',
  'rollback',
  'correction',
  'payment_order',
  'disbursement',
  'repayment_entry',
  'package',
  'result',
  'key_module',
  'trusted_authority',
  'revocation_list',
  'staff_key',
  'signature',
  'print',
  'print_run',
] as const
const nameIndexes = ['filing_ix', 'person_ix', 'unit_ix'] as const
/** Asked while projecting; every other index is cheaper to make once at the end. */
const needed = ['filing_case', 'filing_value_of', 'act_stream', 'enrolment_person']

/** Every projection anew from the journal, in one transaction: a kill in the middle leaves the old ones. Returns the events replayed. */
export function rebuild(db: WritableDb, onProgress: (done: number, total: number) => void = () => {}): number {
  const total = head(db).seq
  transact(db, () => {
    const list = tables.map(() => '?').join()
    const indexes = db
      .prepare<string[], { name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (${list})`,
      )
      .all(...tables)
      .filter(({ name }) => !needed.includes(name))
    for (const { name } of indexes) db.exec(`DROP INDEX ${name}`)
    for (const table of tables) db.exec(`DELETE FROM ${table}`)
    for (const index of nameIndexes) db.exec(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`)
    let done = 0
    for (let events = readFrom(db, 0, 1000); events.length > 0; events = readFrom(db, done, 1000)) {
      project(db, events)
      done = events.at(-1)?.seq ?? done
      onProgress(done, total)
    }
    for (const { sql } of indexes) db.exec(sql)
    compactSearch(db)
  })
  return total
}
