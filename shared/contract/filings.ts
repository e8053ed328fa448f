import { z } from 'zod'
import { actions } from '../review/actions.ts'
import { reviewCommand } from '../review/commands.ts'
import { statuses } from '../review/status.ts'
import { rollbackStates } from '../rollback/proposal.ts'
import { command, query } from './call.ts'

const text = z.strictObject({ zh: z.string(), en: z.string() })
const value = z.union([z.string(), z.number(), z.boolean(), z.null()])
const reviewers = ['firstReview', 'secondReview', 'supervisor', 'audit'] as const

export const queueFilter = z.strictObject({
  /** empty: all */
  statuses: z.array(z.enum(statuses)),
  /** 申办月份 YYYYMM of the submission */
  month: z.string().nullable(),
  kinds: z.array(z.string()),
  offices: z.array(z.string()),
  /** Name fragment of 1–4 characters, pinyin initials, id fragment (≥ 4 digits), unit name fragment, 办件编号. */
  keyword: z.string().max(60),
  /** Mine: held by me, or decided by me. */
  mine: z.boolean(),
})
export type QueueFilter = z.infer<typeof queueFilter>

export const queueRow = z.strictObject({
  /** Case id: joint id, or the filing's own. */
  caseId: z.string(),
  filingId: z.string(),
  number: z.string(),
  kind: z.string(),
  kindLabel: text,
  /** Number of parts when it is a joint package (一件事), else 1. */
  parts: z.int(),
  /** Its parts are the rows of a workbook (批量申报). */
  batch: z.boolean(),
  status: z.enum(statuses),
  officeId: z.string(),
  subjectName: z.string(),
  /** masked */
  subjectId: z.string(),
  unitName: z.string().nullable(),
  submittedAt: z.string(),
  receivedAt: z.string(),
  /** Last lawful minute (ISO). */
  deadline: z.string(),
  holder: z.strictObject({ staffId: z.string(), name: z.string(), until: z.string(), expired: z.boolean() }).nullable(),
  round: z.int(),
})
export type QueueRow = z.infer<typeof queueRow>

/** Opaque place in a list; give it back unchanged. */
const cursor = z.string().max(400)

const checkResult = z.strictObject({
  id: z.string(),
  label: text,
  fields: z.array(z.string()),
  rule: z.strictObject({ text, source: z.string() }),
  result: z.enum(['pass', 'warn', 'fail']),
  detail: text,
  clear: text.optional(),
})
export const effectView = z.strictObject({
  type: z.string(),
  label: text,
  record: z.string(),
  recordLabel: text,
  key: z.string(),
  /** Changed members only, as the person reads them; masked like everything else. */
  changes: z.array(z.strictObject({ name: z.string(), label: text, before: value, after: value })),
})
const moneyLine = z.strictObject({
  unitNo: z.string(),
  unitName: z.string(),
  idNumber: z.string(),
  coverageMonth: z.string(),
  kind: z.enum(['ordinary', 'back', 'refund', 'reduction']),
  base: z.int(),
  /** rates in 1/10000 */
  unitRate: z.int(),
  personRate: z.int(),
  unitAmount: z.int(),
  personAmount: z.int(),
  lateFee: z.int(),
  lateDays: z.int(),
  interest: z.int(),
  ruralWorker: z.boolean(),
  suspense: z.boolean(),
  overdue: z.boolean(),
})
const outcome = z.strictObject({
  key: z.string(),
  label: text,
  type: z.enum(['date', 'month', 'money', 'integer', 'text']),
  value: z.union([z.string(), z.number()]),
})
export const partPreview = z.strictObject({
  filingId: z.string(),
  checks: z.array(checkResult),
  effects: z.array(effectView),
  money: z.array(moneyLine),
  outcome: z.array(outcome),
  blocked: z.array(text),
  secondReview: text.nullable(),
  approvable: z.boolean(),
})
export const preview = z.strictObject({
  parts: z.array(partPreview),
  /** Goes back with the decision. */
  basis: z.string(),
})
export type Preview = z.infer<typeof preview>

const markedReason = z.strictObject({ code: z.string(), fields: z.array(z.string()), materials: z.array(z.string()), note: z.string() })

