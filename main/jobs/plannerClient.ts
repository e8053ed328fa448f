import type { Planned } from '../../db/rollback/plan.ts'
import { beside } from './beside.ts'
import type { Step } from './messages.ts'
import type { Question } from './planner.ts'

/** Works out a rollback's plan beside everything else. Resolves to undefined when it was stopped; rejects with what the store refused. */
export const planBeside = (
  access: { readonly dir: string; readonly key: Buffer },
  question: Question,
  progress: (step: Step) => void,
  signal: AbortSignal,
): Promise<Planned | undefined> => beside<Question, Step, Planned | undefined>('planner', access, question, progress, signal)
