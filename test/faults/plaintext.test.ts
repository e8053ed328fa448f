import Database from 'better-sqlite3'
import { readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { backupInto } from '../../db/backup.ts'
import { subKey } from '../../db/subKey.ts'
import { openVault, putAttachment, saveDraft } from '../../db/vault.ts'
import { decide, type Desk, dropDesk, newDesk } from './store.ts'

const MARKER = 'MARKER530102199001011234'
let desk: Desk

beforeAll(() => {
  desk = newDesk()
  desk.db.exec('CREATE TABLE big (id INTEGER PRIMARY KEY, name TEXT) STRICT')
  desk.db.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
    INSERT INTO big SELECT i, '${MARKER} ' || (i * 7919 % 20011) || ' ${'x'.repeat(60)}' FROM n`)
  desk.db.pragma('cache_size=50') // small, so that sorting has to leave the cache
})
afterAll(() => dropDesk(desk))

const filesUnder = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile())

const holdsMarker = (path: string): boolean => readFileSync(path).includes('MARKER5301')

/** SQLite unlinks its temporary files at once; on Linux they can still be read through our own descriptors. */
const hiddenFiles = (): string[] =>
  readdirSync('/proc/self/fd')
    .map((name) => `/proc/self/fd/${name}`)
    .filter((path) => {
      try {
        return readlinkSync(path).includes('etilqs_')
      } catch {
        return false
      }
    })

/** Temporary files with the marker while an ORDER BY over the whole table is half read. */
const leaksWhileSorting = (db: Pick<Database.Database, 'prepare'>): number => {
  const rows = db.prepare('SELECT name FROM big ORDER BY name DESC').iterate()
  rows.next()
  const leaks = hiddenFiles().filter(holdsMarker).length
  rows.return?.()
  return leaks
}

it('no file of the data folder shows what it holds, after sorting, indexing, copying and deleting', () => {
  decide(desk, MARKER)
  const vault = openVault({ dir: desk.dir, key: desk.key, mode: 'write' })
  putAttachment(vault, Buffer.from(MARKER.repeat(2000)), 'application/pdf')
  saveDraft(vault, 'filing:1', { note: MARKER }, '2025-10-20T01:02:03.004Z')
  desk.db.prepare('SELECT name FROM big ORDER BY name DESC').all()
  desk.db.exec('CREATE INDEX big_name ON big (name)')
  desk.db.exec('DELETE FROM big WHERE id % 3 = 0')
  backupInto(desk.db, join(desk.dir, 'backups', 'copy.db'), subKey(desk.key, 'desk.db'), 99)
  const files = filesUnder(desk.dir)
  expect(files.map((path) => path.slice(desk.dir.length + 1))).toEqual(
    expect.arrayContaining(['desk.db', 'desk.db-wal', 'vault.db', 'vault.db-wal', 'head.anchor', join('backups', 'copy.db')]),
  )
  expect(files.filter(holdsMarker)).toEqual([])
  vault.close()
})

it.runIf(process.platform === 'linux')('sorting leaves nothing in temporary files; with temp_store=FILE it would', () => {
  desk.db.exec('DROP INDEX IF EXISTS big_name')
  expect(leaksWhileSorting(desk.db)).toBe(0)
  desk.db.pragma('temp_store=FILE')
  expect(leaksWhileSorting(desk.db)).toBeGreaterThan(0)
  desk.db.pragma('temp_store=MEMORY')
})

it('the search would find the marker in a database without a key', () => {
  const path = join(desk.dir, 'plain.db')
  const plain = new Database(path)
  plain.exec(`CREATE TABLE t (x); INSERT INTO t VALUES ('${MARKER}')`)
  plain.close()
  expect(holdsMarker(path)).toBe(true)
  rmSync(path)
})
