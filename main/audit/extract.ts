import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import type { JournalRow } from '../../db/journal/hash.ts'
import { head, readRows } from '../../db/journal/read.ts'
import type { ReadableDb } from '../../db/open.ts'
import { readme, verifyScript } from './verifyScript.ts'

const page = 500

/**
 * 审计摘录: the whole journal as it stands, one entry a line, with its head and a script that proves it with nothing but Node. Returns the
 * entries written. Rejects with the signal's reason; the half file is then the caller's to remove.
 */
export async function writeExtract(
  db: ReadableDb,
  file: string,
  about: { readonly office: string; readonly at: string },
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const last = head(db)
  async function* lines(): AsyncGenerator<string> {
    for (let seq = 0; seq < last.seq; ) {
      signal.throwIfAborted()
      const rows: JournalRow[] = readRows(db, seq, page).filter((row) => row.seq <= last.seq)
      seq = rows.at(-1)?.seq ?? last.seq
      yield rows.map((row) => `${JSON.stringify(row)}\n`).join('')
      progress(seq, last.seq)
      // Whoever works at the desk goes before a copy.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const zip = new yazl.ZipFile()
  const anchors = { format: 'casedesk-audit-extract', version: 1, ...about, entries: last.seq, first: 1, last: last.seq, head: last.hash }
  zip.addBuffer(Buffer.from(`${JSON.stringify(anchors, null, 2)}\n`), 'anchors.json')
  zip.addBuffer(Buffer.from(verifyScript), 'verify.mjs')
  zip.addBuffer(Buffer.from(readme), 'README.txt')
  zip.addReadStream(Readable.from(lines()), 'journal.ndjson')
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(file, { mode: 0o600 }), { signal })
  return last.seq
}
