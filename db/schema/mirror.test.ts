import { getTableColumns, getTableName, is, Table } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { closeDesk, openDesk, tempDir } from '../../test/desk/store.ts'
import * as accounts from './accounts.ts'
import * as desk from './desk.ts'
import * as keys from './keys.ts'
import * as ledger from './ledger.ts'
import * as policy from './policy.ts'
import * as prints from './prints.ts'
import * as receipts from './receipts.ts'
import { registerTables } from './register.ts'
import * as rollbacks from './rollbacks.ts'
import * as staffing from './staffing.ts'

const tables = [accounts, desk, keys, ledger, policy, prints, receipts, rollbacks, staffing, registerTables]
  .flatMap((mirror) => Object.values(mirror))
  .filter((t) => is(t, Table))

it('the typed tables say what the migrations made: names, types and what may be null', () => {
  const store = openDesk(tempDir())
  expect(tables.length).toBeGreaterThan(14)
  for (const table of tables) {
    const made = store.db
      .prepare<[string], { name: string; type: string; notnull: number; pk: number }>(
        'SELECT name, type, "notnull", pk FROM pragma_table_xinfo(?)',
      )
      .all(getTableName(table))
    for (const column of Object.values(getTableColumns(table))) {
      const found = made.find((m) => m.name === column.name)
      expect(found?.type.toLowerCase(), `${getTableName(table)}.${column.name}`).toBe(column.getSQLType())
      expect(found?.notnull === 1 || (found?.pk ?? 0) > 0, `${getTableName(table)}.${column.name} not null`).toBe(column.notNull)
    }
    // The only column without a mirror is the row id that the name indexes use.
    const typed = Object.values(getTableColumns(table)).map((c) => c.name)
    expect(made.map((m) => m.name).filter((name) => !typed.includes(name) && name !== 'id')).toEqual([])
  }
  closeDesk(store)
})
