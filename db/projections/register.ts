import { getTableColumns, getTableName } from 'drizzle-orm'
import type { Effect } from '../../shared/effects/effect.ts'
import { completed, type RecordKind, type RecordOf, recordKey } from '../../shared/register/records.ts'
import type { WritableDb } from '../encryptedFile.ts'
import { markEffect } from './roll.ts'
import { registerTables } from '../schema/register.ts'
import { personTokens, unitTokens } from '../search/tokens.ts'
import { statement } from '../statement.ts'

/** Columns whose values together are `recordKey`. */
export const keyColumns: { readonly [K in RecordKind]: readonly string[] } = {
  unit: ['unit_no'],
  person: ['id_number'],
  enrolment: ['unit_no', 'id_number', 'from_month'],
  wage: ['unit_no', 'id_number', 'from_month'],
  unemployment: ['id_number', 'registered_on'],
  jobSeeking: ['id_number', 'registered_on'],
  entitlement: ['id_number', 'claimed_on'],
  skill: ['id_number'],
  repayment: ['id_number', 'from_month'],
  subsidy: ['id_number', 'certificate_no'],
  retention: ['unit_no', 'year'],
  account: ['system', 'account_name'],
  accountRight: ['system', 'portal', 'account_name'],
  authorisationCode: ['unit_no', 'code_id'],
  operatorBinding: ['credit_code', 'operator_id', 'bound_on'],
}

interface Plan {
  readonly members: readonly {
    readonly name: string
    readonly column: { readonly name: string; mapToDriverValue(value: unknown): unknown }
  }[]
  readonly upsert: string
  readonly remove: string
}
const plans = new Map<RecordKind, Plan>()

function planOf(record: RecordKind): Plan {
  const known = plans.get(record)
  if (known) return known
  const table = registerTables[record]
  const columns = Object.entries(getTableColumns(table))
  const keys = keyColumns[record]
  const names = columns.map(([, column]) => column.name)
  const updates = names.filter((name) => !keys.includes(name)).map((name) => `${name} = excluded.${name}`)
  const plan: Plan = {
    members: columns.map(([name, column]) => ({ name, column })),
    upsert: `INSERT INTO ${getTableName(table)} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
      ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${updates.join(', ')}`,
    remove: `DELETE FROM ${getTableName(table)} WHERE ${keys.map((key) => `${key} = ?`).join(' AND ')}`,
  }
  plans.set(record, plan)
  return plan
}

/** Puts a record where the effect says; a null `after` (an inverse) takes the row away. The journal keeps both bodies. */
export function projectEffect(db: WritableDb, effect: Effect): void {
  if (effect.after !== null) putRecord(db, effect.record, effect.after)
  else if (effect.before !== null) removeRecord(db, effect.record, effect.before)
  markEffect(db, effect)
}

export function putRecord(db: WritableDb, record: RecordKind, body: RecordOf<RecordKind>): void {
  const index = searchIndexes[record]
  const before = index?.row(db, body)
  const plan = planOf(record)
  const values: Readonly<Record<string, unknown>> = completed(record, body)
  statement(db, plan.upsert).run(...plan.members.map(({ name, column }) => toDriver(column, values[name])))
  index?.move(db, before, index.row(db, body))
  if (record === 'person') numberPerson(db, keyOf('person', body))
}

/**
 * 人员编号: 99 and ten digits, in the order of registration. The row stays when a person is taken back, so that a number that left the desk
 * never names somebody else.
 */
function numberPerson(db: WritableDb, idNumber: string): void {
  statement(
    db,
    `INSERT OR IGNORE INTO person_number (id_number, number)
     SELECT ?, '99' || printf('%010d', coalesce(max(id), 0) + 1) FROM person_number`,
  ).run(idNumber)
}

const toDriver = (column: { mapToDriverValue(value: unknown): unknown }, value: unknown) =>
  value === null || value === undefined ? null : column.mapToDriverValue(value)

function removeRecord(db: WritableDb, record: RecordKind, body: RecordOf<RecordKind>): void {
  const index = searchIndexes[record]
  const before = index?.row(db, body)
  const plan = planOf(record)
  const values: Readonly<Record<string, unknown>> = body
  // By the members, not by the key's parts: a certificate number may itself hold the key's separator.
  const keys = keyColumns[record].map((name) => plan.members.find(({ column }) => column.name === name))
  statement(db, plan.remove).run(...keys.map((member) => member && toDriver(member.column, values[member.name])))
  index?.move(db, before, undefined)
}

interface Indexed {
  readonly id: number
  readonly tokens: string
}
interface SearchIndex {
  row(db: WritableDb, body: RecordOf<RecordKind>): Indexed | undefined
  move(db: WritableDb, before: Indexed | undefined, after: Indexed | undefined): void
}

/** The name index is contentless: a row is taken out by giving the same tokens again. */
const move = (table: string) => (db: WritableDb, before: Indexed | undefined, after: Indexed | undefined) => {
  if (before && before.tokens === after?.tokens) return
  if (before) statement(db, `INSERT INTO ${table} (${table}, rowid, g) VALUES ('delete', ?, ?)`).run(before.id, before.tokens)
  if (after) statement(db, `INSERT INTO ${table} (rowid, g) VALUES (?, ?)`).run(after.id, after.tokens)
}

const searchIndexes: Partial<Record<RecordKind, SearchIndex>> = {
  person: {
    row(db, body) {
      const found = statement<[string], { id: number; name: string; idNumber: string }>(
        db,
        'SELECT id, name, id_number AS idNumber FROM person WHERE id_number = ?',
      ).get(keyOf('person', body))
      return found && { id: found.id, tokens: personTokens(found) }
    },
    move: move('person_ix'),
  },
  unit: {
    row(db, body) {
      const found = statement<[string], { id: number; name: string; creditCode: string; unitNo: string }>(
        db,
        'SELECT id, name, credit_code AS creditCode, unit_no AS unitNo FROM unit WHERE unit_no = ?',
      ).get(keyOf('unit', body))
      return found && { id: found.id, tokens: unitTokens(found) }
    },
    move: move('unit_ix'),
  },
}

const keyOf = <K extends RecordKind>(record: K, body: RecordOf<RecordKind>): string => recordKey[record](body as RecordOf<K>)
