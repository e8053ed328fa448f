import { randomBytes, randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Anchor, openAnchor } from '../../db/anchor.ts'
import { append } from '../../db/journal/append.ts'
import { openStore, type WritableDb } from '../../db/open.ts'
import { commit } from '../../db/transact.ts'

/** A data folder with an open store, for tests that damage it. */
export interface Desk {
  readonly dir: string
  readonly key: Buffer
  readonly db: WritableDb
  readonly anchor: Anchor
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'casedesk-fault-'))

export const openDesk = (dir: string, key: Buffer): Desk => {
  const db = openStore({ dir, key, mode: 'write' })
  const anchor = openAnchor(dir, key)
  try {
    anchor.check(db)
    return { dir, key, db, anchor }
  } catch (error) {
    anchor.close()
    db.close()
    throw error
  }
}

export const newDesk = (dir = newFolder()): Desk => openDesk(dir, randomBytes(32))

export const closeDesk = ({ db, anchor }: Desk): void => {
  anchor.close()
  if (db.open) db.close()
}

export const dropDesk = (desk: Desk): void => {
  closeDesk(desk)
  rmSync(desk.dir, { recursive: true, force: true })
}

/** One acknowledged decision of `events` events; returns the seq of the last. */
export const decide = ({ db, anchor }: Pick<Desk, 'db' | 'anchor'>, note: string, events = 1): number => {
  const stream = `filing:${randomUUID()}`
  const written = commit(db, anchor, () =>
    append(
      db,
      Array.from({ length: events }, (_, n) => ({ stream, type: 'filing.received', schemaVersion: 1, data: { note, n } })),
      { commandId: randomUUID(), actor: { staffId: 'staff-1', via: 'desk' }, recordedAt: '2025-10-20T01:02:03.004Z' },
    ),
  )
  return written.at(-1)?.seq ?? 0
}

const FILES = ['desk.db', 'desk.db-wal', 'head.anchor'] as const

/** The folder as a crash at this moment would leave it. The store may be open: its shared memory is not copied. */
export const crashed = (desk: Desk, names: readonly string[] = FILES): string => {
  const to = newFolder()
  mkdirSync(to, { recursive: true })
  for (const name of names) if (existsSync(join(desk.dir, name))) copyFileSync(join(desk.dir, name), join(to, name))
  return to
}

/** Repeatable randomness (mulberry32): a failing run is told by its seed. */
export const random = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}
