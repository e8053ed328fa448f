// Child of killLock.test.ts: locks 202510 with the preview it finds and says after each step how far it is. The parent kills it there.
import { writeSync } from 'node:fs'
import { lockPeriod } from '../../db/assessment/lock.ts'
import { previewOf } from '../../db/queries/preview.ts'
import { closeDesk, openDesk } from '../desk/bare.ts'

const [dir = ''] = process.argv.slice(2)
const store = openDesk(dir)
const meta = { commandId: '00000000-0000-4000-8000-00000000abcd', staffId: 's3', via: 'desk', now: '2025-10-20T02:00:00.000Z' } as const
const { digest = '' } = previewOf(store.db) ?? {}
// Synchronous, because the lock gives no turn to anything else.
const say = (line: string) => writeSync(1, `${line}\n`)
const executed = lockPeriod(store, { period: '202510', digest }, meta, (done) => say(`step ${done}`))
say(executed.ok ? 'locked' : `refused ${executed.refusal.code}`)
closeDesk(store)
