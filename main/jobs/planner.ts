import { openStore } from '../../db/open.ts'
import { type Planned, planRollback } from '../../db/rollback/plan.ts'
import type { Choice, Target } from '../../shared/rollback/proposal.ts'
import type { Step } from './messages.ts'
import { workBeside } from './workBeside.ts'

// Works out the plan of a rollback on a connection that sees one state throughout.

export interface Question {
  readonly target: Target
  readonly choices: readonly Choice[]
  /** ISO */
  readonly now: string
}

class Stopped extends Error {}

await workBeside<Question, Step, Planned | undefined>(({ dir, key, work: { target, choices, now }, tell, shouldStop }) => {
  const db = openStore({ dir, key, mode: 'read' })
  let told = 0
  const plan = () =>
    planRollback(db, target, choices, now, (phase, done, total) => {
      if (shouldStop()) throw new Stopped()
      // Some ten times a second is enough for an eye.
      if (Date.now() - told < 100) return
      told = Date.now()
      tell({ phase, done, total })
    })
  try {
    return db.transaction(plan)()
  } catch (error) {
    if (error instanceof Stopped) return undefined
    throw error
  } finally {
    db.close()
  }
})
