import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Head } from '../shared/journal/envelope.ts'
import { writeDurably } from './durableFile.ts'
import type { ReadableDb } from './encryptedFile.ts'
import { hashAt, head } from './journal/read.ts'

/**
 * The newest head of a journal that this machine has seen, outside the data folder: yesterday's folder put back whole, anchor and all, is
 * older than that. Whoever may write both folders of this user can still make them agree; another seat or a printed head cannot be moved.
 */
export interface Witness {
  /** The head seen last for these data; undefined on a machine that never opened them. */
  seen(dataId: string): Head | undefined
  /** How many entries seen here the journal no longer has, or has otherwise; 0 when it goes on from what was seen, which is then noted. */
  look(dataId: string, db: ReadableDb): number
  /** Takes a head as it is, after a restore that a person wanted. */
  accept(dataId: string, head: Head): void
}

const shape = z.strictObject({ version: z.literal(1), heads: z.record(z.string(), z.strictObject({ seq: z.int(), hash: z.string() })) })
/** Data that were opened here long ago make room for others. */
const kept = 50

/** The heads in `heads.json` of a folder of this user and machine. */
export function witnessIn(folder: string): Witness {
  const file = join(folder, 'heads.json')
  const read = (): Readonly<Record<string, Head>> => {
    if (!existsSync(file)) return {}
    try {
      return shape.parse(JSON.parse(readFileSync(file, 'utf8'))).heads
    } catch {
      return {}
    }
  }
  const accept = (dataId: string, { seq, hash }: Head) => {
    const { [dataId]: before, ...others } = read()
    if (before?.seq === seq && before.hash === hash) return
    const heads = Object.fromEntries([...Object.entries(others).slice(-kept), [dataId, { seq, hash }]])
    writeDurably(file, JSON.stringify({ version: 1, heads }))
  }
  return {
    seen: (dataId) => read()[dataId],
    accept,
    look(dataId, db) {
      const seen = read()[dataId]
      const now = head(db)
      if (seen && hashAt(db, seen.seq) !== seen.hash) return Math.max(1, seen.seq - now.seq)
      accept(dataId, now)
      return 0
    },
  }
}
