import type { RollbackPlan } from '../../db/rollback/plan.ts'
import { feesLeftBehind } from '../../db/rollback/lateFees.ts'
import { affectedSheets } from '../../db/rollback/sheets.ts'
import { accountsIn } from '../../db/rollback/summary.ts'
import { sha256 } from '../../db/journal/hash.ts'
import type { ReadableDb } from '../../db/open.ts'
import { policyOf } from '../../db/projections/desk.ts'
import { OFFICE_OF_ENTITLEMENT } from '../../db/queries/payable.ts'
import { unitByNo } from '../../db/queries/units.ts'
import { statement } from '../../db/statement.ts'
import type { PlanView } from '../../shared/contract/rollback.ts'
import type { Effect } from '../../shared/effects/effect.ts'
import { effectType } from '../../shared/effects/index.ts'
import { accountSystems } from '../../shared/filings/accountCodes.ts'
import { officeById } from '../../shared/policy/offices.ts'
import { benefitAmountFor } from '../../shared/policy/policy.ts'
import { recordLabels } from '../../shared/register/records.ts'
import { maskIdNumber } from '../../shared/rules/masking.ts'
import { addMonths, monthsBetween } from '../../shared/rules/months.ts'
import type { Tie } from '../../shared/rollback/dependents.ts'
import type { Choice } from '../../shared/rollback/proposal.ts'
import { text } from '../../shared/text.ts'
import { actNames, filingOfAct } from './actNames.ts'
import type { NameOf } from './history.ts'
import { effectKey, effectView } from './previewView.ts'
import { maskedWords } from './value.ts'

/** The name by which a claim crosses the bridge: its key holds the person's number. */
export const claimName = (key: string): string => sha256(key).slice(0, 24)

/** Lines of single persons and months that a page shows at most. */
const LINES = 2000

/** A plan as its screen shows it, masked; paper has all `lines`. */
export function planView(db: ReadableDb, plan: RollbackPlan, choices: readonly Choice[], nameOf: NameOf, lines = LINES): PlanView {
  const named = actNames(db, nameOf)
  const numberAt = new Map([...plan.steps, ...plan.kept].map(({ act }) => [act.seq, named(act).number]))
  const unitName = namesOfUnits(db)
  const personName = namesOfPersons(db)
  const tie = (given: Tie): PlanView['steps'][number]['tie'] => ({
    type: given.type,
    recordLabel: 'record' in given ? recordLabels[given.record] : null,
    key: 'key' in given ? maskedWords(given.key) : '',
    by: 'by' in given ? (numberAt.get(given.by) ?? '') : '',
  })
  return {
    hash: plan.hash,
    openPeriod: plan.openPeriod,
    steps: plan.steps.map((step) => ({ ...named(step.act), tie: tie(step.tie), effects: step.effects.map(inverseView) })),
    kept: plan.kept.map((kept) => ({ ...named(kept.act), tie: tie(kept.tie) })),
    reviews: plan.reviews.map(({ act, differences }) => ({
      ...named(act),
      undo: choices.some((choice) => choice.seq === act.seq && choice.undo),
      differences: differences.map(({ label, was, now }) => ({ label, was, now: maskedWords(now) })),
    })),
    conflicts: plan.conflicts.map(({ act, other, record, key }) => ({
      number: named(act).number,
      other: other && named(other).number,
      recordLabel: recordLabels[record],
      key: maskedWords(key),
    })),
    units: plan.units.map((unit) => ({ ...unit, unitName: unitName(unit.unitNo) })),
    moves: plan.moves.slice(0, lines).map(({ unitNo, idNumber, coverageMonth, without, after }) => ({
      unitNo,
      personName: personName(idNumber),
      idNumber: maskIdNumber(idNumber),
      coverageMonth,
      without: without.map(amountsOf),
      after: after.map(amountsOf),
    })),
    sheets: affectedSheets(db, plan.moves).map((sheet) => ({ ...sheet, unitName: unitName(sheet.unitNo) })),
    feesLeft: feesLeftBehind(db, plan.moves),
    blocked: [...plan.blocked],
    payments: plan.payments.map(({ payee, ...payment }) => ({
      ...payment,
      payee: payeeShown(payee),
      payeeName: personName(payee) || unitName(payee),
    })),
    claims: plan.claims.flatMap(({ key, before, after }) =>
      after === null
        ? []
        : [
            {
              claim: claimName(key),
              payee: payeeShown(after.idNumber),
              payeeName: personName(after.idNumber) || unitName(after.idNumber),
              fromMonth: after.fromMonth,
              toMonth: after.toMonth,
              amount: after.amount - (before?.amount ?? 0),
              setOff: benefitAhead(db, after.idNumber, plan),
            },
          ],
    ),
    accounts: accountsIn(plan).map(({ system, accountName }) => ({
      system: accountSystems.find((option) => option.value === system)?.label ?? text(system, system),
      accountName,
      revoked: plan.steps.some((step) =>
        step.effects.some(({ record, key, after }) => record === 'account' && key === `${system}/${accountName}` && after === null),
      ),
    })),
    messages: plan.steps.flatMap(({ act }) => {
      const filing = filingOfAct(db, act)
      if (!filing || act.type === 'rollback.undid') return []
      return [{ number: filing.number, portal: filing.portal, sent: filing.leftDesk === 1, rolledBack: act.undoes === null }]
    }),
  }
}

