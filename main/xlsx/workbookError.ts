import type { Text } from '../../shared/text.ts'

/** A workbook that is not taken, with where in it and why. Messages quote no cell, since cells hold personal data. */
export class WorkbookRefused extends Error {
  readonly reason: Text
  /** Row as the spreadsheet counts, when one is to blame. */
  readonly row: number | null
  constructor(reason: Text, row: number | null = null) {
    super(reason.zh)
    this.reason = reason
    this.row = row
  }
}
