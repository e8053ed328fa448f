import { parentPort, workerData } from 'node:worker_threads'
import { type Anchor, openAnchor } from '../../db/anchor.ts'
import { assessCase } from '../../db/caseFacts.ts'
import type { WritableDb } from '../../db/encryptedFile.ts'
import { execute, type Store } from '../../db/execute.ts'
import { closeStore, openStore } from '../../db/open.ts'
import { StoreError } from '../../db/storeError.ts'
import { openVault, putAttachment, putUpload, saveDraft, setPreference } from '../../db/vault.ts'
import { chooseRows, dropWorkbook, takeWorkbook } from '../../db/workbooks.ts'
import type { Answer, FromWriter, StoreAccess, Task, ToWriter } from './messages.ts'
import { runJob } from './runJob.ts'
import { Stopped, troubleOf } from './trouble.ts'

// The worker that owns the only writing connections. Tasks run one after the other; a job gives way to them between its steps.

const port = parentPort
if (!port) throw new Error('writer.ts runs as a worker')
const post = (message: FromWriter) => port.postMessage(message)

const { dir, key, resetAnchor } = workerData as StoreAccess
const jobs = new Map<string, { readonly abort: AbortController; readonly ended: Promise<void> }>()

function open(): Store | undefined {
  const dataKey = Buffer.from(key)
  try {
    const store = { db: openStore({ dir, key: dataKey, mode: 'write' }), vault: openVault({ dir, key: dataKey, mode: 'write' }) }
    const anchor = openAnchor(dir, dataKey)
    acceptAnchor(anchor, store.db)
    post({ type: 'opened' })
    return { ...store, anchor }
  } catch (error) {
    post({ type: 'notOpened', trouble: troubleOf(error) })
    return undefined
  } finally {
    dataKey.fill(0)
    key.fill(0)
  }
}

/** A journal that is shorter than its anchor, or another one, is never accepted; only a lost anchor may be set anew. */
function acceptAnchor(anchor: Anchor, db: WritableDb): void {
  try {
    anchor.check(db)
  } catch (error) {
    const lost = error instanceof StoreError && (error.code === 'anchorMissing' || error.code === 'anchorDamaged')
    if (!lost || !resetAnchor) throw error
    anchor.reset(db)
  }
}

function run(store: Store, task: Task): unknown {
  switch (task.type) {
    case 'execute': {
      const executed = execute(store, task.command, task.meta)
      if (executed.ok && !executed.repeated) post({ type: 'committed', types: executed.events.map((event) => event.type) })
      return executed
    }
    case 'putUpload':
      return putUpload(store.vault, task.staffId, task.bytes, task.mediaType, task.at)
    case 'putDocument':
      return putAttachment(store.vault, task.pdf, 'application/pdf')
    case 'saveDraft':
      return saveDraft(store.vault, task.key, task.value, task.at)
    case 'assess':
      return assessCase(store.db, task.caseId, task.excluded, task.now)
    case 'chooseRows':
      return chooseRows(store.vault, task.batchId, task.rows, task.choice, task.reason)
    case 'takeWorkbook':
      return takeWorkbook(store.vault, task.batchId, task.taken)
    case 'dropWorkbook':
      return dropWorkbook(store.vault, task.batchId)
    case 'setPreference':
      return setPreference(store.vault, task.staffId, task.key, task.value)
  }
}

function answerTo(store: Store, task: Task): Answer {
  try {
    return { ok: true, value: run(store, task) }
  } catch (error) {
    return { ok: false, trouble: troubleOf(error) }
  }
}

function start(store: Store, { id, job, stop }: Extract<ToWriter, { type: 'job' }>): void {
  const abort = new AbortController()
  const ended = runJob(store, job, {
    signal: abort.signal,
    checkStopped: () => {
      if (Atomics.load(stop, 0) === 1) throw new Stopped()
    },
    progress: (step) => post({ type: 'progress', id, step }),
    committed: (types) => post({ type: 'committed', types }),
  }).then((end) => {
    jobs.delete(id)
    post({ type: 'ended', id, end })
  })
  jobs.set(id, { abort, ended })
}

async function close(store: Store): Promise<void> {
  for (const { abort } of jobs.values()) abort.abort()
  await Promise.all([...jobs.values()].map(({ ended }) => ended))
  store.anchor.close()
  closeStore(store.vault)
  closeStore(store.db)
  post({ type: 'closed' })
  port?.close()
}

const store = open()
if (store) {
  port.on('message', (message: ToWriter) => {
    switch (message.type) {
      case 'task':
        return post({ type: 'answer', id: message.id, answer: answerTo(store, message.task) })
      case 'job':
        return start(store, message)
      case 'cancel':
        return jobs.get(message.id)?.abort.abort()
      case 'close':
        return void close(store)
    }
  })
} else port.close()
