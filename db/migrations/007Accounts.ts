import type { Migration } from './migrate.ts'

export const accountsMigration: Migration = { version: 7, name: 'accounts', sql: '' }
