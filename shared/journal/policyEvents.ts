import { z } from 'zod'
import { type Row, rowShapes, tableNames } from '../policy/tables.ts'

/** A row of a dated table; which table's shape it has to have is for the command that writes it. */
const policyRow = z.custom<Row>(
  (given) => Object.values(rowShapes).some((shape) => shape.safeParse(given).success),
  'no row of a policy table',
)

/** Streams `policy` and `policy:<id>`. */
export const policyEvents = {
  'policy.adopted': z.strictObject({ tables: z.record(z.string(), z.unknown()) }),
  /** 参数变更申请: `target` is the row as it stands (null for a new one), `row` what it is to become, `docNo` the document it rests on. */
  'policy.proposed': z.strictObject({
    proposalId: z.string(),
    table: z.enum(tableNames),
    action: z.enum(['add', 'end', 'correct']),
    target: policyRow.nullable(),
    row: policyRow,
    docNo: z.string(),
    reason: z.string(),
  }),
  /** 核准: the rows that leave the table and those that take their place; what was in force before stays in the journal. */
  'policy.amended': z.strictObject({
    proposalId: z.string(),
    table: z.enum(tableNames),
    removed: z.array(policyRow),
    added: z.array(policyRow),
    note: z.string(),
  }),
  'policy.rejected': z.strictObject({ proposalId: z.string(), reason: z.string() }),
  'policy.withdrawn': z.strictObject({ proposalId: z.string(), reason: z.string() }),
} as const
