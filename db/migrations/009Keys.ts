import type { Migration } from './migrate.ts'

export const keysMigration: Migration = { version: 9, name: 'keys', sql: '' }
