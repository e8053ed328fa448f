import { planRollback } from '../../db/rollback/plan.ts'
import type { DeskCommand } from '../../db/commands/plan.ts'
import type { Meta } from '../../db/commands/planned.ts'
import type { Store } from '../../db/execute.ts'
import type { Target } from '../../shared/rollback/proposal.ts'
import { at } from './day.ts'
import type { DemoFiling } from './filings.ts'
import { demoStaff } from './staff.ts'
import { random, uuidFrom } from './random.ts'

/** Two wrong approvals of the demonstration: one taken back by two people, one that waits for the second. */
const wrong = [
  {
    key: 'inc.3',
    proposedAt: at('2025-10-15', '10:20'),
    executedAt: at('2025-10-15', '11:05'),
    code: 'H01',
    words: '单位来电：同名的另一名职工被误报，审核时未核对证件号码',
    name: '单位经办人',
  },
  {
    key: 'dec.2',
    proposedAt: at('2025-10-15', '16:30'),
    executedAt: null,
    code: 'H02',
    words: '单位书面说明停保日期填早一个月，请求更正后重报',
    name: '',
  },
] as const

const staffId = (login: string) => demoStaff.find((member) => member.login === login)?.staffId ?? null

/** Proposed by 初审, approved by 复核, as at any desk. */
export function tellRollbacks(
  store: Store,
  filings: readonly DemoFiling[],
  run: (command: DeskCommand, meta: Pick<Meta, 'staffId' | 'via' | 'now'>) => void,
): void {
  for (const { key, proposedAt, executedAt, code, words, name } of wrong) {
    const filingId = filings.find((filing) => filing.key === key)?.received.id ?? ''
    const target: Target = { type: 'filing', filingId }
    const rollbackId = uuidFrom(random(`demonstration rollback ${key}`))
    const hashAt = (now: string) => {
      const found = planRollback(store.db, target, [], now)
      if (!found.ok) throw new Error(`the demonstration's rollback of ${key}: ${found.problem.en}`)
      return found.plan.hash
    }
    const grounds = { code, words, reporter: { kind: 'unit' as const, name } }
    const proposal = { target, grounds, choices: [], settlements: [], planHash: hashAt(proposedAt) }
    run(
      { type: 'rollback', command: { type: 'propose', rollbackId, ...proposal } },
      { staffId: staffId('chushen'), via: 'desk', now: proposedAt },
    )
    if (executedAt === null) continue
    const execution = { type: 'execute' as const, rollbackId, planHash: hashAt(executedAt), signature: null }
    run({ type: 'rollback', command: execution }, { staffId: staffId('fuhe'), via: 'desk', now: executedAt })
  }
}