/** An effect of an undoing in the words of its inverse. */
export function inverseView(effect: Effect): PlanView['steps'][number]['effects'][number] {
  const known = effectType(effect.type)
  return { ...effectView(effect, []), key: effectKey(effect), label: known?.inverseLabel ?? text(effect.type, effect.type) }
}

const amountsOf = ({
  kind,
  unitAmount,
  personAmount,
}: {
  kind: 'ordinary' | 'back' | 'refund' | 'reduction'
  unitAmount: number
  personAmount: number
}) => ({
  kind,
  unitAmount,
  personAmount,
})

const payeeShown = (payee: string) => (payee.length === 18 ? maskIdNumber(payee) : payee)

const namesOfUnits = (db: ReadableDb) => {
  const known = new Map<string, string>()
  return (unitNo: string): string => {
    const held = known.get(unitNo) ?? unitByNo(db, unitNo)?.name ?? ''
    known.set(unitNo, held)
    return held === '' ? unitNo : held
  }
}

const namesOfPersons = (db: ReadableDb) => {
  const find = statement<[string], { name: string }>(db, 'SELECT name FROM person WHERE id_number = ?')
  return (idNumber: string): string => find.get(idNumber)?.name ?? ''
}

/** Benefit that still comes for a debtor after the rollback, month by month after the open period, as far as the tables go. */
function benefitAhead(db: ReadableDb, idNumber: string, plan: RollbackPlan): PlanView['claims'][number]['setOff'] {
  const undone = new Set(
    plan.steps.flatMap(({ effects }) => effects.filter((e) => e.record === 'entitlement' && e.after === null).map((e) => e.key)),
  )
  const policy = policyOf(db)
  const last = statement<[string], { key: string; lastMonth: string; officeId: string | null }>(
    db,
    `SELECT e.id_number || '/' || e.claimed_on AS key, e.last_month AS lastMonth, ${OFFICE_OF_ENTITLEMENT} AS officeId
     FROM entitlement e WHERE e.id_number = ? AND e.stopped_from IS NULL`,
  )
    .all(idNumber)
    .filter(({ key }) => !undone.has(key))
    .sort((a, b) => (a.lastMonth < b.lastMonth ? 1 : -1))[0]
  if (!last) return []
  const division = last.officeId === null ? null : (officeById(last.officeId)?.divisionCode ?? null)
  return monthsBetween(addMonths(plan.openPeriod, 1), last.lastMonth).flatMap((month) => {
    const found = benefitAmountFor(policy, month, division)
    return found.ok ? [{ month, due: found.row.amount }] : []
  })
}
