import type { WritableDb } from '../encryptedFile.ts'

/** Every transaction that adds rows leaves a piece of index of its own, and a search asks them all: makes them one again. */
export const compactSearch = (db: WritableDb): void => {
  for (const index of ['filing_ix', 'person_ix', 'unit_ix']) db.exec(`INSERT INTO ${index} (${index}) VALUES ('optimize')`)
}
