import type { KdfCost } from '../db/keySlots.ts'
import type { Meta } from '../db/commands/planned.ts'
import { witnessIn } from '../db/witness.ts'
import { wrongTriesIn } from '../db/wrongTries.ts'
import { unwrittenResults } from '../db/queries/outgoing.ts'
import { workbooksIn } from '../db/workbooks.ts'
import { type Message, topics } from '../shared/contract/envelope.ts'
import { text } from '../shared/text.ts'
import { backupStanding, beginBackup } from './backups.ts'
import { createCredentials, type Credentials } from './credentials.ts'
import { FileTickets } from './fileTickets.ts'
import type { Printing } from './hosts/printing.ts'
import { watchInbox } from './intake/inbox.ts'
import { besideEnded } from './jobs/beside.ts'
import { createJobList, type JobList } from './jobs/jobList.ts'
import type { Job } from './jobs/messages.ts'
import { createPress, type Press } from './jobs/pressClient.ts'
import type { StartDriver } from './keys/driverProcess.ts'
import { createKeyDesk, type KeyDesk } from './keys/keyDesk.ts'
import type { Log } from './log.ts'
import { followUnanswered, type Outlet } from './print/deliver.ts'
import { createPrepared, type PreparedPrints } from './print/prepared.ts'
import { createRollbackPlans, type RollbackPlans } from './rollbackPlans.ts'
import { createSession, type Session } from './session.ts'
import { securityOf } from './security.ts'
import type { Signed } from './signed.ts'
import type { Stopwatch } from './stopwatch.ts'
import { topicsOfCommit } from './topics.ts'

export interface DeskOptions {
  readonly dataDir: string
  readonly host: 'electron' | 'chromium' | 'cli'
  readonly log: Log
  readonly downloadsDir: string
  readonly printing: Printing
  readonly startDriver: StartDriver
  readonly cost?: KdfCost
  /** What this machine remembers apart from the data. */
  readonly stateDir: string
  readonly watch?: () => Stopwatch
  push(message: Exclude<Message, { type: 'reply' }>): void
  /** Somebody signed out: what was kept for them goes. */
  left(): void
}

/** What handlers share: the session, long work, chosen files. */
export interface Desk {
  readonly dataDir: string
  readonly host: DeskOptions['host']
  readonly log: Log
  readonly session: Session
  readonly credentials: Credentials
  readonly jobs: JobList
  readonly files: FileTickets
  readonly outlet: Outlet
  readonly press: Press
  readonly prepared: PreparedPrints
  readonly plans: RollbackPlans
  readonly keys: KeyDesk
  /** Begins long work in the writer; returns the job's id. */
  start(signed: Signed, job: Job): string
  /** Begins the backup that the office's hours ask for; the job's id when one runs now. */
  backUpIfDue(signed: Signed): string | null
  changed(...changed: (typeof topics)[number][]): void
  close(): Promise<void>
}

const phases = {
  import: text('准备导入', 'Preparing the import'),
  export: text('准备结果包', 'Preparing the result package'),
  assess: text('准备核定', 'Preparing the assessment'),
  demo: text('建立演示机构', 'Making the demonstration office'),
  batchCheck: text('读取文件', 'Reading the file'),
  batchFile: text('保存批量申报', 'Saving the batch'),
  receiptsCheck: text('读取到账文件', 'Reading the receipts'),
  receiptsBook: text('准备入账', 'Preparing to book'),
  openingCheck: text('读取期初余额', 'Reading the opening balance'),
  openingTake: text('准备建账', 'Preparing to take over'),
} as const

/** The first minutes after a sign-in belong to the person. */
const firstBackupAfter = 120_000

