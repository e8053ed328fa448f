import { journalMigration } from './001Journal.ts'
import { projections } from './002Projections.ts'
import type { Migration } from './migrate.ts'

/** The schema of desk.db, oldest first. A released entry is never edited; a change is a new entry at the end. */
export const deskMigrations: readonly Migration[] = [journalMigration, projections]
