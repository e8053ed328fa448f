import { randomUUID } from 'node:crypto'
import type { DeskCommand } from '../../db/commands/plan.ts'
import type { Meta } from '../../db/commands/planned.ts'
import { execute, type Store } from '../../db/execute.ts'
import { clockOn } from '../clock.ts'
import { assessJob } from './assessJob.ts'
import { batchCheckJob } from './batchCheckJob.ts'
import { batchFileJob } from './batchFileJob.ts'
import { demoJob } from './demoJob.ts'
import { exportJob } from './exportJob.ts'
import { importJob } from './importJob.ts'
import { intakeDesk } from './intakeDesk.ts'
import type { Job, JobEnd, Step } from './messages.ts'
import { openingCheckJob, openingTakeJob } from './openingJobs.ts'
import { receiptsBookJob, receiptsCheckJob } from './receiptsJobs.ts'
import { endOf } from './trouble.ts'

export interface JobControl {
  readonly signal: AbortSignal
  /** Throws once somebody has stopped the job, also while it holds the thread. */
  checkStopped(): void
  progress(step: Step): void
  committed(types: readonly string[]): void
}

let last: Promise<unknown> = Promise.resolve()

/** Runs long work on the writer's store, one job after the other. Never rejects: a failure is an end like others. */
export function runJob(store: Store, job: Job, control: JobControl): Promise<JobEnd> {
  const ended = last.then(() => begin(store, job, control)).catch((error: unknown) => endOf(error, control.signal))
  last = ended
  return ended
}

function begin(store: Store, job: Job, { signal, checkStopped, progress, committed }: JobControl): Promise<JobEnd> {
  const runAs =
    (meta: Omit<Meta, 'commandId' | 'now'>, now: () => string) =>
    (command: DeskCommand, commandId: string = randomUUID()) => {
      const executed = execute(store, command, { ...meta, commandId, now: now() })
      if (executed.ok && !executed.repeated) committed(executed.events.map((event) => event.type))
      return executed
    }
  switch (job.name) {
    case 'import': {
      const run = runAs({ staffId: job.staffId, via: 'intake' }, clockOn(job.demoToday).now)
      return importJob({ files: job.files, inbox: job.inbox, desk: intakeDesk(store, run), signal, progress })
    }
    case 'export': {
      const run = runAs({ staffId: job.staffId, via: job.via }, clockOn(job.demoToday).now)
      const { outbox, issue, commandId } = job
      const issueResults = (resultId: string) => run({ type: 'issueResults', resultId }, commandId)
      return exportJob({ store, outbox, issue: issue ? randomUUID() : null, issueResults, run, signal, progress })
    }
    case 'assess': {
      const { lock, staffId, via, commandId } = job
      const meta = { commandId, staffId, via, now: clockOn(job.demoToday).now(), ...job.signed }
      return assessJob({ store, lock, meta, signal, checkStopped, progress, committed })
    }
    case 'batchCheck':
      return batchCheckJob({ store, batchId: job.batchId, upload: job.upload, signal, progress })
    case 'batchFile': {
      const { batchId, via } = job
      const now = clockOn(job.demoToday).now
      const runBy = (staffId: string) => runAs({ staffId, via }, now)
      return batchFileJob({ store, batchId, runBy, signal, progress })
    }
    case 'receiptsCheck':
      return receiptsCheckJob({ store, path: job.path, offices: job.offices, signal, progress })
    case 'receiptsBook': {
      const run = runAs({ staffId: job.staffId, via: job.via }, clockOn(job.demoToday).now)
      return receiptsBookJob({ store, path: job.path, sha256: job.sha256, batchId: job.receiptsId, run, signal, progress })
    }
    case 'openingCheck':
      return openingCheckJob({ store, path: job.path, signal, progress })
    case 'openingTake': {
      const run = runAs({ staffId: job.staffId, via: job.via }, clockOn(job.demoToday).now)
      return openingTakeJob({ store, path: job.path, sha256: job.sha256, run, signal, progress })
    }
    case 'demo':
      return demoJob({ store, inbox: job.inbox, size: job.size, signal, progress })
  }
}
