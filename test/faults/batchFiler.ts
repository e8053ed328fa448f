// Child of killBatch.test.ts: takes a workbook in, part by part, until it ends or is killed. Says what it does, so that the kill falls into the work.
import { batchFileJob } from '../../main/jobs/batchFileJob.ts'
import { execute } from '../../db/execute.ts'
import { closeDesk, now, openDesk } from '../desk/bare.ts'

const [dir = '', batchId = ''] = process.argv.slice(2)
const store = openDesk(dir)
process.stdout.write('ready\n')
const end = await batchFileJob({
  store,
  batchId,
  rowsOfPart: 25,
  runBy: (staffId) => (command, commandId) => execute(store, command, { commandId, staffId, via: 'desk', now }),
  signal: new AbortController().signal,
  progress: ({ done }) => process.stdout.write(`${done}\n`),
})
process.stdout.write(`${end.state}\n`)
closeDesk(store)
