import type { Migration } from './migrate.ts'

export const batchesMigration: Migration = { version: 3, name: 'batches', sql: '' }
