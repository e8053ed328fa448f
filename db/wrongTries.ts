import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from './durableFile.ts'

/**
 * A second count of wrong passwords, outside the data folder: putting back a copy of the folder brings the old count back inside it, not
 * here (Bitwarden clients #18552). Whoever may write both folders of this user can still clear both; what is left then is the price of a
 * guess (Argon2id 64 MiB) and the length of the password.
 */
export interface WrongTries {
  /** Tries for a slot of a key file; 0 for one that is not known. */
  count(fileId: string, slotId: string): number
  /** Durable when it returns. 0 forgets the slot. */
  set(fileId: string, slotId: string, tries: number): void
}

/** Slots that were locked long ago on this machine make room for new ones. */
const kept = 200

const shape = z.strictObject({ version: z.literal(1), tries: z.record(z.string(), z.int().positive()) })

/** The count in `wrong-tries.json` of a folder of this user and machine. A damaged file counts as empty and is written anew. */
export function wrongTriesIn(folder: string): WrongTries {
  const file = join(folder, 'wrong-tries.json')
  const read = (): Record<string, number> => {
    if (!existsSync(file)) return {}
    try {
      return shape.parse(JSON.parse(readFileSync(file, 'utf8'))).tries
    } catch {
      return {}
    }
  }
  const key = (fileId: string, slotId: string) => `${fileId}/${slotId}`
  return {
    count: (fileId, slotId) => read()[key(fileId, slotId)] ?? 0,
    set(fileId, slotId, tries) {
      const { [key(fileId, slotId)]: before, ...others } = read()
      if ((before ?? 0) === tries) return
      const entries = Object.entries(others).slice(-kept)
      if (tries > 0) entries.push([key(fileId, slotId), tries])
      writeDurably(file, JSON.stringify({ version: 1, tries: Object.fromEntries(entries) }))
    },
  }
}
