import type { Handlers } from '../context.ts'
import { accountsHandlers } from './accounts.ts'
import { auditHandlers } from './audit.ts'
import { assessmentHandlers } from './assessment.ts'
import { backupsHandlers } from './backups.ts'
import { baseExportHandlers } from './baseExport.ts'
import { batchesHandlers } from './batches.ts'
import { counterHandlers } from './counter.ts'
import { exchangeHandlers } from './exchange.ts'
import { filingsHandlers } from './filings.ts'
import { openingHandlers } from './opening.ts'
import { paymentsHandlers } from './payments.ts'
import { policyHandlers } from './policy.ts'
import { printsHandlers } from './prints.ts'
import { receiptsHandlers } from './receipts.ts'
import { keysHandlers } from './keys.ts'
import { registerHandlers } from './register.ts'
import { rollbackHandlers } from './rollback.ts'
import { sessionHandlers } from './session.ts'
import { staffHandlers } from './staff.ts'

/** One handler a call; a call without one does not compile. */
export const handlers: Handlers = {
  ...sessionHandlers,
  ...staffHandlers,
  ...backupsHandlers,
  ...filingsHandlers,
  ...counterHandlers,
  ...exchangeHandlers,
  ...batchesHandlers,
  ...registerHandlers,
  ...accountsHandlers,
  ...auditHandlers,
  ...keysHandlers,
  ...assessmentHandlers,
  ...rollbackHandlers,
  ...paymentsHandlers,
  ...policyHandlers,
  ...receiptsHandlers,
  ...openingHandlers,
  ...baseExportHandlers,
  ...printsHandlers,
}
