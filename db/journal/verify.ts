import { canonical } from '../../shared/journal/canonical.ts'
import { actorShape, envelopeShape, GENESIS, type Head } from '../../shared/journal/envelope.ts'
import { text, type Text } from '../../shared/text.ts'
import type { Anchor } from '../anchor.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { journalMigration } from '../migrations/001Journal.ts'
import { statement } from '../statement.ts'
import { asStoreError, StoreError } from '../storeError.ts'
import { type JournalRow, rowHash } from './hash.ts'
import { readRows } from './read.ts'
import { signatureProofs } from './signatureProofs.ts'

/** `seq` is the first bad row, null when the problem is not in a row. A stopped run is not a proof. */
export type Verification =
  | {
      readonly ok: true
      readonly count: number
      readonly head: Head
      /** Who signed, and how many decisions. */
      readonly signers: readonly { readonly signer: string; readonly fingerprint: string; readonly decisions: number }[]
    }
  | { readonly ok: false; readonly stopped: boolean; readonly seq: number | null; readonly problem: Text }

/**
 * Proves the journal: every row's order, chain, hash, stream version, command place and JSON, and every signature; then the anchor, the guards, and SQLite's
 * own checks of every page. `anchor` is null where there is none (a backup). `onProgress` gets the rows done. Reads only.
 */
export const verify = (
  db: ReadableDb,
  anchor: Anchor | null,
  onProgress: (rows: number) => void = () => {},
  shouldStop: () => boolean = () => false,
): Verification => {
  let last: Head = GENESIS
  const problemOf = rowProblems(db)
  const signatures = signatureProofs(db)
  try {
    for (let rows = rowsAfter(db, 0); rows.length > 0; rows = rowsAfter(db, last.seq)) {
      for (const row of rows) {
        const problem = problemOf(row, last) ?? signatures.problemOf(row)
        if (problem) return bad(last.seq + 1, problem)
        last = row
      }
      onProgress(last.seq)
      if (shouldStop())
        return { ...bad(null, text(`校验被停止，已校验到第 ${last.seq} 笔`, `stopped after entry ${last.seq}`)), stopped: true }
    }
  } catch (error) {
    return bad(last.seq + 1, unreadable(error))
  }
  try {
    const problem = anchorProblem(db, anchor) ?? guardProblem(db) ?? fileProblem(db)
    return problem
      ? bad(null, problem)
      : { ok: true, count: last.seq, head: { seq: last.seq, hash: last.hash }, signers: signatures.signers() }
  } catch (error) {
    return bad(null, unreadable(error))
  }
}

const PAGE = 1000

const bad = (seq: number | null, problem: Text): Verification & { ok: false } => ({ ok: false, stopped: false, seq, problem })

/** A page of rows; where a page cannot be read, row by row, so that the first unreadable one is named. */
const rowsAfter = (db: ReadableDb, seq: number): JournalRow[] => {
  try {
    return readRows(db, seq, PAGE)
  } catch {
    return readRows(db, seq, 1)
  }
}

const rowProblems = (db: ReadableDb) => {
  const seqOf = statement<[string, number], { seq: number }>(db, 'SELECT seq FROM journal WHERE stream = ? AND stream_version = ?')
  const actors = new Set<string>() // few, and the same again and again

  return (row: JournalRow, last: Head): Text | undefined => {
    const seq = last.seq + 1
    const at = (zh: string, en: string): Text => text(`第 ${seq} 笔：${zh}`, `entry ${seq}: ${en}`)
    if (row.seq !== seq) return at(`缺失（下一笔是 ${row.seq}）`, `missing (the next is ${row.seq})`)
    if (row.prevHash !== last.hash) return at('与前一笔的链接不符', 'does not continue the chain')
    if (!isCanonicalObject(row.data)) return at('内容不是规范 JSON', 'its data is not canonical JSON')
    if (!actors.has(row.actor) && !isActor(row.actor)) return at('经办人不是规范 JSON', 'its actor is not canonical JSON')
    actors.add(row.actor)
    if (row.hash !== rowHash(row)) return at('内容与其哈希不符', 'its content does not fit its hash')
    const { data: _data, actor: _actor, ...rest } = row
    if (!rowShape.safeParse(rest).success) return at('结构不正确', 'it is not shaped as an entry')
    // Each version having its predecessor below it proves the stream, without a list of all streams.
    const ordered = row.streamVersion === 1 || (seqOf.get(row.stream, row.streamVersion - 1)?.seq ?? seq) < seq
    return ordered ? undefined : at('记录版本不连续', 'its stream version is out of order')
  }
}

const rowShape = envelopeShape.omit({ data: true, actor: true })

const isCanonicalObject = (json: string): boolean => json.startsWith('{') && parsed(json) !== undefined

const isActor = (json: string): boolean => actorShape.safeParse(parsed(json)).success

/** The value of a canonical text, else undefined. */
const parsed = (json: string): unknown => {
  try {
    const value: unknown = JSON.parse(json)
    return canonical(value) === json ? value : undefined
  } catch {
    return undefined
  }
}

const anchorProblem = (db: ReadableDb, anchor: Anchor | null): Text | undefined => {
  try {
    anchor?.compare(db)
    return undefined
  } catch (error) {
    if (error instanceof StoreError) return error.text
    throw error
  }
}

/** The table and its triggers must be those of the migration, word for word: somebody who takes a guard away must put it back. */
const guardProblem = (db: ReadableDb): Text | undefined => {
  const found = db.prepare<[], { sql: string }>("SELECT sql FROM sqlite_schema WHERE tbl_name = 'journal' AND sql IS NOT NULL").all()
  const expected = journalMigration.sql.split(';\n\n').map((sql) => sql.trim().replace(/;$/, ''))
  const missing = expected.filter((sql) => !found.some((kept) => kept.sql === sql))
  const name = missing[0]?.match(/^CREATE \w+ (\w+)/)?.[1]
  return missing.length === 0
    ? undefined
    : text(`流水表的保护缺失或被改动：${name}`, `a guard of the journal is missing or changed: ${name}`)
}

const fileProblem = (db: ReadableDb): Text | undefined => {
  const integrity = db.pragma('integrity_check(1)', { simple: true })
  if (integrity !== 'ok') return text(`数据文件检查未通过：${integrity}`, `integrity check: ${integrity}`)
  const orphans = db.pragma('foreign_key_check')
  if (Array.isArray(orphans) && orphans.length > 0)
    return text(`${orphans.length} 行引用不存在的记录`, `${orphans.length} rows refer to nothing`)
  return undefined
}

const unreadable = (error: unknown): Text => {
  const known = asStoreError(error)
  if (known instanceof StoreError) return text(`无法读取：${known.text.zh}`, `unreadable: ${known.text.en}`)
  throw error
}
