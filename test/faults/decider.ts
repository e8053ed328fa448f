// Child of kill.test.ts: works on a store and says after each act, once it is acknowledged, what it did. The parent kills it at any moment.
import { assessCase, caseParts } from '../../db/caseFacts.ts'
import { closeDesk, now, openDesk } from '../desk/bare.ts'
import { execute } from '../../db/execute.ts'
import { actId, hundreds } from './hundreds.ts'

const [dir = '', mode = '', from = '0'] = process.argv.slice(2)
const store = openDesk(dir)
const say = (line: string) => process.stdout.write(`${line}\n`)
say('ready')

const review = (index: number, kind: number, command: Parameters<typeof execute>[1]) =>
  execute(store, command, { commandId: actId(kind, index), staffId: 's1', via: 'desk', now })

if (mode === 'import') {
  for (let i = Number(from); i < Number(from) + 20; i++) {
    execute(store, { type: 'import', package: hundreds.package(i) }, { commandId: actId(3, i), staffId: null, via: 'intake', now })
    say(`imported ${i}`)
  }
} else {
  for (let i = 0; i < hundreds.count; i++) {
    const caseId = `f${i}`
    if (caseParts(store.db, caseId)[0]?.status === 'approved') continue
    review(i, 1, { type: 'review', caseId, command: { type: 'claim' } })
    const basis = assessCase(store.db, caseId, [], now)?.basis ?? ''
    const done = review(i, 2, { type: 'review', caseId, command: { type: 'approve', basis, acknowledgements: [], excluded: [], note: '' } })
    say(done.ok ? `approved ${i}` : `refused ${i} ${done.refusal.code}`)
  }
}
say('finished')
closeDesk(store)
