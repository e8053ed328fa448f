import { explain, type ExplainLine, formulaOf } from '../../db/assessment/explain.ts'
import { whatIf } from '../../db/assessment/whatIf.ts'
import type { ReadableDb } from '../../db/open.ts'
import { policyOf } from '../../db/projections/desk.ts'
import { officeOf } from '../../db/queries/desk.ts'
import { changesSince, previewOf, previewUnits } from '../../db/queries/preview.ts'
import { lockedPeriods, sheetFor, sheetPage, type SheetRecord, sheetTotals, sheetUnits } from '../../db/queries/sheets.ts'
import { unitByNo } from '../../db/queries/units.ts'
import type { BlockedUnit } from '../../db/schema/ledger.ts'
import type { assessment } from '../../shared/contract/assessment.ts'
import { kindOf } from '../../shared/filings/index.ts'
import { lockGate } from '../../shared/rules/lockGate.ts'
import { maskIdNumber } from '../../shared/rules/masking.ts'
import type { Handlers } from '../context.ts'
import { notFound } from '../views/refusal.ts'
import { rulesBehind } from '../views/rulesBehind.ts'
import { signedBefore } from '../write.ts'
import { atOnce, namesOf } from './cases.ts'

const sheetView = ({ seq: _seq, ...sheet }: SheetRecord) => sheet

const blockedView = (db: ReadableDb, blocked: BlockedUnit) => ({ ...blocked, unitName: unitByNo(db, blocked.unitNo)?.name ?? '' })

