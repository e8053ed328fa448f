import { officeById } from '../../shared/policy/offices.ts'
import { benefitAmountFor, type Policy } from '../../shared/policy/policy.ts'
import type { Text } from '../../shared/text.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'

/** 失业保险金 of one person for one month, as it is to be paid. Money in 分. */
export interface Payable {
  readonly idNumber: string
  readonly name: string
  /** 应发 by the tables of the month */
  readonly due: number
  /** 抵扣 of a claim (应退待遇), never more than the benefit of the month */
  readonly setOff: number
  readonly accountName: string
  readonly accountNumber: string
  readonly bankCode: string
}

interface Entitled extends Omit<Payable, 'due' | 'setOff'> {
  readonly officeId: string | null
  readonly arranged: number
  readonly used: number
}

/** The office whose filing awarded an entitlement `e`; the desk's own for one of the opening balance. */
export const OFFICE_OF_ENTITLEMENT = `coalesce(
  (SELECT f.office_id FROM record_touch t JOIN act a ON a.seq = t.seq JOIN filing f ON f.filing_id = substr(a.stream, 8)
   WHERE t.record = 'entitlement' AND t.key = e.id_number || '/' || e.claimed_on ORDER BY t.seq LIMIT 1),
  (SELECT office_id FROM desk WHERE id = 1))`

/** In force in the month, neither paid nor on a list whose return is still out; a payment that failed is on the next list (再次发放). */
const ENTITLED = `
  SELECT e.id_number AS idNumber, coalesce(p.name, e.account_name) AS name, e.account_name AS accountName, e.account_number AS accountNumber,
    e.bank_code AS bankCode,
    ${OFFICE_OF_ENTITLEMENT} AS officeId,
    (SELECT coalesce(sum(amount), 0) FROM repayment_entry r
     WHERE r.id_number = e.id_number AND r.way = 'setOff' AND r.month <= @month) AS arranged,
    (SELECT coalesce(sum(o.set_off), 0) FROM payment_order o LEFT JOIN disbursement d ON d.serial = o.serial
     WHERE o.id_number = e.id_number AND coalesce(d.state, 'paid') = 'paid') AS used
  FROM entitlement e LEFT JOIN person p ON p.id_number = e.id_number
  WHERE e.first_month <= @month AND e.last_month >= @month AND (e.stopped_from IS NULL OR e.stopped_from > @month)
    AND NOT EXISTS (SELECT 1 FROM payment WHERE id_number = e.id_number AND month = @month)
    AND NOT EXISTS (SELECT 1 FROM payment_order o LEFT JOIN disbursement d ON d.serial = o.serial
      WHERE o.id_number = e.id_number AND o.month = @month AND d.serial IS NULL)
    AND e.claimed_on = (SELECT max(claimed_on) FROM entitlement l WHERE l.id_number = e.id_number AND l.first_month <= @month AND l.last_month >= @month
      AND (l.stopped_from IS NULL OR l.stopped_from > @month))
  ORDER BY e.id_number`

/** Who is to be paid benefit for a month (`YYYYMM`) by these offices, and the figures that are missing for others. Source: S002 2, step 9. */
export function payableIn(
  db: ReadableDb,
  policy: Policy,
  month: string,
  offices: readonly string[],
): { readonly rows: readonly Payable[]; readonly missing: readonly Text[] } {
  const missing = new Map<string, Text>()
  const rows = statement<[{ month: string }], Entitled>(db, ENTITLED)
    .all({ month })
    .flatMap(({ officeId, arranged, used, ...row }): Payable[] => {
      if (officeId === null || !offices.includes(officeId)) return []
      const found = benefitAmountFor(policy, month, officeById(officeId)?.divisionCode ?? null)
      if (!found.ok) {
        missing.set(found.missing.message.zh, found.missing.message)
        return []
      }
      const { amount: due } = found.row
      return [{ ...row, due, setOff: Math.min(due, Math.max(0, arranged - used)) }]
    })
  return { rows, missing: [...missing.values()] }
}
