import { Worker } from 'node:worker_threads'
import type { Planned } from '../../db/rollback/plan.ts'
import type { Choice, Target } from '../../shared/rollback/proposal.ts'
import { programFile } from '../programFile.ts'
import type { Step } from './messages.ts'
import type { FromPlanner, PlannerData } from './planner.ts'
import { errorOf } from './trouble.ts'

export interface Question {
  readonly target: Target
  readonly choices: readonly Choice[]
  /** ISO */
  readonly now: string
}

/** Works out a rollback's plan beside everything else. Resolves to undefined when it was stopped; rejects with what the store refused. */
export const planBeside = (
  { dir, key }: { readonly dir: string; readonly key: Buffer },
  question: Question,
  progress: (step: Step) => void,
  signal: AbortSignal,
): Promise<Planned | undefined> =>
  new Promise((resolve, reject) => {
    const data: PlannerData = { dir, key: new Uint8Array(key), ...question }
    const worker = new Worker(programFile('planner'), { workerData: data, execArgv: [], name: 'planner' })
    data.key.fill(0)
    const stop = () => {
      resolve(undefined)
      void worker.terminate()
    }
    signal.addEventListener('abort', stop, { once: true })
    worker.on('message', (message: FromPlanner) => {
      if ('step' in message) progress(message.step)
      else if ('planned' in message) resolve(message.planned)
      else reject(errorOf(message.trouble))
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`planner ended with ${code}`)))
  })
