import { loadSlice } from '../../db/caseFacts.ts'
import type { ReadableDb } from '../../db/open.ts'
import { filingsOf } from '../../db/queries/registerViews.ts'
import { unitsNamed } from '../../db/queries/units.ts'
import { fingerprintOf } from '../../db/signatures.ts'
import type { keys } from '../../shared/contract/keys.ts'
import { kindOf } from '../../shared/filings/index.ts'
import { accountSystems } from '../../shared/filings/accountCodes.ts'
import { rightsOf } from '../../shared/filings/facts.ts'
import { type Certificate, issuerTitle, sameName, unitNameIn } from '../../shared/keys/certificate.ts'
import { findCreditCode } from '../../shared/keys/creditCode.ts'
import { recordsOf } from '../../shared/register/slice.ts'
import { statusLabels } from '../../shared/review/status.ts'
import { localDate } from '../../shared/rules/dates.ts'
import type { Handlers, SignedContext } from '../context.ts'
import { Problem } from '../problem.ts'
import { certificatesOf } from '../views/keyView.ts'
import { atOnce, scopeOf } from './cases.ts'

/** The certificate on a key that is plugged in now; what it says is never taken from the page. */
function pluggedIn({ desk }: Pick<SignedContext, 'desk'>, fingerprint: string): Certificate {
  const all = desk.keys.keyring.states().flatMap(({ tokens }) => tokens.flatMap(certificatesOf))
  const found = all.find(({ der }) => fingerprintOf(der) === fingerprint)
  if (!found) throw new Problem('notFound', 'U盘证书已拔出，请重新插入。')
  return found
}

/** One of the codes that stand in the certificate: the operator may choose between several, but not type one. */
function assertCode(certificate: Certificate, code: string): void {
  const { candidates, organisationCode } = findCreditCode(certificate)
  if (!candidates.some((candidate) => candidate.code === code) && organisationCode !== code.slice(8, 17))
    throw new Problem('refused', '这个信用代码不在证书里，不能据以办理。')
}

const accountsOfCode = (db: ReadableDb, code: string) => {
  const slice = loadSlice(db, [], [], [code])
  const accounts = recordsOf(slice, 'account').filter(({ creditCode, state }) => creditCode === code && state !== 'closed')
  const [unit] = recordsOf(slice, 'unit').filter(({ creditCode }) => creditCode === code)
  return { slice, accounts, unit }
}

export const keyWindowHandlers: Handlers<'keys.unit' | 'keys.entry'> = {
  'keys.unit': ({ fingerprint, code }, context) => {
    const certificate = pluggedIn(context, fingerprint)
    assertCode(certificate, code)
    const { db } = context.signed.desk
    return atOnce(db, () => {
      const { slice, accounts, unit } = accountsOfCode(db, code)
      const name = unitNameIn(certificate)
      const filings = filingsOf(db, { subjectId: code, unitNo: unit?.unitNo ?? '' }, scopeOf(context))
      const platform = accounts.filter(({ system }) => system === 'platform')
      const [otherwise] = platform.length === 0 ? unitsNamed(db, name).filter(({ creditCode }) => creditCode !== code) : []
      return {
        unit: unit ? { unitNo: unit.unitNo, name: unit.name, sameName: sameName(unit.name, name) } : null,
        accounts: accounts.map((account) => ({
          accountName: account.accountName,
          system: accountSystems.find(({ value }) => value === account.system)?.label.zh ?? account.system,
          state: account.state,
          caSerial: account.caSerial,
          caIssuer: account.caIssuer,
          caTo: account.caTo,
          binding: account.caSerial === null ? 'none' : account.caSerial === certificate.serial ? 'this' : 'other',
          right: rightsOf(slice, account).find(({ portal }) => portal === 'unemployment')?.grantedBy ?? null,
        })),
        filings: filings.slice(0, 20).map(({ caseId, number, kind, status, submittedAt }) => ({
          caseId,
          number,
          kind: kindOf(kind).label.zh,
          status: statusLabels[status].zh,
          at: localDate(submittedAt),
        })),
        filingCount: filings.length,
        // 注2 of the portal's guide names exactly these two causes of an empty list.
        empty:
          platform.length > 0
            ? null
            : otherwise
              ? { why: 'codeDiffers', unitName: otherwise.name, code: otherwise.creditCode }
              : { why: 'notRegistered' },
      }
    })
  },
  'keys.entry': ({ act, fingerprint, code, accountName }, context) => {
    const certificate = pluggedIn(context, fingerprint)
    assertCode(certificate, code)
    const { accounts, unit } = accountsOfCode(context.signed.desk.db, code)
    const account = accounts.find((candidate) => candidate.accountName === accountName)
    const common = { creditCode: code, unitName: unit?.name ?? account?.unitName ?? unitNameIn(certificate), accountName }
    if (act === 'unbind') return { kind: 'account.unbindCa', typed: { ...common, caSerial: account?.caSerial ?? '' } }
    return {
      kind: 'account.bindCa',
      typed: {
        ...common,
        caUnitName: unitNameIn(certificate),
        caCreditCode: code,
        caSerial: certificate.serial,
        caIssuer: issuerTitle(certificate),
        caFrom: localDate(certificate.from),
        caTo: localDate(certificate.to),
      },
    }
  },
} satisfies Partial<Handlers<keyof typeof keys>>
