import type { Migration } from './migrate.ts'

export const staffingMigration: Migration = { version: 8, name: 'staffing', sql: '' }
