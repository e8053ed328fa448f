import { loadSlice } from '../../db/caseFacts.ts'
import { sha256 } from '../../db/journal/hash.ts'
import type { LedgerLine } from '../../db/queries/ledger.ts'
import { idNumberOf, personPage } from '../../db/queries/people.ts'
import { personView, unitView } from '../../db/queries/registerViews.ts'
import { unitPage } from '../../db/queries/units.ts'
import type { OutputOf } from '../../shared/contract/index.ts'
import type { register } from '../../shared/contract/register.ts'
import type { RecordKind, RecordOf } from '../../shared/register/records.ts'
import { maskIdNumber } from '../../shared/rules/masking.ts'
import { paidMonths } from '../../shared/rules/paidMonths.ts'
import type { Handlers } from '../context.ts'
import { queueRowView } from '../views/lists.ts'
import { recordView } from '../views/recordView.ts'
import { notFound } from '../views/refusal.ts'
import { write } from '../write.ts'
import { atOnce, namesOf, scopeOf } from './cases.ts'

type Line = OutputOf<'register.unit'>['ledger'][number]

const ledgerLine = ({ id, idNumber, ...line }: LedgerLine): Line => ({
  ...line,
  // The ledger's own id holds the number.
  id: sha256(id).slice(0, 24),
  idNumber: maskIdNumber(idNumber),
})

const views = <K extends RecordKind>(kind: K, bodies: readonly RecordOf<K>[]) => bodies.map((body) => recordView(kind, body))

/** The register is one for the city: whoever reviews has to see where else a person is insured. Cases stay within the own offices. */
export const registerHandlers: Handlers<keyof typeof register> = {
  'register.persons': (ask, { signed }) => {
    const { rows, next } = personPage(signed.desk.db, ask)
    return { rows: rows.map(({ id, ...row }) => ({ ...row, personId: String(id), idNumber: maskIdNumber(row.idNumber) })), next }
  },
  'register.person': ({ personId }, context) => {
    const { db, clock } = context.signed.desk
    return atOnce(db, () => {
      const found = personView(db, personId, scopeOf(context))
      if (!found) throw notFound()
      const { idNumber, name } = found.person
      const nameOf = namesOf(db)
      return {
        personId,
        name,
        idNumber: maskIdNumber(idNumber),
        records: [
          recordView('person', found.person),
          ...views('enrolment', found.enrolments),
          ...views('wage', found.wages),
          ...views('unemployment', found.unemployments),
          ...views('jobSeeking', found.jobSeekings),
          ...views('entitlement', found.entitlements),
          ...views('repayment', found.repayments),
          ...views('skill', found.skills),
          ...views('subsidy', found.subsidies),
          ...views('operatorBinding', found.operatorBindings),
          ...views('authorisationCode', found.authorisationCodes),
        ],
        filings: found.filings.map((row) => queueRowView(row, clock.now(), nameOf)),
        ledger: found.ledger.map(ledgerLine),
        paidMonths: paidMonths(loadSlice(db, [idNumber], []), idNumber, clock.today()).total,
      }
    })
  },
  'register.units': (ask, { signed }) => {
    const { rows, next } = unitPage(signed.desk.db, ask)
    return { rows: rows.map(({ id: _id, ...row }) => row), next }
  },
  'register.unit': ({ unitNo }, context) => {
    const { db, clock } = context.signed.desk
    return atOnce(db, () => {
      const found = unitView(db, unitNo, scopeOf(context))
      if (!found) throw notFound()
      const nameOf = namesOf(db)
      return {
        unitNo,
        name: found.unit.name,
        records: [
          recordView('unit', found.unit),
          ...views('retention', found.retentions),
          ...views('account', found.accounts),
          ...views('accountRight', found.accountRights),
          ...views('operatorBinding', found.operatorBindings),
          ...views('authorisationCode', found.authorisationCodes),
        ],
        insured: found.insured.map(({ id, idNumber, ...row }) => ({ ...row, personId: String(id), idNumber: maskIdNumber(idNumber) })),
        insuredCount: found.insuredCount,
        filings: found.filings.map((row) => queueRowView(row, clock.now(), nameOf)),
        ledger: found.ledger.map(ledgerLine),
        suspense: found.suspense,
      }
    })
  },
  'register.reveal': async ({ personId, reason }, context) => {
    const idNumber = idNumberOf(context.signed.desk.db, personId)
    if (idNumber === undefined) throw notFound()
    await write(context, { type: 'viewPerson', idNumber, reason })
    return { value: idNumber }
  },
}
