import { and, asc, desc, eq, inArray, isNotNull, isNull, like, lt, or, sql } from 'drizzle-orm'
import type { PrintKind } from '../../shared/print/kinds.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { orm } from '../orm.ts'
import { type PrintRow, type PrintRunRow, print, printRun } from '../schema/prints.ts'
import { statement } from '../statement.ts'

/** The copy that the next print of this document would be: those that came to nothing do not count. */
export const nextCopy = (db: ReadableDb, kind: PrintKind, key: string, period: string | null): number =>
  (statement<[string, string, string], { n: number }>(
    db,
    `SELECT count(*) AS n FROM print WHERE kind = ? AND key = ? AND period = ? AND state <> 'notPrinted'`,
  ).get(kind, key, period ?? '')?.n ?? 0) + 1

export const isLockedPeriod = (db: ReadableDb, period: string): boolean =>
  statement<[string], object>(db, 'SELECT 1 FROM period WHERE period = ?').get(period) !== undefined

export const printById = (db: ReadableDb, printId: string): PrintRow | undefined =>
  orm(db).select().from(print).where(eq(print.printId, printId)).get()

export const printByCode = (db: ReadableDb, code: string): PrintRow | undefined =>
  orm(db).select().from(print).where(eq(print.code, code)).get()

/** Every copy of one document, oldest first. */
export const copiesOf = (db: ReadableDb, kind: PrintKind, key: string, period: string | null): PrintRow[] =>
  orm(db)
    .select()
    .from(print)
    .where(and(eq(print.kind, kind), eq(print.key, key), eq(print.period, period ?? '')))
    .orderBy(asc(print.id))
    .all()

export interface RegisterAsk {
  readonly state: 'all' | 'waiting' | 'printed' | 'notPrinted' | 'voided'
  readonly kinds: readonly PrintKind[]
  readonly period: string | null
  /** Fragment of a name or number, or the beginning of a code. */
  readonly keyword: string
  /** Id of the last row had. */
  readonly before: number | null
  readonly limit: number
}

const conditions = ({ state, kinds, period, keyword }: Omit<RegisterAsk, 'before' | 'limit'>) => [
  state === 'voided' ? isNotNull(print.voidedAt) : state === 'all' ? undefined : and(eq(print.state, state), isNull(print.voidedAt)),
  kinds.length > 0 ? inArray(print.kind, [...kinds]) : undefined,
  period === null ? undefined : eq(print.period, period),
  keyword === ''
    ? undefined
    : or(
        like(print.name, `%${keyword}%`),
        like(print.number, `%${keyword}%`),
        like(print.code, `${keyword.toUpperCase().replaceAll('-', '')}%`),
        eq(print.key, keyword),
      ),
]

/** The register, newest first. */
export const printPage = (db: ReadableDb, { before, limit, ...ask }: RegisterAsk): PrintRow[] =>
  orm(db)
    .select()
    .from(print)
    .where(and(before === null ? undefined : lt(print.id, before), ...conditions(ask)))
    .orderBy(desc(print.id))
    .limit(limit)
    .all()

/** Counted up to 1001, which means "more than 1,000". */
export const printCount = (db: ReadableDb, ask: Omit<RegisterAsk, 'before' | 'limit'>): number =>
  orm(db)
    .select({ n: sql<number>`count(*)` })
    .from(
      orm(db)
        .select({ id: print.id })
        .from(print)
        .where(and(...conditions(ask)))
        .limit(1001)
        .as('capped'),
    )
    .get()?.n ?? 0

/** Handed to a spooler that has not answered yet, as it is after a restart. */
export const unansweredPrints = (db: ReadableDb): Pick<PrintRow, 'printId' | 'printer' | 'spoolJob'>[] =>
  orm(db)
    .select({ printId: print.printId, printer: print.printer, spoolJob: print.spoolJob })
    .from(print)
    .where(and(eq(print.state, 'waiting'), isNotNull(print.spoolJob), isNull(print.voidedAt)))
    .orderBy(asc(print.id))
    .all()

export const runById = (db: ReadableDb, runId: string): PrintRunRow | undefined =>
  orm(db).select().from(printRun).where(eq(printRun.runId, runId)).get()

export const runList = (db: ReadableDb, limit: number): PrintRunRow[] =>
  orm(db).select().from(printRun).orderBy(desc(printRun.seq)).limit(limit).all()

/** Units of a run that have their document. */
export const unitsOfRun = (db: ReadableDb, runId: string): Set<string> =>
  new Set(
    statement<[string], { key: string }>(db, 'SELECT key FROM print WHERE run_id = ?')
      .all(runId)
      .map(({ key }) => key),
  )

