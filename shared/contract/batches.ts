import { z } from 'zod'
import { identityKeys } from '../filings/identityShown.ts'
import { statuses } from '../review/status.ts'
import { command, query } from './call.ts'

const text = z.strictObject({ zh: z.string(), en: z.string() })
/** As at the counter: who takes a batch in does not review it. */
const clerks = ['firstReview', 'supervisor'] as const
const readers = ['firstReview', 'secondReview', 'supervisor', 'audit'] as const
const kind = z.string().max(60)
const batchId = z.uuid()
const policy = z.enum(['allOrNothing', 'goodRowsNow'])
const row = z.int().min(1).max(1_048_576)
const reason = z.string().trim().min(2, '请写明原因（至少2个字）').max(500)
const finding = z.strictObject({ column: z.string().nullable(), result: z.enum(['warn', 'fail']), reason: text, fix: text })

/** 校验成功, 警告, 校验失败, 退收信息 */
export const batchTabs = ['passed', 'warned', 'failed', 'refund'] as const
export type BatchTab = (typeof batchTabs)[number]

const head = z.strictObject({
  batchId: z.string(),
  /** 批次号, once it is taken in. */
  number: z.string().nullable(),
  kind: z.string(),
  kindLabel: text,
  unitNo: z.string(),
  unitName: z.string(),
  fileName: z.string(),
  /** ISO; of the upload, or of the reception. */
  at: z.string(),
  by: z.string(),
  state: z.enum(['reading', 'checking', 'ready', 'filing', 'filed']),
  rows: z.int(),
  accepted: z.int(),
  filed: z.int(),
  /** Parked rows for which something is still to be done. */
  parked: z.int(),
})
export type BatchHead = z.infer<typeof head>

export const batchRowView = z.strictObject({
  row: z.int(),
  name: z.string(),
  /** masked */
  idNumber: z.string(),
  findings: z.array(finding),
  refund: z.strictObject({ months: z.int(), unitAmount: z.int(), personAmount: z.int() }).nullable(),
  choice: z.enum(['take', 'park', '']),
  reason: z.string(),
})
export type BatchRowView = z.infer<typeof batchRowView>

export const batches = {
  /** The empty workbook of a kind. */
  'batch.template': query(clerks, z.strictObject({ kind }), z.strictObject({ fileName: z.string(), base64: z.string() })),
  /** Reads a chosen workbook and holds every row against the checks, as a job whose id is the batch's. Files nothing. */
  'batch.upload': command(
    clerks,
    z.strictObject({
      ticket: z.uuid(),
      kind,
      /** Number or credit code. */
      unit: z.string().max(18),
      /** The batch whose parked rows it brings again. */
      corrects: batchId.nullable(),
    }),
    z.strictObject({ jobId: z.string() }),
  ),
  /** What is being prepared (by anybody of the office), and what was taken in, newest first. */
  'batch.list': query(readers, z.strictObject({ limit: z.int().min(1).max(200) }), z.strictObject({ batches: z.array(head) })),
  'batch.open': query(
    readers,
    z.strictObject({ batchId }),
    z.strictObject({
      batch: head,
      counts: z.strictObject({ passed: z.int(), warned: z.int(), failed: z.int(), refund: z.int(), undecided: z.int(), accepted: z.int() }),
      /** Whether the person may act on it. */
      mayAct: z.boolean(),
      policy: policy.nullable(),
      corrects: z.string().nullable(),
      /** 分卷 with their cases. */
      cases: z.array(z.strictObject({ caseId: z.string(), rows: z.int(), status: z.enum(statuses), firstNumber: z.string() })),
      /** Rows kept back when it was taken in. */
      parked: z.array(
        z.strictObject({
          ...batchRowView.shape,
          state: z.enum(['parked', 'corrected', 'dropped']),
          dropReason: z.string(),
          correctedBy: z.string().nullable(),
        }),
      ),
    }),
  ),
  'batch.rows': query(
    readers,
    z.strictObject({ batchId, tab: z.enum(batchTabs), after: z.int().min(0), limit: z.int().min(1).max(200) }),
    z.strictObject({ rows: z.array(batchRowView), more: z.boolean() }),
  ),
  /** 警告 needs a decision: 办理 with a reason, or 暂存. `rows` null: all that are undecided. */
  'batch.decide': command(
    clerks,
    z.strictObject({ batchId, rows: z.array(row).min(1).max(2000).nullable(), choice: z.enum(['take', 'park']), reason }),
    z.strictObject({ decided: z.int() }),
  ),
  /** 保存: the accepted rows become filings, as a job whose id is the batch's. */
  'batch.file': command(
    clerks,
    z.strictObject({
      batchId,
      policy,
      submitter: z.strictObject({
        name: z.string().trim().min(2, '请填写来办理的人的姓名').max(100),
        identity: z.enum(identityKeys, '请选择出示的证件'),
      }),
    }),
    z.strictObject({ jobId: z.string() }),
  ),
  /** Goes on with what was interrupted: checking, or saving. */
  'batch.resume': command(clerks, z.strictObject({ batchId }), z.strictObject({ jobId: z.string() })),
  /** Throws an upload away that was not taken in. */
  'batch.discard': command(clerks, z.strictObject({ batchId }), z.strictObject({})),
  /** Gives a parked row up. */
  'batch.dropRow': command(clerks, z.strictObject({ batchId, row, reason }), z.strictObject({})),
  /** What became of every row, as a workbook for the unit: row, column, reason, fix. */
  'batch.result': query(readers, z.strictObject({ batchId }), z.strictObject({ fileName: z.string(), base64: z.string() })),
} as const
