import type { Effect } from '../effects/effect.ts'
import type { Policy } from '../policy/policy.ts'
import type { Slice } from '../register/slice.ts'
import type { Text } from '../text.ts'
import type { Acceptance } from './acceptances.ts'

/** What a field holds; the form, the intake schema, the workbook column and the general checks follow from it. */
export type FieldType =
  | 'text'
  | 'longText'
  | 'personName'
  | 'idNumber'
  | 'creditCode'
  | 'phone'
  | 'email'
  | 'postcode'
  | 'bankAccount'
  | 'division'
  /** integer 分 */
  | 'money'
  | 'integer'
  | 'date'
  | 'month'
  | 'code'
  | 'boolean'

export type Value = string | number | boolean | null
export type Values = Readonly<Record<string, Value>>

export interface Option {
  readonly value: string
  readonly label: Text
}

export interface Field {
  readonly label: Text
  readonly type: FieldType
  /** Heading under which forms and the detail view show it; fields of one group stand together. */
  readonly group: Text
  readonly required?: boolean | ((values: Values) => boolean)
  /** False hides the field and makes its value not count (dependent fields, S2-05, S3-05). */
  readonly visible?: (values: Values) => boolean
  /** 系统自动提取: the portal filled it in, the applicant could not type it. */
  readonly derived?: boolean
  /** A code's list; may depend on other values. */
  readonly options?: readonly Option[] | ((values: Values) => readonly Option[])
  readonly maxLength?: number
  /** For an account number: the field that says card or passbook, `accountType` unless named. */
  readonly accountType?: string
  /** A value that must not turn up elsewhere unnoticed: compared across the queue and the register. */
  readonly clash?: boolean
}

export type Fields = Readonly<Record<string, Field>>

export type ValueOf<T extends FieldType> = (T extends 'money' | 'integer' ? number : T extends 'boolean' ? boolean : string) | null
export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]['type']> }

/** A document that belongs to a filing (申报材料). */
export interface MaterialSlot {
  readonly key: string
  readonly label: Text
  readonly required: boolean | ((values: Values) => boolean)
}

/** An uploaded page, known by its content. */
export interface Material {
  readonly slot: string
  readonly name: string
  readonly sha256: string
  readonly size: number
  readonly mediaType: 'image/png' | 'image/jpeg' | 'application/pdf'
}

export interface Rule {
  readonly text: Text
  /** Where it stands: law and article, seed section, or table row's document number. */
  readonly source: string
}

/** `fail` is cleared only by changed facts; `warn` by a written reason. */
export interface Finding {
  readonly result: 'pass' | 'warn' | 'fail'
  readonly detail: Text
  /** What would clear it; absent when passed. */
  readonly clear?: Text
}

export interface CheckResult extends Finding {
  readonly id: string
  readonly label: Text
  readonly fields: readonly string[]
  readonly rule: Rule
}

/** Another filing or register entry that shares a value with this one. */
export interface Clash {
  readonly field: string
  readonly value: string
  /** Where the same value was found. */
  readonly where: 'queue' | 'register'
  /** 办件编号 of the other filing, or the record's name. */
  readonly label: string
  readonly filingId: string | null
  readonly kind: string | null
  /** The other filing's subject (id number); null for records without one. */
  readonly subjectId: string | null
  readonly open: boolean
  /** How many hits this value has in all: one is a coincidence to look at, many is a shared office phone. */
  readonly hits: number
}

/** Everything a check or an effect may look at; nothing else decides. */
export interface Facts<V = Values> {
  readonly values: V
  readonly filingId: string
  readonly kind: string
  readonly officeId: string
  /** GB/T 2260 code of the office; null for development zones. */
  readonly division: string | null
  readonly channel: 'portal' | 'counter'
  /** Part of a joint package (一件事). */
  readonly joint: boolean
  readonly acceptances: readonly Acceptance[]
  /** Submission time in the office's zone (+08:00): the day and month that the windows count. */
  readonly submittedOn: string
  readonly materials: readonly Material[]
  readonly slice: Slice
  readonly policy: Policy
  readonly today: string
  readonly clashes: readonly Clash[]
}

export interface Check<V> {
  readonly id: string
  readonly label: Text
  readonly fields: readonly (keyof V & string)[]
  readonly rule: Rule
  /** Returns nothing where the check does not apply. */
  run(facts: Facts<V>): Finding | undefined
}

/** One named value of a decision's outcome (开始, 终止, 金额…), as the applicant is told it. */
export interface Outcome {
  readonly key: string
  readonly label: Text
  readonly type: 'date' | 'month' | 'money' | 'integer' | 'text'
  readonly value: string | number
}

/** The days a filing may take: the month's business window, or working days after acceptance. */
export type Clock = { readonly type: 'businessWindow' } | { readonly type: 'workingDays'; readonly matter: string }

/** 批量 by workbook: one row a filing. The unit, the form and what follows from the identity number are filled in, not asked for. */
export interface Batch<F extends Fields> {
  readonly label: Text
  /** Counts up when columns change; a workbook of another version is refused. */
  readonly version: number
  /** In the order of the workbook, under the guide's own headings. */
  readonly columns: readonly { readonly field: keyof F & string; readonly heading: string }[]
}

export interface KindDefinition<F extends Fields> {
  readonly id: string
  readonly label: Text
  /** Rows of the seed guides that this kind answers. */
  readonly rows: readonly string[]
  /** Order in which parts of a joint package are decided (先后次序). */
  readonly order: number
  readonly fields: F
  readonly materials: readonly MaterialSlot[]
  readonly clock: Clock
  /**
   * Fields naming whom it is about, a person by identity number or a unit by credit code; fills the queue's columns and, with every other
   * identity number and credit code among the values, loads the slice. `unitList` names a field with several 单位编号, parted by 、.
   */
  readonly subject: {
    readonly name: keyof F & string
    readonly id: keyof F & string
    readonly unit?: keyof F & string
    readonly unitList?: keyof F & string
  }
  /** Kinds that are filed along with it as one matter (一件事, S3-03); ticking this one ticks them. */
  readonly joint?: readonly string[]
  /** Absent where the guides offer the single form only. */
  readonly batch?: Batch<F>
  readonly checks: readonly Check<ValuesOf<F>>[]
  /** What approval does to the register. Called only when no check failed. */
  effects(facts: Facts<ValuesOf<F>>): readonly Effect[]
  /** What the applicant is told; `after` is the register with the effects in it. */
  outcome(facts: Facts<ValuesOf<F>>, after: Slice): readonly Outcome[]
  /** Why a second person must review (复核), or nothing. */
  secondReview(facts: Facts<ValuesOf<F>>, money: { readonly amount: number }): Text | undefined
}

/** A kind with its value types forgotten, for code that handles them all alike. */
export type Kind = KindDefinition<Fields>

/** Ties a kind's checks and effects to the types of its own fields; values were held against those fields on the way in. */
export function defineKind<const F extends Fields>(kind: KindDefinition<F>): Kind
export function defineKind(kind: Kind): Kind {
  return kind
}
