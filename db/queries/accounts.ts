import { and, asc, desc, eq, getTableColumns, gt, inArray, or, sql } from 'drizzle-orm'
import type { Account, AccountRight, RecordOf, Unit } from '../../shared/register/records.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { orm } from '../orm.ts'
import { accountAct, accountRequest } from '../schema/accounts.ts'
import { act } from '../schema/rollbacks.ts'
import { account, accountRight, operatorBinding, unit } from '../schema/register.ts'
import { statement } from '../statement.ts'

export const accountBy = (db: ReadableDb, system: Account['system'], accountName: string): Account | undefined =>
  orm(db)
    .select()
    .from(account)
    .where(and(eq(account.system, system), eq(account.accountName, accountName)))
    .get()

/** Those of the accounts, each as `system/name`, that the desk holds. */
export const knownAccounts = (db: ReadableDb, keys: readonly string[]): string[] =>
  statement<[string], { key: string }>(
    db,
    `SELECT wanted.value AS key FROM json_each(?) AS wanted CROSS JOIN account
     ON account.system = substr(wanted.value, 1, instr(wanted.value, '/') - 1)
     AND account.account_name = substr(wanted.value, instr(wanted.value, '/') + 1)`,
  )
    .all(JSON.stringify(keys))
    .map(({ key }) => key)

export const noticeKnown = (db: ReadableDb, noticeId: string): boolean =>
  statement<[string], object>(db, 'SELECT 1 FROM account_notice WHERE notice_id = ?').get(noticeId) !== undefined

/** Accounts whose name, credit code or phone is the keyword, at most 50; the name in any system. */
export const accountsNamed = (db: ReadableDb, keyword: string): Account[] =>
  orm(db)
    .select()
    .from(account)
    .where(or(eq(account.accountName, keyword), eq(account.creditCode, keyword.toUpperCase()), eq(account.phone, keyword)))
    .orderBy(asc(account.creditCode), asc(account.system), asc(account.accountName))
    .limit(50)
    .all()

/** Units whose number or credit code is the keyword. */
export const unitsNamed = (db: ReadableDb, keyword: string): Unit[] =>
  orm(db)
    .select()
    .from(unit)
    .where(or(eq(unit.unitNo, keyword), eq(unit.creditCode, keyword.toUpperCase())))
    .orderBy(asc(unit.state), asc(unit.unitNo))
    .limit(20)
    .all()

/** Everything about the accounts of one credit code that a diagnosis looks at. */
export interface AccountFacts {
  readonly unit: Unit | undefined
  /** Accounts of the same unit number under another code. */
  readonly elsewhere: readonly Account[]
  readonly accounts: readonly Account[]
  readonly rights: readonly AccountRight[]
  readonly operators: readonly RecordOf<'operatorBinding'>[]
}

export function accountFacts(db: ReadableDb, creditCode: string): AccountFacts {
  const d = orm(db)
  const accounts = d
    .select()
    .from(account)
    .where(eq(account.creditCode, creditCode))
    .orderBy(asc(account.system), asc(account.accountName))
    .all()
  const names = accounts.map((a) => a.accountName)
  const rights = d.select().from(accountRight).where(inArray(accountRight.accountName, names)).all()
  // One in force first, as the kinds look it up.
  const own = d.select().from(unit).where(eq(unit.creditCode, creditCode)).orderBy(asc(unit.state), asc(unit.unitNo)).get()
  return {
    unit: own,
    elsewhere: own
      ? d
          .select()
          .from(account)
          .where(eq(account.unitNo, own.unitNo))
          .all()
          .filter((a) => a.creditCode !== creditCode)
      : [],
    accounts,
    rights: rights.filter((r) => accounts.some((a) => a.system === r.system && a.accountName === r.accountName)),
    operators: d.select().from(operatorBinding).where(eq(operatorBinding.creditCode, creditCode)).all(),
  }
}

/** The office that handles an account: that of its unit; null while no unit of its code is insured. */
export const officeOfAccount = (db: ReadableDb, of: Pick<Account, 'unitNo' | 'creditCode'>): string | null =>
  statement<[string, string], { officeId: string }>(
    db,
    'SELECT office_id AS officeId FROM unit WHERE unit_no = ? OR credit_code = ? ORDER BY state, unit_no LIMIT 1',
  ).get(of.unitNo ?? '', of.creditCode)?.officeId ?? null

export const standings = ['locked', 'unchanged', 'uninitialised', 'closed', 'all'] as const
const standingSql = {
  locked: eq(account.state, 'locked'),
  unchanged: eq(account.mustChange, true),
  uninitialised: eq(account.initialised, false),
  closed: eq(account.state, 'closed'),
  all: sql`1`,
} as const

