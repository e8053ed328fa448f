import type { Account } from '../../shared/register/records.ts'
import type { Act } from '../../shared/rollback/past.ts'
import type { Summary, Target } from '../../shared/rollback/proposal.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { batchById } from '../queries/batches.ts'
import { rollbackById } from '../queries/rollbacks.ts'
import { statement } from '../statement.ts'
import type { RollbackPlan } from './plan.ts'
import { approvalsOfBatch } from './target.ts'

/** 办件编号 of the act's filing, else the stream it stands on. */
export function numbered(db: ReadableDb): (act: Act) => string {
  const find = statement<[string], { number: string }>(db, 'SELECT number FROM filing WHERE filing_id = ?')
  return ({ stream }) => (stream.startsWith('filing:') ? find.get(stream.slice(7))?.number : undefined) ?? stream
}

/** What of a plan is kept with the proposal. */
export function summaryOf(plan: RollbackPlan, numberOf: (act: Act) => string): Summary {
  const named = ({ act }: { readonly act: Act }) => ({ seq: act.seq, number: numberOf(act) })
  return {
    steps: plan.steps.map(named),
    kept: [...plan.kept, ...plan.reviews].map(named),
    sheets: plan.units.map((unit) => ({
      unitNo: unit.unitNo,
      period: plan.openPeriod,
      unitAmount: unit.ordinaryUnit + unit.adjustUnit,
      personAmount: unit.ordinaryPerson + unit.adjustPerson,
      suspenseUnit: unit.creditUnit,
      suspensePerson: unit.creditPerson,
    })),
    claims: plan.claims.flatMap(({ before, after }) =>
      after === null ? [] : [{ idNumber: after.idNumber, fromMonth: after.fromMonth, amount: after.amount - (before?.amount ?? 0) }],
    ),
  }
}

/** Portal accounts whose access changes: their passwords are to be changed at the next login. */
export function accountsIn(plan: RollbackPlan): { readonly system: Account['system']; readonly accountName: string }[] {
  const named = plan.steps
    .flatMap((step) => step.effects)
    .flatMap(({ record, before, after }) => {
      if (record !== 'account' && record !== 'accountRight') return []
      const body = (after ?? before) as Pick<Account, 'system' | 'accountName'> | null
      return body ? [{ system: body.system, accountName: body.accountName }] : []
    })
  return [...new Map(named.map((account) => [`${account.system}/${account.accountName}`, account])).values()]
}

/** Offices whose filings a plan undoes. */
export function officesOf(db: ReadableDb, plan: RollbackPlan): string[] {
  const find = statement<[string], { officeId: string }>(db, 'SELECT office_id AS officeId FROM filing WHERE filing_id = ?')
  return [...new Set(plan.steps.flatMap(({ act }) => find.get(act.stream.slice(act.stream.indexOf(':') + 1))?.officeId ?? []))]
}

/** The filing at the root of a target (of a batch its first), and the office that answers for it: the desk's own where no filing is. */
export function rootOf(db: ReadableDb, target: Target): { readonly filingId: string | null; readonly officeId: string } {
  const stream =
    target.type === 'act'
      ? statement<[number], { stream: string }>(db, 'SELECT stream FROM act WHERE seq = ?').get(target.seq)?.stream
      : undefined
  const undone = target.type === 'rollback' ? rollbackById(db, target.rollbackId) : undefined
  const named =
    target.type === 'filing' ? target.filingId : target.type === 'batch' ? approvalsOfBatch(db, target.batchId)[0]?.filingId : undefined
  const filingId = named ?? undone?.filingId ?? (stream?.startsWith('filing:') ? stream.slice(7) : null)
  const office =
    filingId === null
      ? undefined
      : statement<[string], { officeId: string }>(db, 'SELECT office_id AS officeId FROM filing WHERE filing_id = ?').get(filingId)
  const own = statement<[], { officeId: string | null }>(db, 'SELECT office_id AS officeId FROM desk WHERE id = 1').get()
  const batch = target.type === 'batch' ? batchById(db, target.batchId) : undefined
  return { filingId, officeId: batch?.officeId ?? office?.officeId ?? undone?.officeId ?? own?.officeId ?? '' }
}
