import type { Migration } from './migrate.ts'

export const assessmentMigration: Migration = { version: 4, name: 'assessment', sql: '' }