/** Accounts of a standing in the order of system and name, after the cursor. */
export const accountPage = (
  db: ReadableDb,
  ask: { standing: (typeof standings)[number]; after: { system: Account['system']; accountName: string } | null; limit: number },
): Account[] =>
  orm(db)
    .select()
    .from(account)
    .where(
      and(
        standingSql[ask.standing],
        ask.after === null
          ? undefined
          : or(
              gt(account.system, ask.after.system),
              and(eq(account.system, ask.after.system), gt(account.accountName, ask.after.accountName)),
            ),
      ),
    )
    .orderBy(asc(account.system), asc(account.accountName))
    .limit(ask.limit)
    .all()

/** Accounts locked between two ISO times, both included, for an incident of the portal. */
export const lockedBetween = (db: ReadableDb, from: string, to: string, limit: number): Account[] =>
  orm(db)
    .select()
    .from(account)
    .where(sql`${account.state} = 'locked' AND ${account.lockedAt} >= ${from} AND ${account.lockedAt} <= ${to}`)
    .orderBy(asc(account.lockedAt), asc(account.accountName))
    .limit(limit)
    .all()

/** `undoneBy` is the act that took it back. */
export type AccountActRow = typeof accountAct.$inferSelect & { readonly undoneBy: number | null }

/** What was done to an account, newest first. */
export const actsOf = (db: ReadableDb, system: Account['system'], accountName: string, limit: number): AccountActRow[] =>
  orm(db)
    .select({ ...getTableColumns(accountAct), undoneBy: act.undoneBy })
    .from(accountAct)
    .leftJoin(act, eq(act.seq, accountAct.seq))
    .where(and(eq(accountAct.system, system), eq(accountAct.accountName, accountName)))
    .orderBy(desc(accountAct.seq))
    .limit(limit)
    .all()

export type AccountRequestRow = typeof accountRequest.$inferSelect

/** What waits for a second person, oldest first. */
export const waitingRequests = (db: ReadableDb): AccountRequestRow[] =>
  orm(db).select().from(accountRequest).where(sql`${accountRequest.state} = 'waiting'`).orderBy(asc(accountRequest.seq)).all()

export const requestBy = (db: ReadableDb, requestId: string): AccountRequestRow | undefined =>
  orm(db).select().from(accountRequest).where(eq(accountRequest.requestId, requestId)).get()

/** Acts on accounts of these offices that no result package has taken out yet, oldest first; a code of no unit is everybody's. */
export const outgoingActs = (db: ReadableDb, offices: readonly string[]): string[] =>
  statement<[], { actId: string; unitNo: string | null; creditCode: string }>(
    db,
    `SELECT act_id AS actId, account.unit_no AS unitNo, coalesce(account.credit_code, '') AS creditCode FROM account_act
     LEFT JOIN account USING (system, account_name) WHERE outgoing = 1 ORDER BY seq, act_id`,
  )
    .all()
    .filter((act) => {
      const office = officeOfAccount(db, act)
      return office === null || offices.includes(office)
    })
    .map(({ actId }) => actId)

/** Resets of one account from an ISO time on. */
export const resetsOf = (db: ReadableDb, system: Account['system'], accountName: string, from: string): number =>
  statement<[string, string, string], { n: number }>(
    db,
    "SELECT count(*) AS n FROM account_act WHERE system = ? AND account_name = ? AND act = 'reset' AND at >= ?",
  ).get(system, accountName, from)?.n ?? 0

/** Whoever saw the visitor: of a reset by two people the one who proposed it. */
const OPERATOR = 'coalesce((SELECT proposer FROM account_request r WHERE r.request_id = account_act.request_id), staff_id)'

/** Resets per operator from an ISO time on, and per account; most first. */
export const resetsByOperator = (db: ReadableDb, from: string): { staffId: string; n: number; accounts: number }[] =>
  statement<[string], { staffId: string; n: number; accounts: number }>(
    db,
    `SELECT ${OPERATOR} AS staffId, count(*) AS n, count(DISTINCT system || '/' || account_name) AS accounts FROM account_act
     WHERE act = 'reset' AND at >= ? AND staff_id IS NOT NULL GROUP BY staffId ORDER BY n DESC, staffId`,
  ).all(from)

export const resetsByAccount = (
  db: ReadableDb,
  from: string,
  limit: number,
): { system: Account['system']; accountName: string; n: number; last: string; operators: number }[] =>
  statement<[string, number], { system: Account['system']; accountName: string; n: number; last: string; operators: number }>(
    db,
    `SELECT system, account_name AS accountName, count(*) AS n, max(at) AS last, count(DISTINCT ${OPERATOR}) AS operators FROM account_act
     WHERE act = 'reset' AND at >= ? GROUP BY system, account_name ORDER BY n DESC, last DESC LIMIT ?`,
  ).all(from, limit)
