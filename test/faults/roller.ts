// Child of killRollback.test.ts: executes one rollback after the other and says after each what is done. The parent kills it at any moment.
import { execute } from '../../db/execute.ts'
import { planRollback } from '../../db/rollback/plan.ts'
import { closeDesk, now, openDesk } from '../desk/bare.ts'
import { actId } from './hundreds.ts'

const [dir = ''] = process.argv.slice(2)
const store = openDesk(dir)
const say = (line: string) => process.stdout.write(`${line}\n`)
const waiting = store.db
  .prepare<[], { id: string; filingId: string }>(
    "SELECT rollback_id AS id, filing_id AS filingId FROM rollback WHERE state = 'proposed' ORDER BY rollback_id",
  )
  .all()
say('ready')
for (const { id, filingId } of waiting) {
  const found = planRollback(store.db, { type: 'filing', filingId }, [], now)
  if (!found.ok) throw new Error(found.problem.zh)
  const command = { type: 'execute' as const, rollbackId: id, planHash: found.plan.hash, signature: null }
  const meta = { commandId: actId(7, Number(id.slice(1))), staffId: 's3', via: 'desk' as const, now }
  const done = execute(store, { type: 'rollback', command }, meta)
  say(done.ok ? `executed ${id}` : `refused ${id} ${done.refusal.code}`)
}
say('finished')
closeDesk(store)
