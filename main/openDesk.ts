import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Meta } from '../db/commands/planned.ts'
import { openStore, type ReadableDb } from '../db/open.ts'
import { demoToday, officeOf, type OfficeRow } from '../db/queries/desk.ts'
import { openVault } from '../db/vault.ts'
import { type Clock, clockOn } from './clock.ts'
import { openWriter, type Writer, type WriterOptions } from './jobs/writerClient.ts'

/** The open data: two connections that read, the worker that writes, and the key between them. */
export interface OpenDesk {
  readonly dir: string
  readonly key: Buffer
  readonly db: ReadableDb
  readonly vault: ReadableDb
  readonly writer: Writer
  /** Of a demonstration office: the day it has reached. */
  readonly clock: Clock
  /** As it stands now. */
  readonly office: OfficeRow
  /** Where commands of this run come from, for the journal. */
  readonly via: Meta['via']
  readonly inbox: string
  readonly outbox: string
  /** Ends everything and wipes the key. */
  close(): Promise<void>
}

export interface OpenOptions extends Omit<WriterOptions, 'key'> {
  /** Becomes the desk's own: wiped when it closes, also when opening fails. */
  readonly key: Buffer
  readonly via: Meta['via']
}

/** Opens the store in the writer first, because that migrates it and compares it with its anchor. Throws what the store refuses. */
export async function openDesk({ via, ...options }: OpenOptions): Promise<OpenDesk> {
  const { dir, key } = options
  let writer: Writer | undefined
  const readers: ReadableDb[] = []
  const close = async () => {
    for (const reader of readers) if (reader.open) reader.close()
    await writer?.close()
    key.fill(0)
  }
  try {
    writer = await openWriter(options)
    const db = openStore({ dir, key, mode: 'read' })
    readers.push(db)
    const vault = openVault({ dir, key, mode: 'read' })
    readers.push(vault)
    const folder = (name: string) => {
      const full = path.join(dir, name)
      mkdirSync(full, { recursive: true, mode: 0o700 })
      return full
    }
    return {
      dir,
      key,
      db,
      vault,
      writer,
      get office() {
        return officeOf(db)
      },
      via,
      clock: { now: () => clockOn(demoToday(db)).now(), today: () => clockOn(demoToday(db)).today() },
      inbox: folder('inbox'),
      outbox: folder('outbox'),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
