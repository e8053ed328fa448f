import { journalMigration } from './001Journal.ts'
import { projections } from './002Projections.ts'
import { batchesMigration } from './003Batches.ts'
import { assessmentMigration } from './004Assessment.ts'
import { printingMigration } from './005Printing.ts'
import { rollbacksMigration } from './006Rollbacks.ts'
import { accountsMigration } from './007Accounts.ts'
import { staffingMigration } from './008Staffing.ts'
import { keysMigration } from './009Keys.ts'
import { policyProposalsMigration } from './010PolicyProposals.ts'
import { rollsMigration } from './011Rolls.ts'
import type { Migration } from './migrate.ts'

/** The schema of desk.db, oldest first. A released entry is never edited; a change is a new entry at the end. */
export const deskMigrations: readonly Migration[] = [
  journalMigration,
  projections,
  batchesMigration,
  assessmentMigration,
  printingMigration,
  rollbacksMigration,
  accountsMigration,
  staffingMigration,
  keysMigration,
  policyProposalsMigration,
  rollsMigration,
]
