import type { Migration } from './migrate.ts'

export const rollbacksMigration: Migration = { version: 6, name: 'rollbacks', sql: '' }
