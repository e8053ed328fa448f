import { accounts } from './zh/accounts.ts'
import { assessment } from './zh/assessment.ts'
import { backups } from './zh/backups.ts'
import { audit } from './zh/audit.ts'
import { batches } from './zh/batches.ts'
import { caseFile } from './zh/caseFile.ts'
import { common } from './zh/common.ts'
import { counter } from './zh/counter.ts'
import { documents } from './zh/documents.ts'
import { exchange } from './zh/exchange.ts'
import { keys } from './zh/keys.ts'
import { policy } from './zh/policy.ts'
import { prints } from './zh/prints.ts'
import { queue } from './zh/queue.ts'
import { register } from './zh/register.ts'
import { rollback } from './zh/rollback.ts'
import { shell } from './zh/shell.ts'
import { signIn } from './zh/signIn.ts'
import { staff } from './zh/staff.ts'
import { start } from './zh/start.ts'
import { workbench } from './zh/workbench.ts'

/** Every visible string of the page; Chinese is the source, one file a screen. */
export const zh = {
  accounts,
  audit,
  assessment,
  backups,
  batches,
  caseFile,
  common,
  counter,
  documents,
  exchange,
  keys,
  policy,
  prints,
  queue,
  register,
  rollback,
  shell,
  signIn,
  staff,
  start,
  workbench,
}
