import type { DeskCommand } from '../../db/commands/plan.ts'
import type { Meta } from '../../db/commands/planned.ts'
import type { Taken, Workbook } from '../../db/workbooks.ts'
import type { Facts } from '../log.ts'
import type { StoreTrouble } from '../problem.ts'
import type { MediaType } from '../../shared/exchange/submission.ts'
import type { Text } from '../../shared/text.ts'

/** Everything that passes between the main thread and the worker that owns the writing connections. */

/** `workerData`: the only way by which the data key reaches a worker. */
export interface StoreAccess {
  readonly dir: string
  readonly key: Uint8Array
  /** Sets a missing or damaged head anchor to the journal as it stands, after a person has looked, instead of refusing. */
  readonly resetAnchor?: boolean
}

/** Short work, done in the order it came. */
export type Task =
  | { readonly type: 'execute'; readonly command: DeskCommand; readonly meta: Meta }
  | { readonly type: 'putUpload'; readonly staffId: string; readonly bytes: Uint8Array; readonly mediaType: MediaType; readonly at: string }
  /** Keeps a printed document. */
  | { readonly type: 'putDocument'; readonly pdf: Uint8Array }
  | { readonly type: 'saveDraft'; readonly key: string; readonly value: unknown; readonly at: string }
  | { readonly type: 'assess'; readonly caseId: string; readonly excluded: readonly string[]; readonly now: string }
  | {
      readonly type: 'chooseRows'
      readonly batchId: string
      readonly rows: readonly number[] | null
      readonly choice: 'take' | 'park'
      readonly reason: string
    }
  | { readonly type: 'takeWorkbook'; readonly batchId: string; readonly taken: Taken }
  | { readonly type: 'dropWorkbook'; readonly batchId: string }
  | { readonly type: 'setPreference'; readonly staffId: string; readonly key: string; readonly value: unknown }

/** A chosen workbook, before it is read. */
export type WorkbookUpload = Pick<Workbook, 'staffId' | 'at' | 'kind' | 'unitNo' | 'fileName' | 'corrects'> & { readonly path: string }

/** Long work; gives way to tasks between its steps. */
export type Job =
  | {
      readonly name: 'import'
      readonly files: readonly string[]
      /** The watched folder when the files were found there: they are moved away from it afterwards. */
      readonly inbox: string | null
      readonly staffId: string
      readonly via: Meta['via']
      readonly demoToday: string | null
    }
  | {
      readonly name: 'export'
      readonly outbox: string
      readonly staffId: string
      readonly via: Meta['via']
      readonly demoToday: string | null
      /** Issue what waits now; without it only what was issued and never written is written. */
      readonly issue: boolean
      readonly commandId: string
    }
  | {
      readonly name: 'assess'
      /** What to lock, as the person saw it; null previews the open period. */
      readonly lock: { readonly period: string; readonly digest: string } | null
      /** The signature of the one who locks, with the time it names, where the office asks for it. */
      readonly signed: Pick<Meta, 'signature' | 'now'> | null
      readonly staffId: string
      readonly via: Meta['via']
      readonly demoToday: string | null
      readonly commandId: string
    }
  | {
      readonly name: 'batchCheck'
      readonly batchId: string
      /** The chosen file; null to go on with one that was read before an interruption. */
      readonly upload: WorkbookUpload | null
    }
  | {
      readonly name: 'batchFile'
      readonly batchId: string
      readonly via: Meta['via']
      readonly demoToday: string | null
    }
  | { readonly name: 'receiptsCheck'; readonly path: string; readonly offices: readonly string[] }
  | {
      readonly name: 'receiptsBook'
      readonly path: string
      /** Of the file that was checked */
      readonly sha256: string
      readonly receiptsId: string
      readonly staffId: string
      readonly via: Meta['via']
      readonly demoToday: string | null
    }
  | { readonly name: 'openingCheck'; readonly path: string }
  | {
      readonly name: 'openingTake'
      readonly path: string
      readonly sha256: string
      readonly staffId: string
      readonly via: Meta['via']
      readonly demoToday: string | null
    }
  | { readonly name: 'demo'; readonly inbox: string; readonly size: number | null }

export type ToWriter =
  | { readonly type: 'task'; readonly id: number; readonly task: Task }
  /** `stop` is set to 1 by a cancel: a transaction hears no messages. */
  | { readonly type: 'job'; readonly id: string; readonly job: Job; readonly stop: Int32Array<SharedArrayBuffer> }
  | { readonly type: 'cancel'; readonly id: string }
  | { readonly type: 'close' }

/** An error as it crosses: the store's words for the person, or only the type and frames of a defect. */
export type Trouble = { readonly store: StoreTrouble } | { readonly defect: Facts }
export type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly trouble: Trouble }
export type JobEnd =
  | {
      readonly state: 'done' | 'cancelled'
      readonly message: Text
      /** What a check found about which file, for the page to ask for afterwards; it stays with the job. */
      readonly checked?: { readonly path: string; readonly report: unknown }
    }
  | { readonly state: 'failed'; readonly message: Text | null; readonly trouble: Trouble | null }

export interface Step {
  readonly phase: Text
  readonly done: number
  /** 0 while unknown */
  readonly total: number
}

export type FromWriter =
  | { readonly type: 'opened' }
  | { readonly type: 'notOpened'; readonly trouble: Trouble }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer }
  /** Event types of a commit, for what has to be fetched again. */
  | { readonly type: 'committed'; readonly types: readonly string[] }
  | { readonly type: 'progress'; readonly id: string; readonly step: Step }
  | { readonly type: 'ended'; readonly id: string; readonly end: JobEnd }
  | { readonly type: 'closed' }