export const fieldView = z.strictObject({
  key: z.string(),
  label: text,
  group: text,
  type: z.string(),
  /** Masked for personal numbers; codes come with their label. */
  value,
  display: text,
  masked: z.boolean(),
  origin: z.enum(['entered', 'derived']),
  source: z.string().nullable(),
  sourceAt: z.string().nullable(),
  /** Value of the round before when it changed. */
  previous: value.optional(),
  previousDisplay: text.optional(),
  visible: z.boolean(),
  required: z.boolean(),
})
export const partView = z.strictObject({
  filingId: z.string(),
  number: z.string(),
  kind: z.string(),
  kindLabel: text,
  status: z.enum(statuses),
  /** Row of the workbook, for a part of a batch. */
  row: z.int().nullable(),
  /** What the batch's own check warned of, and why it was taken nevertheless. */
  batchNote: z.string(),
  fields: z.array(fieldView),
  materials: z.array(
    z.strictObject({
      slot: z.string(),
      label: text,
      required: z.boolean(),
      files: z.array(z.strictObject({ sha256: z.string(), name: z.string(), mediaType: z.string(), size: z.int() })),
    }),
  ),
  reasons: z.array(markedReason),
  note: z.string(),
  outcome: z.array(outcome),
  /** Reasons the first reviewer gave for rejecting this part while the rest passes. */
  excluded: z.array(markedReason).nullable(),
  acknowledgements: z.array(z.strictObject({ checkId: z.string(), reason: z.string() })),
})
export const caseView = z.strictObject({
  caseId: z.string(),
  officeId: z.string(),
  officeName: z.string(),
  portal: z.string(),
  channel: z.enum(['portal', 'counter']),
  submitter: z.strictObject({ name: z.string(), identity: z.string() }),
  /** When 用户通知 and 承诺书 were both accepted (ISO); null where they were not, or are not asked for. */
  acceptedAt: z.string().nullable(),
  submittedAt: z.string(),
  receivedAt: z.string(),
  deadline: z.string(),
  deadlineRule: text,
  round: z.int(),
  status: z.enum(statuses),
  holder: z.strictObject({ staffId: z.string(), name: z.string(), until: z.string(), expired: z.boolean() }).nullable(),
  firstReviewer: z.string().nullable(),
  leftDesk: z.boolean(),
  allowed: z.array(z.enum(actions)),
  /** Why an action that people look for is not offered, in words. */
  hints: z.array(z.string()),
  /** Of a batch, whose parts are its rows: these come with the columns of the workbook only, `case.part` tells the rest. */
  batch: z.strictObject({ batchId: z.string(), number: z.string(), part: z.int() }).nullable(),
  /** Until when the approval can be taken back by one person (ISO); null where it cannot. */
  grace: z.string().nullable(),
  /** Per part that has any: its rollbacks, what it corrects (更正自) and what corrects it (更正重报为). */
  links: z.array(
    z.strictObject({
      filingId: z.string(),
      rollbacks: z.array(
        z.strictObject({ rollbackId: z.string(), number: z.string(), state: z.enum(rollbackStates), restores: z.boolean() }),
      ),
      corrects: z.strictObject({ caseId: z.string(), number: z.string() }).nullable(),
      corrections: z.array(z.strictObject({ caseId: z.string(), number: z.string() })),
    }),
  ),
  parts: z.array(partView),
  history: z.array(
    z.strictObject({
      seq: z.int(),
      at: z.string(),
      who: z.string(),
      type: z.string(),
      label: text,
      detail: z.string(),
      filingId: z.string(),
      /** Whose certificate signed the act; null for one that is not signed. */
      signer: z.string().nullable(),
    }),
  ),
})
export type CaseView = z.infer<typeof caseView>
export type PartView = z.infer<typeof partView>
export type FieldView = z.infer<typeof fieldView>
export type PartPreview = z.infer<typeof partPreview>

export const filings = {
  'work.overview': query(
    'signedIn',
    z.strictObject({}),
    z.strictObject({
      /** Held by me, most urgent first. */
      mine: z.array(queueRow),
      /** Not held by anybody and due soonest. */
      urgent: z.array(queueRow),
      counts: z.array(z.strictObject({ status: z.enum(statuses), count: z.int() })),
      byKind: z.array(z.strictObject({ kind: z.string(), label: text, open: z.int() })),
      /** Open cases whose last lawful minute is today or past. */
      dueToday: z.int(),
      overdue: z.int(),
      /** Decisions that wait for a result package. */
      resultsPending: z.int(),
      inboxWaiting: z.int(),
      /** Age of the newest proved backup in whole days, null without one, and whether that is too old */
      backup: z.strictObject({ days: z.int().nullable(), overdue: z.boolean() }),
    }),
  ),
  'queue.page': query(
    reviewers,
    z.strictObject({
      filter: queueFilter,
      order: z.enum(['deadline', 'deadlineDesc']),
      cursor: cursor.nullable(),
      limit: z.int().min(1).max(200),
    }),
    z.strictObject({ rows: z.array(queueRow), next: cursor.nullable() }),
  ),
  /** Capped: 1001 means "more than 1,000". */
  'queue.count': query(reviewers, z.strictObject({ filter: queueFilter }), z.strictObject({ count: z.int() })),
  /** The neighbour of a case in the same list, so that a decision keeps its place. */
  'queue.neighbour': query(
    reviewers,
    z.strictObject({
      filter: queueFilter,
      order: z.enum(['deadline', 'deadlineDesc']),
      caseId: z.string(),
      direction: z.enum(['next', 'previous']),
      /** Only cases somebody still owes an act. */
      openOnly: z.boolean(),
    }),
    z.strictObject({ caseId: z.string().nullable() }),
  ),
  'case.open': query(reviewers, z.strictObject({ caseId: z.string() }), caseView),
  'case.preview': query(reviewers, z.strictObject({ caseId: z.string(), excluded: z.array(z.string()) }), preview),
  /** One part in full, with its checks unless it is decided. */
  'case.part': query(
    reviewers,
    z.strictObject({ caseId: z.string(), filingId: z.string() }),
    z.strictObject({ part: partView, preview: partPreview.nullable() }),
  ),
  'case.review': command(
    ['firstReview', 'secondReview', 'supervisor'],
    z.strictObject({ caseId: z.string(), command: reviewCommand }),
    z.strictObject({
      statuses: z.array(z.strictObject({ filingId: z.string(), status: z.enum(statuses) })),
      /** What was posted, in words. */
      posted: z.array(text),
    }),
  ),
  /** Shows one masked value; an event with the reason. */
  'case.reveal': command(
    reviewers,
    z.strictObject({ filingId: z.string(), field: z.string(), reason: z.string().trim().min(2, '请写明查看原因').max(200) }),
    z.strictObject({ value: z.string() }),
  ),
  /** A one-time address under which the page can fetch the document's bytes. */
  'case.attachment': query(reviewers, z.strictObject({ filingId: z.string(), sha256: z.string() }), z.strictObject({ url: z.string() })),
  'draft.get': query('signedIn', z.strictObject({ key: z.string().max(100) }), z.strictObject({ value: z.unknown() })),
  'draft.save': command('signedIn', z.strictObject({ key: z.string().max(100), value: z.unknown() }), z.strictObject({})),
} as const
