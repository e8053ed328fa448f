import type { BatchPolicy, BatchRow, Refund, RowFinding, RowResult } from '../shared/filings/batch.ts'
import type { ReadableDb, WritableDb } from './encryptedFile.ts'
import { statement } from './statement.ts'
import { transact } from './transact.ts'

/**
 * Workbooks of 批量申报 in vault.db: what was in them and what the checks said, row by row. Like attachments they are what the journal
 * speaks of; that rows were taken in, parked, corrected or dropped stands in the journal.
 */

/** Reading and checking go on, then the person decides, then the accepted rows are filed. */
export type WorkbookState = 'reading' | 'checking' | 'ready' | 'filing' | 'filed'

/** With what it was taken in. */
export interface Taken {
  readonly policy: BatchPolicy
  readonly submitter: { readonly name: string; readonly identity: string }
  /** ISO */
  readonly at: string
}

export interface Workbook {
  readonly batchId: string
  readonly staffId: string
  /** Of the upload, ISO. */
  readonly at: string
  readonly kind: string
  readonly unitNo: string
  readonly fileName: string
  readonly sha256: string
  /** The batch whose parked rows it brings again. */
  readonly corrects: string | null
  readonly state: WorkbookState
  readonly taken: Taken | null
}

/** One row with what is known of it. */
export interface WorkbookRow extends BatchRow {
  readonly name: string
  readonly idNumber: string
  /** Empty until it is checked. */
  readonly result: RowResult['group'] | ''
  /** What the checks said, with what could not be read (`findings`). */
  readonly said: readonly RowFinding[]
  readonly refund: Refund | null
  /** What a person decided on a warned row: 办理 or 暂存. */
  readonly choice: 'take' | 'park' | ''
  readonly reason: string
}

/** 校验成功, 警告, 校验失败, 退收信息; further the rows that would be taken in and those that would stay parked. */
export type RowSet = 'all' | RowResult['group'] | 'refund' | 'accepted' | 'parked' | 'undecided'

const conditions: { readonly [S in RowSet]: string } = {
  all: 'TRUE',
  passed: "result = 'passed'",
  warned: "result = 'warned'",
  failed: "result = 'failed'",
  refund: 'refund IS NOT NULL',
  accepted: "(result = 'passed' OR (result = 'warned' AND choice = 'take'))",
  parked: "(result = 'failed' OR (result = 'warned' AND choice = 'park'))",
  undecided: "result = 'warned' AND choice = ''",
}

const WORKBOOK = `batch_id AS batchId, staff_id AS staffId, at, kind, unit_no AS unitNo, file_name AS fileName, sha256, corrects, state, taken`
type StoredWorkbook = Omit<Workbook, 'taken'> & { readonly taken: string | null }
const read = ({ taken, ...stored }: StoredWorkbook): Workbook => ({
  ...stored,
  taken: taken === null ? null : (JSON.parse(taken) as Taken),
})

export const workbookOf = (vault: ReadableDb, batchId: string): Workbook | undefined => {
  const stored = statement<[string], StoredWorkbook>(vault, `SELECT ${WORKBOOK} FROM workbook WHERE batch_id = ?`).get(batchId)
  return stored && read(stored)
}

/** Newest first; those not taken in yet, or all. */
export const workbooksIn = (vault: ReadableDb, states: readonly WorkbookState[]): Workbook[] =>
  statement<[string], StoredWorkbook>(
    vault,
    `SELECT ${WORKBOOK} FROM workbook WHERE state IN (SELECT value FROM json_each(?)) ORDER BY at DESC, batch_id`,
  )
    .all(JSON.stringify(states))
    .map(read)

export const countRows = (vault: ReadableDb, batchId: string, set?: RowSet): number =>
  statement<[string], { n: number }>(
    vault,
    `SELECT count(*) AS n FROM workbook_row WHERE batch_id = ?${set ? ` AND ${conditions[set]}` : ''}`,
  ).get(batchId)?.n ?? 0

interface StoredRow extends Pick<WorkbookRow, 'row' | 'name' | 'idNumber' | 'result' | 'choice' | 'reason'> {
  readonly content: string
  readonly said: string
  readonly refund: string | null
}

/** At most `limit` rows of a set after a row number, in order. */
export const rowsAfter = (vault: ReadableDb, batchId: string, set: RowSet, after: number, limit: number): WorkbookRow[] =>
  statement<[string, number, number], StoredRow>(
    vault,
    `SELECT "row", name, id_number AS idNumber, content, result, findings AS said, refund, choice, reason FROM workbook_row
     WHERE batch_id = ? AND "row" > ? AND ${conditions[set]} ORDER BY "row" LIMIT ?`,
  )
    .all(batchId, after, limit)
    .map(({ content, said, refund, ...row }) => ({
      ...row,
      ...(JSON.parse(content) as Pick<BatchRow, 'values' | 'findings'>),
      said: JSON.parse(said) as RowFinding[],
      refund: refund === null ? null : (JSON.parse(refund) as Refund),
    }))

