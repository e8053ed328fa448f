import { z } from 'zod'
import { printKinds, printStates, sheetKinds } from '../print/kinds.ts'
import { command, query } from './call.ts'

const makers = ['firstReview', 'secondReview', 'supervisor', 'accounts'] as const
const readers = ['firstReview', 'secondReview', 'supervisor', 'accounts', 'finance', 'audit'] as const
const text = z.strictObject({ zh: z.string(), en: z.string() })
const period = z.string().regex(/^\d{6}$/)
const id = z.string().min(1).max(100)
const unitNo = z.string().max(20)

/** Where a document goes: a printer of this machine, the system's dialog, or a file in the downloads folder. */
const target = z.union([
  z.strictObject({
    type: z.literal('printer'),
    printer: z.string().min(1).max(200),
    copies: z.int().min(1).max(9),
    paper: z.enum(['A4']).nullable(),
  }),
  z.strictObject({ type: z.literal('dialog') }),
  z.strictObject({ type: z.literal('file') }),
])
export type PrintTarget = z.infer<typeof target>

const gate = z.strictObject({ open: z.boolean(), from: z.string().nullable(), why: text.nullable() })

export const printRow = z.strictObject({
  printId: z.string(),
  at: z.string(),
  who: z.string(),
  kind: z.enum(printKinds),
  /** Masked where it is a person's number. */
  key: z.string(),
  name: z.string(),
  period: z.string().nullable(),
  number: z.string(),
  copy: z.int(),
  code: z.string(),
  state: z.enum(printStates),
  target: z.enum(['printer', 'dialog', 'file']).nullable(),
  printer: z.string().nullable(),
  settledAt: z.string().nullable(),
  /** `spooler` or the name of a person. */
  settledBy: z.string().nullable(),
  detail: z.string(),
  fileName: z.string(),
  page: z.int(),
  pages: z.int(),
  runId: z.string().nullable(),
  voided: z.strictObject({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
})
export type PrintRowView = z.infer<typeof printRow>

const unprintable = z.array(z.strictObject({ character: z.string(), codePoint: z.string(), text: z.string() }))
const registerFilter = z.strictObject({
  state: z.enum(['all', 'waiting', 'printed', 'notPrinted', 'voided']),
  kinds: z.array(z.enum(printKinds)),
  period: period.nullable(),
  keyword: z.string().max(60),
})

export const prints = {
  /** Periods that have sheets, newest first, each with its gate; the open one is a preview. */
  'print.periods': query(
    makers,
    z.strictObject({}),
    z.array(z.strictObject({ period, locked: z.boolean(), lockedAt: z.string().nullable(), units: z.int(), gate })),
  ),
  /** Units of a period that have a sheet, by unit number, each with its last official print of this kind. */
  'print.units': query(
    makers,
    z.strictObject({
      period,
      kind: z.enum(sheetKinds),
      keyword: z.string().max(60),
      only: z.enum(['all', 'notPrinted']),
      cursor: z.string().max(400).nullable(),
      limit: z.int().min(1).max(500),
    }),
    z.strictObject({
      rows: z.array(
        z.strictObject({
          unitNo: z.string(),
          unitName: z.string(),
          persons: z.int(),
          adjustments: z.int(),
          /** 分 */
          payable: z.int(),
          copies: z.int(),
          state: z.enum([...printStates, 'voided']).nullable(),
          lastAt: z.string().nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
  ),
  /** Unit numbers of a whole filter, for “select all”. */
  'print.select': query(
    makers,
    z.strictObject({ period, kind: z.enum(sheetKinds), keyword: z.string().max(60), only: z.enum(['all', 'notPrinted']) }),
    z.strictObject({ units: z.array(unitNo) }),
  ),
  'print.printers': query(
    makers,
    z.strictObject({}),
    z.strictObject({
      dialog: z.enum(['page', 'host', 'none']),
      printers: z.array(z.strictObject({ name: z.string(), isDefault: z.boolean() })),
      downloads: z.string(),
    }),
  ),
  /**
   * Makes the very document that would be printed next, or a watermarked preview while the gate is shut. `key`: unit number, person id
   * of the register, filing id … by kind. Nothing is registered.
   */
  'print.prepare': command(
    makers,
    z.strictObject({ kind: z.enum(printKinds), key: z.string().min(1).max(200), period: period.nullable() }),
    z.strictObject({
      /** null: it cannot be made, see `unprintable` */
      documentId: z.string().nullable(),
      fileName: z.string(),
      name: z.string(),
      copy: z.int(),
      official: z.boolean(),
      gate,
      pages: z.int(),
      unprintable,
      /** Debian packages of fonts that are not installed and may have the characters. */
      fontsMissing: z.array(z.string()),
    }),
  ),
  /** Every copy of one document, oldest first. */
  'print.copies': query(
    makers,
    z.strictObject({ kind: z.enum(printKinds), key: z.string().min(1).max(200), period: period.nullable() }),
    z.array(printRow),
  ),
  /** A one-time address of a prepared document, or of one in the register. */
  'print.document': query(
    readers,
    z.union([z.strictObject({ documentId: id }), z.strictObject({ printId: id })]),
    z.strictObject({ url: z.string(), pages: z.int(), page: z.int() }),
  ),
  /** Registers a prepared document as printed officially and hands it over. */
  'print.issue': command(
    makers,
    z.strictObject({ documentId: id, target }),
    z.strictObject({
      printId: z.string(),
      /** For the page's own print dialog. */
      url: z.string().nullable(),
      /** Where the file was written. */
      file: z.string().nullable(),
    }),
  ),
  /** 已打印 or 未打印, said by a person who looked; of single prints or of all of a run that wait. */
  'print.confirm': command(
    makers,
    z.strictObject({
      of: z.union([z.strictObject({ printIds: z.array(id).min(1).max(200) }), z.strictObject({ runId: id })]),
      printed: z.boolean(),
    }),
    z.strictObject({ count: z.int() }),
  ),
  /** 作废 with a reason. */
  'print.void': command(
    ['supervisor'],
    z.strictObject({ printId: id, reason: z.string().trim().min(2, '请写明作废原因').max(200) }),
    z.strictObject({}),
  ),
  'print.register': query(
    readers,
    registerFilter.extend({ before: z.int().nullable(), limit: z.int().min(1).max(200) }),
    z.strictObject({ rows: z.array(printRow), next: z.int().nullable(), count: z.int(), waiting: z.int() }),
  ),
  /** 核验: what the journal knows of the document with this code (typed, or as the QR code holds it). */
  'print.verify': query(
    readers,
    z.strictObject({ code: z.string().max(200) }),
    z.strictObject({
      result: z.enum(['genuine', 'unknown', 'notACode', 'altered']),
      print: printRow.nullable(),
      figures: z.array(z.strictObject({ label: z.string(), value: z.string() })),
      newer: z.int(),
    }),
  ),
  /** Many units in documents of at most 200 sheets, or one a unit; can be stopped and taken up again. */
  'print.run': command(
    ['supervisor'],
    z.strictObject({ period, kind: z.enum(sheetKinds), units: z.array(unitNo).min(1).max(50_000), perUnit: z.boolean(), target }),
    z.strictObject({ runId: z.string(), jobId: z.string() }),
    { reauth: true },
  ),
  'print.resume': command(['supervisor'], z.strictObject({ runId: id }), z.strictObject({ jobId: z.string() })),
  /** Gives up the rest of a run; what was printed stays in the register. */
  'print.drop': command(['supervisor'], z.strictObject({ runId: id }), z.strictObject({})),
  'print.runs': query(
    makers,
    z.strictObject({ limit: z.int().min(1).max(50) }),
    z.array(
      z.strictObject({
        runId: z.string(),
        at: z.string(),
        who: z.string(),
        kind: z.enum(printKinds),
        period,
        units: z.int(),
        made: z.int(),
        waiting: z.int(),
        perUnit: z.boolean(),
        target: z.enum(['printer', 'dialog', 'file']),
        printer: z.string().nullable(),
        folder: z.string(),
        state: z.enum(['open', 'done', 'dropped']),
        running: z.boolean(),
        skipped: z.array(z.strictObject({ unitNo: z.string(), reason: z.string() })),
      }),
    ),
  ),
} as const
