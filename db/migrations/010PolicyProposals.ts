import type { Migration } from './migrate.ts'

export const policyProposalsMigration: Migration = { version: 10, name: 'policyProposals', sql: '' }
