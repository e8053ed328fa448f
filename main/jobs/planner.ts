import { parentPort, workerData } from 'node:worker_threads'
import { openStore } from '../../db/open.ts'
import { type Planned, planRollback } from '../../db/rollback/plan.ts'
import type { Choice, Target } from '../../shared/rollback/proposal.ts'
import type { Step, StoreAccess } from './messages.ts'
import { troubleOf } from './trouble.ts'

// Works out the plan of a rollback in a thread of its own, on a connection that only reads and sees one state throughout.

export interface PlannerData extends StoreAccess {
  readonly target: Target
  readonly choices: readonly Choice[]
  readonly now: string
}
export type FromPlanner = { readonly step: Step } | { readonly planned: Planned } | { readonly trouble: ReturnType<typeof troubleOf> }

const post = (message: FromPlanner) => parentPort?.postMessage(message)
const { dir, key, target, choices, now } = workerData as PlannerData
const dataKey = Buffer.from(key)
try {
  const db = openStore({ dir, key: dataKey, mode: 'read' })
  let told = 0
  const planned = db.transaction(() =>
    planRollback(db, target, choices, now, (phase, done, total) => {
      // Some ten times a second is enough for an eye.
      if (Date.now() - told < 100) return
      told = Date.now()
      post({ step: { phase, done, total } })
    }),
  )()
  db.close()
  post({ planned })
} catch (error) {
  post({ trouble: troubleOf(error) })
} finally {
  dataKey.fill(0)
  key.fill(0)
}
