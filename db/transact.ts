import type { Anchor } from './anchor.ts'
import type { WritableDb } from './encryptedFile.ts'
import { head } from './journal/read.ts'
import { asStoreError, StoreError } from './storeError.ts'

const frozen = new WeakSet<WritableDb>()

/**
 * Runs `work` in one immediate transaction and returns its value once it is durable. After a full disk or a disk error the connection
 * takes no more writes until it is opened anew: a smaller write may still fit and would leave a gap that nobody sees.
 * Throws `StoreError` (diskFull, ioError, frozen, busy, readOnly …) or whatever `work` threw, with nothing written.
 */
export const transact = <Value>(db: WritableDb, work: () => Value): Value => {
  if (frozen.has(db)) throw new StoreError('frozen')
  return guarded(db, () => db.transaction(work).immediate())
}

/** As `transact`, and moves the anchor to the new head before it returns: what is acknowledged cannot be lost unseen. */
export const commit = <Value>(db: WritableDb, anchor: Anchor, work: () => Value): Value => {
  if (db.inTransaction) throw new Error('commit is the outermost transaction: the anchor must not run ahead of it')
  const { value, reached } = transact(db, () => ({ value: work(), reached: head(db) }))
  try {
    anchor.advance(reached)
  } catch (error) {
    freeze(db)
    throw error
  }
  return value
}

const guarded = <Value>(db: WritableDb, act: () => Value): Value => {
  try {
    return act()
  } catch (error) {
    const known = asStoreError(error)
    if (known instanceof StoreError && (known.code === 'diskFull' || known.code === 'ioError')) freeze(db)
    throw known
  }
}

/** SQLite itself refuses from here on, also for statements that do not come through `transact`. */
const freeze = (db: WritableDb): void => {
  frozen.add(db)
  if (db.inTransaction) db.exec('ROLLBACK')
  db.pragma('query_only=ON')
}
