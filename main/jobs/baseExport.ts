import { openStore } from '../../db/open.ts'
import { baseExportRows } from '../../db/queries/baseExport.ts'
import { type BaseExport, writeBaseExport } from '../xlsx/baseExport.ts'
import { Stopped } from './trouble.ts'
import { workBeside } from './workBeside.ts'

// Writes the workbook for a unit's base declaration.

export interface BaseExportWork extends BaseExport {
  /** Where to; nothing is there yet. */
  readonly file: string
}

/** Finds true when it is written, false when it was stopped and left unfinished. */
await workBeside<BaseExportWork, number, boolean>(async ({ dir, key, work, tell, shouldStop }) => {
  const db = openStore({ dir, key, mode: 'read' })
  try {
    await writeBaseExport(work.file, work, baseExportRows(db, work.unitNo, work.year), (done) => {
      if (shouldStop()) throw new Stopped()
      tell(done)
    })
    return true
  } catch (error) {
    if (error instanceof Stopped) return false
    throw error
  } finally {
    db.close()
  }
})