/** The files of a run, in the order they were made. */
export const documentsOfRun = (db: ReadableDb, runId: string): { fileName: string; sha256: string; sent: boolean; printIds: string[] }[] =>
  statement<[string], { fileName: string; sha256: string; sent: number; printIds: string }>(
    db,
    `SELECT file_name AS fileName, sha256, max(target IS NOT NULL) AS sent, json_group_array(print_id) AS printIds
     FROM print WHERE run_id = ? GROUP BY sha256 ORDER BY min(id)`,
  )
    .all(runId)
    .map(({ sent, printIds, ...row }) => ({ ...row, sent: sent === 1, printIds: JSON.parse(printIds) as string[] }))

/** Prints of a run that nobody has confirmed. */
export const waitingOfRun = (db: ReadableDb, runId: string): string[] =>
  orm(db)
    .select({ printId: print.printId })
    .from(print)
    .where(and(eq(print.runId, runId), eq(print.state, 'waiting'), isNull(print.voidedAt)))
    .orderBy(asc(print.id))
    .all()
    .map(({ printId }) => printId)

export interface UnitsAsk {
  readonly period: string
  readonly kind: PrintKind
  /** Fragment of the unit's name or number */
  readonly keyword: string
  readonly only: 'all' | 'notPrinted'
}

export interface UnitToPrint {
  readonly unitNo: string
  readonly unitName: string
  readonly persons: number
  readonly adjustments: number
  /** 分 */
  readonly payable: number
  readonly copies: number
  readonly state: PrintRow['state'] | 'voided' | null
  readonly lastAt: string | null
}

const ofThis = `p.kind = :kind AND p.key = s.unit_no AND p.period = :period`
const good = `EXISTS (SELECT 1 FROM print p WHERE ${ofThis} AND p.state <> 'notPrinted' AND p.voided_at IS NULL)`

/** Sheets of a locked period, or of the preview; 补退收明细 only for units that have any. */
const unitsWhere = (db: ReadableDb, { period, kind, only }: UnitsAsk): string => {
  const locked = isLockedPeriod(db, period)
  return `FROM ${locked ? 'sheet' : 'preview_sheet'} s LEFT JOIN unit u ON u.unit_no = s.unit_no
    WHERE ${locked ? 's.period = :period' : ':period = (SELECT period FROM preview)'}
      AND (:keyword = '' OR instr(s.unit_no, :keyword) > 0 OR instr(coalesce(u.name, ''), :keyword) > 0)
      ${kind === 'adjustments' ? 'AND s.adjustments > 0' : ''} ${only === 'notPrinted' ? `AND NOT ${good}` : ''}`
}

/** One page of the units of a period with what was printed of this kind, by unit number; `after` is the last unit had. */
export const unitsToPrint = (db: ReadableDb, ask: UnitsAsk & { readonly after: string | null; readonly limit: number }): UnitToPrint[] =>
  statement<object[], UnitToPrint>(
    db,
    `SELECT s.unit_no AS unitNo, coalesce(u.name, '') AS unitName, s.payers AS persons, s.adjustments,
       s.unit_payable + s.person_payable + s.interest + s.late_fee AS payable,
       (SELECT count(*) FROM print p WHERE ${ofThis} AND p.state <> 'notPrinted') AS copies,
       (SELECT CASE WHEN p.voided_at IS NULL THEN p.state ELSE 'voided' END FROM print p WHERE ${ofThis} ORDER BY p.id DESC LIMIT 1) AS state,
       (SELECT p.at FROM print p WHERE ${ofThis} ORDER BY p.id DESC LIMIT 1) AS lastAt
     ${unitsWhere(db, ask)} AND s.unit_no > :after ORDER BY s.unit_no LIMIT :limit`,
  ).all({ period: ask.period, kind: ask.kind, keyword: ask.keyword.trim(), after: ask.after ?? '', limit: ask.limit })

/** Unit numbers of the whole filter, in order. */
export const unitNosToPrint = (db: ReadableDb, ask: UnitsAsk): string[] =>
  statement<object[], { unitNo: string }>(db, `SELECT s.unit_no AS unitNo ${unitsWhere(db, ask)} ORDER BY s.unit_no`)
    .all({ period: ask.period, kind: ask.kind, keyword: ask.keyword.trim() })
    .map(({ unitNo }) => unitNo)

/** The period of the run's preview, if one was made. */
export const previewedPeriod = (db: ReadableDb): { readonly period: string; readonly units: number } | undefined =>
  statement<[], { period: string; units: number }>(db, 'SELECT period, (SELECT count(*) FROM preview_sheet) AS units FROM preview').get()
