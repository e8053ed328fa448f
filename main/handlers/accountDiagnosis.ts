import { accountFacts, accountsNamed, unitsNamed, waitingRequests } from '../../db/queries/accounts.ts'
import { unitPage } from '../../db/queries/units.ts'
import { policyOf } from '../../db/projections/desk.ts'
import { type Proposal } from '../../shared/accounts/acts.ts'
import { listingOf } from '../../shared/accounts/listing.ts'
import { officeById } from '../../shared/policy/offices.ts'
import { accountPasswordFor } from '../../shared/policy/policy.ts'
import { checkCreditCode } from '../../shared/rules/creditCode.ts'
import type { Handlers, SignedContext } from '../context.ts'
import { accountView } from '../views/accountView.ts'
import { atOnce, namesOf } from './cases.ts'
import { ours } from './ownAccounts.ts'

const day = 86_400_000

/** 诊断: what is the matter with the accounts of a unit. */
export const accountDiagnosisHandlers: Handlers<'accounts.diagnose'> = {
  'accounts.diagnose': ({ keyword: typed, creditCode, certificateCode }, context) => {
    const { db, clock, office: own } = context.signed.desk
    const keyword = typed.trim()
    return atOnce(db, () => {
      const found = keyword === '' ? [] : matchesOf(context, keyword)
      const code = creditCode ?? (found.length === 1 ? found[0]?.creditCode : undefined)
      if (code === undefined) return { matches: found, diagnosis: null }
      const facts = accountFacts(db, code)
      const office = facts.unit ? officeById(facts.unit.officeId) : officeById(own.officeId ?? '')
      const policy = policyOf(db)
      const rule = accountPasswordFor(policy, clock.today())
      const look = {
        db,
        policy,
        now: clock.now(),
        since: new Date(Date.parse(clock.now()) - 30 * day).toISOString(),
        keyword,
        rule: rule.ok ? rule.row : { validHours: 0, accountMonthly: Number.POSITIVE_INFINITY },
        divisionCode: office?.divisionCode ?? null,
        waiting: new Set(waitingRequests(db).flatMap(({ body }) => (JSON.parse(body) as Proposal).accounts)),
        nameOf: namesOf(db),
      }
      const [first] = facts.accounts
      const certificate = certificateCode ? { creditCode: certificateCode.toUpperCase() } : null
      return {
        matches: found,
        diagnosis: {
          creditCode: code,
          unitName: facts.unit?.name ?? first?.unitName ?? '',
          unit: facts.unit ? { unitNo: facts.unit.unitNo, officeName: office?.name.zh ?? facts.unit.officeId } : null,
          ours: ours(context, { unitNo: facts.unit?.unitNo ?? null, creditCode: code }),
          listing: listingOf({ creditCode: code, ...facts, unit: facts.unit ?? null, certificate }),
          // The one that was asked for comes first.
          accounts: facts.accounts
            .map((account) => accountView(account, facts, look))
            .toSorted((a, b) => Number(b.chosen) - Number(a.chosen)),
        },
      }
    })
  },
}

/** Units that a keyword may mean, at most 20; a right credit code nobody has is one too, so that it can be told why its list is empty. */
function matchesOf(context: SignedContext, keyword: string) {
  const { db } = context.signed.desk
  const named = [
    ...accountsNamed(db, keyword).map(({ creditCode, unitName, unitNo }) => ({ creditCode, unitName, unitNo })),
    ...unitsNamed(db, keyword).map(({ creditCode, name, unitNo }) => ({ creditCode, unitName: name, unitNo })),
  ]
  const code = checkCreditCode(keyword)
  const found =
    named.length > 0
      ? named
      : code.ok
        ? [{ creditCode: code.value, unitName: '', unitNo: null }]
        : unitPage(db, { keyword, cursor: null, limit: 20 }).rows.map(({ creditCode, name, unitNo }) => ({
            creditCode,
            unitName: name,
            unitNo,
          }))
  return [...new Map(found.map((match) => [match.creditCode, match])).values()]
    .slice(0, 20)
    .map((match) => ({ ...match, accounts: accountFacts(db, match.creditCode).accounts.length }))
}
