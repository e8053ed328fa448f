import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { isBatchKind } from '../../shared/filings/batch.ts'
import { kindOf } from '../../shared/filings/index.ts'
import type { Text } from '../../shared/text.ts'
import { readWorkbook } from '../xlsx/read.ts'
import type { SheetRow } from '../xlsx/sheetRows.ts'
import { WorkbookRefused } from '../xlsx/workbookError.ts'
import type { Trouble } from './messages.ts'
import { troubleOf } from './trouble.ts'

// Reads a workbook from outside in a thread with a small heap of its own: whatever the file does, it does it here.

export type ReadRow = SheetRow & { readonly date1904: boolean }

export interface ReaderData {
  readonly path: string
  readonly kind: string
  /** [0] counts the chunks that were taken, [1] is set to stop. */
  readonly gate: Int32Array<SharedArrayBuffer>
}

export type FromReader =
  | { readonly type: 'begun'; readonly sha256: string }
  | { readonly type: 'rows'; readonly rows: readonly ReadRow[] }
  | { readonly type: 'read' }
  | { readonly type: 'refused'; readonly reason: Text; readonly row: number | null }
  | { readonly type: 'trouble'; readonly trouble: Trouble }

const chunk = 200
/** Chunks on their way: more would pile up in the other thread's memory. */
const ahead = 1

const { path, kind: kindId, gate } = workerData as ReaderData
const post = (message: FromReader) => parentPort?.postMessage(message)

class Stopped extends Error {}

async function fileHash(): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer)
  return hash.digest('hex')
}

try {
  const kind = kindOf(kindId)
  if (!isBatchKind(kind)) throw new Error(`${kindId} has no workbook`)
  post({ type: 'begun', sha256: await fileHash() })
  let waiting: ReadRow[] = []
  let sent = 0
  const send = () => {
    if (waiting.length === 0) return
    post({ type: 'rows', rows: waiting })
    waiting = []
    sent += 1
    for (let taken = Atomics.load(gate, 0); sent - taken > ahead && Atomics.load(gate, 1) === 0; taken = Atomics.load(gate, 0))
      Atomics.wait(gate, 0, taken, 1000)
    if (Atomics.load(gate, 1) === 1) throw new Stopped()
  }
  await readWorkbook({
    path,
    kind,
    give: (row) => {
      waiting.push(row)
      if (waiting.length === chunk) send()
    },
  })
  send()
  post({ type: 'read' })
} catch (error) {
  if (error instanceof WorkbookRefused) post({ type: 'refused', reason: error.reason, row: error.row })
  else if (!(error instanceof Stopped)) post({ type: 'trouble', trouble: troubleOf(error) })
}
