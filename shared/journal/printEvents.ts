import { z } from 'zod'
import { printKinds } from '../print/kinds.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const period = z
  .string()
  .regex(/^\d{6}$/)
  .nullable()
const id = z.string().min(1).max(100)
const target = z.enum(['printer', 'dialog', 'file'])

/** The print register (打印登记). Streams `print:<id>`, `printRun:<id>`, and `prints` for what concerns several at once. */
export const printEvents = {
  /** 已出单: the document exists with its number and code. It counts as printed only when that is confirmed. */
  'print.issued': z.strictObject({
    printId: id,
    kind: z.enum(printKinds),
    /** What it is about: unit number, ID number, filing id …, and how that is called. */
    key: z.string().max(200),
    name: z.string().max(200),
    period,
    /** 单号 */
    number: z.string().max(60),
    /** 第 n 次打印 */
    copy: z.int().min(1),
    /** 核验码 */
    code: z.string().regex(/^[0-9A-Z]{12}$/),
    /** Of the content as canonical JSON; the code covers it. */
    contentHash: sha256,
    /** What a verifier compares with the paper. */
    figures: z.array(z.strictObject({ label: z.string(), value: z.string() })).max(8),
    /** The PDF, kept in the vault, and where in it this document stands. */
    sha256,
    page: z.int().min(1),
    pages: z.int().min(1),
    fileName: z.string().max(200),
    runId: id.nullable(),
  }),
  /** Handed to a printer, the system's dialog or a file. */
  'print.sent': z.strictObject({
    printIds: z.array(id).min(1).max(200),
    target,
    printer: z.string().max(200).nullable(),
    /** The spooler's own number. */
    spoolJob: z.string().max(200).nullable(),
  }),
  /** The spooler, or a person who saw the paper, says what came of it. */
  'print.confirmed': z.strictObject({
    printIds: z.array(id).min(1).max(200),
    printed: z.boolean(),
    by: z.enum(['spooler', 'person']),
    detail: z.string().max(300),
  }),
  /** 作废: the paper no longer holds; the entry stays. */
  'print.voided': z.strictObject({ reason: z.string().trim().min(2).max(200) }),
  'printRun.started': z.strictObject({
    runId: id,
    kind: z.enum(printKinds),
    period: z.string().regex(/^\d{6}$/),
    units: z.array(z.string().max(20)).min(1).max(50_000),
    perUnit: z.boolean(),
    target,
    printer: z.string().max(200).nullable(),
    folder: z.string().max(200),
  }),
  /** Units that were left out, each with the reason; or the rest of a run that nobody wants any more. */
  'printRun.ended': z.strictObject({
    dropped: z.boolean(),
    skipped: z.array(z.strictObject({ unitNo: z.string(), reason: z.string().max(300) })),
  }),
} as const