export function createDesk(options: DeskOptions): Desk {
  const { dataDir, host, log, downloadsDir, printing, startDriver, cost, stateDir, watch, push, left } = options
  const via: Meta['via'] = host === 'cli' ? 'cli' : 'desk'
  const changed = (...names: (typeof topics)[number][]) => push({ type: 'changed', topics: names })
  const jobs = createJobList((job) => {
    push({ type: 'progress', job })
    if (job.state !== 'running') changed('jobs', ...(job.name === 'assess' ? (['assessment'] as const) : []))
  }, log)

  const keys = createKeyDesk({
    start: startDriver,
    log,
    changed: () => changed('keys'),
    listed: (moduleId, tokens) => session.keysListed(moduleId, tokens),
  })
  keys.loadModules(dataDir, null)

  const press = createPress()
  const prepared = createPrepared()
  const plans = createRollbackPlans(jobs)
  let watching = new AbortController()
  const outlet: Outlet = { printing, downloadsDir, log, leaving: () => watching.signal }
  const stopJobs = () => {
    for (const job of jobs.list()) jobs.cancel(job.id)
  }
  let stopWatching: (() => void) | undefined
  let seated: Signed | undefined
  const backUpIfDue = (signed: Signed): string | null => {
    const running = jobs.list().find(({ name, state }) => name === 'backup' && state === 'running')
    if (running) return running.id
    const due = backupStanding(dataDir, Date.now()).age > securityOf(signed.desk).backupHours * 3_600_000
    return due ? beginBackup(signed, jobs, 'schedule') : null
  }
  const credentials = createCredentials({ dataDir, log, wrongTries: wrongTriesIn(stateDir), ...(cost && { cost }) })
  const session = createSession({
    dataDir,
    via,
    log,
    keys,
    credentials,
    committed: (types) => {
      const names = topicsOfCommit(types)
      if (types.some((type) => type.startsWith('keys.module'))) loadModules()
      if (names.length > 0) changed(...names)
    },
    changed: () => changed(...topics),
    opened: (signed) => {
      keys.loadModules(dataDir, signed.desk.db)
      const watcher = watchInbox(signed.desk.inbox, () => changed('packages'))
      // Looked at on the hour: a computer that was off when the backup was due makes it up.
      const backUp = () => {
        // A new office is not left without one for its first day.
        if (backUpIfDue(signed) === null && backupStanding(dataDir, Date.now()).last === null) beginBackup(signed, jobs, 'schedule')
      }
      seated = signed
      const schedule = via === 'cli' ? undefined : setInterval(backUp, 3_600_000).unref()
      const first = via === 'cli' ? undefined : setTimeout(backUp, firstBackupAfter).unref()
      stopWatching = () => {
        watcher.close()
        clearInterval(schedule)
        clearTimeout(first)
      }
      followUnanswered(outlet, signed)
      if (unwrittenResults(signed.desk.db).length > 0) start(signed, exportJob(signed, false, signed.id))
      // What an interruption left half filed is filed to the end.
      for (const { batchId } of workbooksIn(signed.desk.vault, ['filing'])) start(signed, batchFileJob(signed, batchId))
    },
    locked: () => {
      // Once the desk is locked and its jobs are done, the key is gone and nothing can be copied until somebody comes back.
      if (seated && via !== 'cli') backUpIfDue(seated)
      seated = undefined
      keys.left()
      stopWatching?.()
      stopWatching = undefined
      left()
    },
    left: () => {
      seated = undefined
      stopWatching?.()
      stopWatching = undefined
      stopJobs()
      prepared.clear()
      plans.clear()
      keys.left()
      watching.abort()
      watching = new AbortController()
      left()
    },
    jobsDone: () => Promise.all(jobs.list().flatMap(({ id, state }) => (state === 'running' ? [jobs.finished(id)] : []))),
    witness: witnessIn(stateDir),
    ...(watch && { watch }),
  })

  const loadModules = () => keys.loadModules(dataDir, session.current()?.signed.desk.db ?? null)

  const start = ({ desk }: Signed, job: Job): string => {
    const running = jobs.add(job.name, phases[job.name], () => desk.writer.cancel(running.id), 'batchId' in job ? job.batchId : undefined)
    try {
      desk.writer.start(running.id, job, running)
    } catch (error) {
      running.ended({ state: 'failed', message: null, trouble: null })
      throw error
    }
    return running.id
  }

  const close = () => {
    // A demonstration that is being built belongs to no session.
    stopJobs()
    return session.logout().finally(async () => {
      keys.close()
      await press.close()
      await besideEnded()
    })
  }

  return {
    dataDir,
    host,
    log,
    session,
    credentials,
    jobs,
    files: new FileTickets(),
    outlet,
    press,
    prepared,
    plans,
    keys,
    start,
    backUpIfDue,
    changed,
    close,
  }
}

/** The job that files the accepted rows of a workbook, or goes on with it. */
export const batchFileJob = ({ desk }: Signed, batchId: string): Job => ({
  name: 'batchFile',
  batchId,
  via: desk.via,
  demoToday: desk.office.demoToday,
})

/** The job that issues and writes results, or only writes what a crash left. */
export const exportJob = ({ desk, staffId }: Signed, issue: boolean, commandId: string): Job => ({
  name: 'export',
  outbox: desk.outbox,
  staffId,
  via: desk.via,
  demoToday: desk.office.demoToday,
  issue,
  commandId,
})
