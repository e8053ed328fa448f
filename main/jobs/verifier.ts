import { parentPort, workerData } from 'node:worker_threads'
import { openAnchor } from '../../db/anchor.ts'
import { verify } from '../../db/journal/verify.ts'
import { openStore } from '../../db/open.ts'
import type { StoreAccess } from './messages.ts'
import { troubleOf } from './trouble.ts'

// Proves the journal in a thread of its own, on a connection that only reads.

/** `stop[0]` is set to 1 from outside: a loop without pauses hears no messages. */
export interface VerifierData extends StoreAccess {
  readonly stop: Int32Array<SharedArrayBuffer>
}

const { dir, key, stop } = workerData as VerifierData
const dataKey = Buffer.from(key)
try {
  const db = openStore({ dir, key: dataKey, mode: 'read' })
  const anchor = openAnchor(dir, dataKey)
  const result = verify(
    db,
    anchor,
    (rows) => parentPort?.postMessage({ rows }),
    () => Atomics.load(stop, 0) === 1,
  )
  anchor.close()
  db.close()
  parentPort?.postMessage({ result })
} catch (error) {
  parentPort?.postMessage({ trouble: troubleOf(error) })
} finally {
  dataKey.fill(0)
  key.fill(0)
}
