import type { Migration } from './migrate.ts'

export const printingMigration: Migration = { version: 5, name: 'printing', sql: '' }
