import { z } from 'zod'
import { command, query } from './call.ts'
import { queueRow } from './filings.ts'

const readers = ['firstReview', 'secondReview', 'supervisor', 'accounts', 'finance', 'audit'] as const
const cursor = z.string().max(400)
const text = z.strictObject({ zh: z.string(), en: z.string() })
const value = z.union([z.string(), z.number(), z.boolean(), z.null()])

const recordView = z.strictObject({
  record: z.string(),
  label: text,
  key: z.string(),
  members: z.array(z.strictObject({ name: z.string(), label: text, value, display: text })),
})
const ledgerLine = z.strictObject({
  id: z.string(),
  unitNo: z.string(),
  /** masked */
  idNumber: z.string(),
  personName: z.string(),
  coverageMonth: z.string(),
  period: z.string(),
  kind: z.enum(['ordinary', 'back', 'refund', 'reduction']),
  base: z.int(),
  unitAmount: z.int(),
  personAmount: z.int(),
  received: z.boolean(),
})

export const register = {
  'register.persons': query(
    readers,
    z.strictObject({ keyword: z.string().max(60), cursor: cursor.nullable(), limit: z.int().min(1).max(100) }),
    z.strictObject({
      rows: z.array(
        z.strictObject({
          personId: z.string(),
          name: z.string(),
          idNumber: z.string(),
          gender: z.string(),
          birthDate: z.string(),
          unitName: z.string().nullable(),
          insured: z.boolean(),
        }),
      ),
      next: cursor.nullable(),
    }),
  ),
  'register.person': query(
    readers,
    z.strictObject({ personId: z.string() }),
    z.strictObject({
      personId: z.string(),
      name: z.string(),
      idNumber: z.string(),
      records: z.array(recordView),
      filings: z.array(queueRow),
      ledger: z.array(ledgerLine),
      paidMonths: z.int(),
    }),
  ),
  'register.units': query(
    readers,
    z.strictObject({ keyword: z.string().max(60), cursor: cursor.nullable(), limit: z.int().min(1).max(100) }),
    z.strictObject({
      rows: z.array(
        z.strictObject({ unitNo: z.string(), name: z.string(), creditCode: z.string(), officeId: z.string(), insured: z.int() }),
      ),
      next: cursor.nullable(),
    }),
  ),
  'register.unit': query(
    readers,
    z.strictObject({ unitNo: z.string() }),
    z.strictObject({
      unitNo: z.string(),
      name: z.string(),
      records: z.array(recordView),
      insured: z.array(
        z.strictObject({ personId: z.string(), name: z.string(), idNumber: z.string(), fromMonth: z.string(), wage: z.int().nullable() }),
      ),
      insuredCount: z.int(),
      filings: z.array(queueRow),
      ledger: z.array(ledgerLine),
      suspense: z.strictObject({ unitAmount: z.int(), personAmount: z.int() }),
    }),
  ),
  /** Shows a person's full number; an event with the reason. */
  'register.reveal': command(
    readers,
    z.strictObject({ personId: z.string(), reason: z.string().trim().min(2, '请写明查看原因').max(200) }),
    z.strictObject({ value: z.string() }),
  ),
} as const
