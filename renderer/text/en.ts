import { accounts } from './en/accounts.ts'
import { assessment } from './en/assessment.ts'
import { backups } from './en/backups.ts'
import { audit } from './en/audit.ts'
import { batches } from './en/batches.ts'
import { caseFile } from './en/caseFile.ts'
import { common } from './en/common.ts'
import { counter } from './en/counter.ts'
import { documents } from './en/documents.ts'
import { exchange } from './en/exchange.ts'
import { keys } from './en/keys.ts'
import { policy } from './en/policy.ts'
import { prints } from './en/prints.ts'
import { queue } from './en/queue.ts'
import { register } from './en/register.ts'
import { rollback } from './en/rollback.ts'
import { shell } from './en/shell.ts'
import { signIn } from './en/signIn.ts'
import { staff } from './en/staff.ts'
import { start } from './en/start.ts'
import { workbench } from './en/workbench.ts'
import type { zh } from './zh.ts'

/** The same strings in English. */
export const en = {
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
} satisfies typeof zh
