import { and, eq, getTableColumns } from 'drizzle-orm'
import type { Effect } from '../../shared/effects/effect.ts'
import { type RecordKind, type RecordOf, recordKey } from '../../shared/register/records.ts'
import type { RecordRef } from '../../shared/register/restsOn.ts'
import type { Act, Past } from '../../shared/rollback/past.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { eventAt } from '../journal/read.ts'
import { orm } from '../orm.ts'
import { keyColumns } from '../projections/register.ts'
import { registerTables } from '../schema/register.ts'
import { statement } from '../statement.ts'

/** Journal and register as a rollback's plan asks for them, inside one transaction: acts and records are read once. */
export function pastOf(db: ReadableDb): Past {
  const known = new Map<number, Act>()
  const records = new Map<string, RecordOf<RecordKind> | null>()
  const seqs = (rows: readonly { readonly seq: number }[]) => rows.map(({ seq }) => seq)
  /** Asked again and again of the same record, from other points in time. */
  const named = (table: 'record_touch' | 'record_rest') => {
    const of = statement<[string, string], { seq: number }>(
      db,
      `SELECT t.seq FROM ${table} t JOIN act ON act.seq = t.seq AND act.undone_by IS NULL
       WHERE t.record = ? AND t.key = ? ORDER BY t.seq`,
    )
    const lists = new Map<string, readonly number[]>()
    return ({ record, key }: RecordRef, after: number) => {
      const place = `${record}\n${key}`
      const list = lists.get(place) ?? seqs(of.all(record, key))
      lists.set(place, list)
      return list.filter((seq) => seq > after)
    }
  }
  return {
    act(seq) {
      const held = known.get(seq)
      if (held) return held
      const read = actAt(db, seq)
      known.set(seq, read)
      return read
    },
    touching: named('record_touch'),
    resting: named('record_rest'),
    standing: (ref) => keysFrom(db, ref),
    ofRollback: (rollbackId) =>
      seqs(
        statement<[string], { seq: number }>(db, 'SELECT seq FROM act WHERE rollback_id = ? AND undone_by IS NULL ORDER BY seq').all(
          rollbackId,
        ),
      ),
    record(kind, like) {
      const place = `${kind}\n${recordKey[kind](like)}`
      const held = records.get(place)
      if (held !== undefined) return held as RecordOf<typeof kind> | null
      const read = recordLike(db, kind, like)
      records.set(place, read)
      return read
    },
  }
}

function actAt(db: ReadableDb, seq: number): Act {
  const row = statement<[number], { undoes: number | null; rollbackId: string | null }>(
    db,
    'SELECT undoes, rollback_id AS rollbackId FROM act WHERE seq = ?',
  ).get(seq)
  const event = eventAt(db, seq)
  if (!row || !event) throw new Error(`no act ${seq}`)
  const { stream, type, recordedAt, actor, data } = event
  // Held against its type's shape when it was appended.
  const effects = (data['effects'] ?? []) as readonly Effect[]
  return { seq, stream, type, at: recordedAt, by: actor.staffId, effects, ...row }
}

/** The record with the same key, as it stands. */
function recordLike<K extends RecordKind>(db: ReadableDb, kind: K, like: RecordOf<K>): RecordOf<K> | null {
  const table = registerTables[kind]
  const values: Readonly<Record<string, unknown>> = like
  const keys = Object.entries(getTableColumns(table)).filter(([, column]) => keyColumns[kind].includes(column.name))
  const row = orm(db)
    .select()
    .from(table)
    .where(and(...keys.map(([name, column]) => eq(column, values[name]))))
    .get()
  return (row as RecordOf<K> | undefined) ?? null
}

/** Keys of the records whose first key members are those of a reference that ends in `/`; none of these members holds one itself. */
function keysFrom<K extends RecordKind>(db: ReadableDb, { record, key }: RecordRef & { readonly record: K }): string[] {
  const table = registerTables[record]
  const columns = Object.values(getTableColumns(table))
  const conditions = key
    .slice(0, -1)
    .split('/')
    .flatMap((part, index) => {
      const column = columns.find(({ name }) => name === keyColumns[record][index])
      return column ? [eq(column, part)] : []
    })
  const rows = orm(db)
    .select()
    .from(table)
    .where(and(...conditions))
    .all() as RecordOf<K>[]
  return rows.map((row) => recordKey[record](row))
}