/** Row numbers of a set, in order. */
export const rowNumbers = (vault: ReadableDb, batchId: string, set: RowSet): number[] =>
  statement<[string], { row: number }>(vault, `SELECT "row" FROM workbook_row WHERE batch_id = ? AND ${conditions[set]} ORDER BY "row"`)
    .all(batchId)
    .map(({ row }) => row)

/** Identity numbers that stand in more than one row. */
export const repeatedPersons = (vault: ReadableDb, batchId: string): Set<string> =>
  new Set(
    statement<[string], { idNumber: string }>(
      vault,
      `SELECT id_number AS idNumber FROM workbook_row WHERE batch_id = ? AND id_number <> '' GROUP BY id_number HAVING count(*) > 1`,
    )
      .all(batchId)
      .map(({ idNumber }) => idNumber),
  )

export const addWorkbook = (vault: WritableDb, book: Omit<Workbook, 'state' | 'taken'>): void => {
  const insert = statement(
    vault,
    `INSERT INTO workbook (batch_id, staff_id, at, kind, unit_no, file_name, sha256, corrects, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'reading')`,
  )
  transact(vault, () => insert.run(book.batchId, book.staffId, book.at, book.kind, book.unitNo, book.fileName, book.sha256, book.corrects))
}

export const addRows = (vault: WritableDb, batchId: string, rows: readonly (BatchRow & { name: string; idNumber: string })[]): void => {
  const insert = statement(
    vault,
    `INSERT INTO workbook_row (batch_id, "row", name, id_number, content, result, findings, choice, reason) VALUES (?, ?, ?, ?, ?, '', '[]', '', '')`,
  )
  transact(vault, () => {
    for (const { row, name, idNumber, values, findings } of rows)
      insert.run(batchId, row, name, idNumber, JSON.stringify({ values, findings }))
  })
}

export const moveOn = (vault: WritableDb, batchId: string, state: WorkbookState): void => {
  const move = statement(vault, 'UPDATE workbook SET state = ? WHERE batch_id = ?')
  transact(vault, () => move.run(state, batchId))
}

/** From here on it will be filed, also after a crash. False when it was not waiting for that. */
export const takeWorkbook = (vault: WritableDb, batchId: string, taken: Taken): boolean => {
  const take = statement(vault, `UPDATE workbook SET state = 'filing', taken = ? WHERE batch_id = ? AND state = 'ready'`)
  return transact(vault, () => take.run(JSON.stringify(taken), batchId).changes > 0)
}

export const recordResults = (vault: WritableDb, batchId: string, results: readonly RowResult[]): void => {
  const update = statement(vault, 'UPDATE workbook_row SET result = ?, findings = ?, refund = ? WHERE batch_id = ? AND "row" = ?')
  transact(vault, () => {
    for (const { row, group, findings, refund } of results)
      update.run(group, JSON.stringify(findings), refund && JSON.stringify(refund), batchId, row)
  })
}

/** What a person decided on warned rows; all that are undecided when none is named. Only while it waits to be taken in. */
export const chooseRows = (
  vault: WritableDb,
  batchId: string,
  rows: readonly number[] | null,
  choice: 'take' | 'park',
  reason: string,
): number => {
  const which = rows ? '"row" IN (SELECT value FROM json_each(?))' : "choice = '' AND ? = ''"
  const update = statement(
    vault,
    `UPDATE workbook_row SET choice = ?, reason = ? WHERE batch_id = ? AND result = 'warned' AND ${which}
     AND EXISTS (SELECT 1 FROM workbook w WHERE w.batch_id = workbook_row.batch_id AND w.state = 'ready')`,
  )
  return transact(vault, () => update.run(choice, reason, batchId, rows ? JSON.stringify(rows) : '').changes)
}

/** Throws a workbook away that was not taken in. */
export const dropWorkbook = (vault: WritableDb, batchId: string): boolean => {
  const drop = statement(vault, `DELETE FROM workbook WHERE batch_id = ? AND state IN ('reading', 'checking', 'ready')`)
  const rows = statement(vault, 'DELETE FROM workbook_row WHERE batch_id = ?')
  return transact(vault, () => {
    const dropped = drop.run(batchId).changes > 0
    if (dropped) rows.run(batchId)
    return dropped
  })
}