/** Sheets are one run for the city, like the register; a filing behind a number can be opened by its own office only. */
export const assessmentHandlers: Handlers<keyof typeof assessment> = {
  'assessment.periods': (_input, { signed: { desk } }) =>
    atOnce(desk.db, () => {
      const { openPeriod: period } = officeOf(desk.db)
      const today = desk.clock.today()
      const gate = lockGate(policyOf(desk.db), period, today)
      const preview = previewOf(desk.db)
      const nameOf = namesOf(desk.db)
      const by = (staffId: string | null) => (staffId === null ? '' : nameOf(staffId))
      return {
        today,
        open: {
          period,
          gate: { open: gate.open, from: gate.from, message: gate.open ? null : gate.message },
          preview:
            preview?.period === period
              ? {
                  asOf: preview.asOf,
                  madeAt: preview.madeAt,
                  madeBy: by(preview.madeBy),
                  units: previewUnits(desk.db),
                  digest: preview.digest,
                  blocked: preview.blocked.slice(0, 200).map((blocked) => blockedView(desk.db, blocked)),
                  since: changesSince(desk.db, preview.seq),
                }
              : null,
        },
        locked: lockedPeriods(desk.db).map((locked) => ({
          period: locked.period,
          lockedAt: locked.lockedAt,
          lockedBy: by(locked.lockedBy),
          asOf: locked.asOf,
          units: locked.units,
        })),
      }
    }),
  'assessment.preview': (_input, { desk, signed, commandId }) => ({
    jobId: desk.start(signed, {
      name: 'assess',
      lock: null,
      signed: null,
      staffId: signed.staffId,
      via: signed.desk.via,
      demoToday: signed.desk.office.demoToday,
      commandId,
    }),
  }),
  'assessment.lock': (lock, context) => {
    const { desk, signed, commandId } = context
    const { db, clock, via, office } = signed.desk
    const { period, digest } = lock
    const data = { period, asOf: clock.today(), units: previewUnits(db), digest }
    const event = { stream: `period:${period}`, type: 'period.locked', data }
    return {
      jobId: desk.start(signed, {
        name: 'assess',
        lock,
        signed: signedBefore(context, event),
        staffId: signed.staffId,
        via,
        demoToday: office.demoToday,
        commandId,
      }),
    }
  },
  'assessment.sheets': (ask, { signed: { desk } }) => {
    const { rows, next } = atOnce(desk.db, () => sheetPage(desk.db, ask))
    return { rows: rows.map(sheetView), next }
  },
  'assessment.totals': (ask, { signed: { desk } }) => atOnce(desk.db, () => sheetTotals(desk.db, ask)),
  'assessment.units': (ask, { signed: { desk } }) => atOnce(desk.db, () => sheetUnits(desk.db, ask)),
  'assessment.sheet': ({ period, unitNo }, { signed: { desk } }) =>
    atOnce(desk.db, () => {
      const sheet = sheetFor(desk.db, unitNo, period)
      if (!sheet) throw notFound()
      const preview = sheet.locked ? undefined : previewOf(desk.db)
      const locked = lockedPeriods(desk.db).find((row) => row.period === period)
      return {
        ...sheetView(sheet),
        asOf: locked?.asOf ?? preview?.asOf ?? desk.clock.today(),
        missing: (preview?.blocked ?? []).filter((row) => row.unitNo === unitNo).map((row) => blockedView(desk.db, row)),
      }
    }),
  'assessment.explain': (ask, { signed: { desk }, actor }) =>
    atOnce(desk.db, () => {
      const found = explain(desk.db, { ...ask, today: desk.clock.today() })
      if (!found) throw notFound()
      const { sheet, locked } = found
      const nameOf = namesOf(desk.db)
      return {
        key: ask.key,
        value: sheet.lines[ask.key],
        before: sheet.before?.[ask.key] ?? null,
        posted: locked && { seq: sheet.seq, at: locked.lockedAt, by: locked.lockedBy === null ? '' : nameOf(locked.lockedBy) },
        asOf: found.asOf,
        count: found.count,
        rows: found.rows.map(({ personId, personName, idNumber, change, now, before, cause }) => ({
          personId: personId === null ? null : String(personId),
          personName,
          idNumber: maskIdNumber(idNumber),
          change,
          now: now && figuresOf(now),
          before: before && figuresOf(before),
          cause: cause && {
            caseId: cause.caseId,
            number: cause.number,
            kind: kindOf(cause.kind).label,
            decidedAt: cause.decidedAt,
            decidedBy: cause.decidedBy === null ? '' : nameOf(cause.decidedBy),
            seq: cause.seq,
            foreign: !actor.offices.includes(cause.officeId),
          },
        })),
        rules: rulesBehind(
          found.policy,
          ask.key,
          found.months,
          found.asOf,
          found.rows.some(({ now }) => now?.overdue === true),
        ),
        suspense: found.suspense.map((move) => ({ ...move, idNumber: move.idNumber === null ? null : maskIdNumber(move.idNumber) })),
        formula: (formulaOf[ask.key] ?? []).map((key, index) => ({
          key,
          sign: index === 2 ? ('-' as const) : ('+' as const),
          value: sheet.lines[key],
        })),
      }
    }),
  'assessment.whatIf': ({ unitNo }, { signed: { desk }, actor }) =>
    atOnce(desk.db, () => {
      if (!unitByNo(desk.db, unitNo)) throw notFound()
      const { now, after, filings } = whatIf(desk.db, unitNo, desk.clock.now())
      return {
        now,
        after,
        filings: filings.map(({ caseId, number, kind, officeId, subjectName, hindrances }) => ({
          caseId,
          number,
          kind: kindOf(kind).label,
          subjectName,
          hindrances: [...hindrances],
          foreign: !actor.offices.includes(officeId),
        })),
      }
    }),
}

const figuresOf = ({
  coverageMonth,
  kind,
  base,
  unitRate,
  personRate,
  unitAmount,
  personAmount,
  lateFee,
  lateDays,
  interest,
  ruralWorker,
  overdue,
}: ExplainLine) => ({
  coverageMonth,
  kind,
  base,
  unitRate,
  personRate,
  unitAmount,
  personAmount,
  lateFee,
  lateDays,
  interest,
  ruralWorker,
  overdue,
})
