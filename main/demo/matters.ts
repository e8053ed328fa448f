import type { Values } from '../../shared/filings/kind.ts'
import type { Unit } from '../../shared/register/records.ts'
import type { DemoPerson } from './persons.ts'
import type { Stage, Trap } from './plan.ts'
import type { Reason } from './steps.ts'

/** How far a filing has come when the demonstration begins; the last part of its key. */
export type Course = 'open' | 'trap' | 'claimed' | 'returned' | 'passed' | 'second' | 'approved' | 'rejected' | 'withdrawn'

/** Where a filing is written: the stage, its name, how far it comes, and the unit it falls to. */
export interface Setting {
  readonly stage: Stage
  readonly key: string
  readonly course: Course
  readonly unit: Unit
  readonly unitIndex: number
  /** YYYY-MM-DD */
  readonly day: string
}

/** What the applicant sent, and for whom the register was prepared. */
export interface Written {
  readonly person: DemoPerson
  readonly values: Values
  readonly slots?: readonly string[]
  /** What the documents show beside the values. */
  readonly shown?: Values
  readonly trap?: Trap
}

/** A kind of filing of which the demonstration shows one in every state. */
export interface Matter {
  readonly kind: string
  /** First part of its keys. */
  readonly short: string
  readonly portal: string
  readonly byUnit: boolean
  /** A second person reviews what is approved (复核). */
  readonly second: boolean
  /** Doubt that is taken with this reason where the filing is approved in spite of it. */
  readonly taken?: { readonly course: readonly Course[]; readonly check: string; readonly reason: string }
  readonly back: Reason
  readonly refusal: Reason
  /** Writes a sound filing, or one with something wrong where its course asks for it. */
  write(setting: Setting): Written
}

/** What is wrong: one thing for traps and returned filings, another for rejected ones. */
export const flawOf = (course: Course): 'doubt' | 'refusal' | null =>
  course === 'trap' || course === 'returned' ? 'doubt' : course === 'rejected' ? 'refusal' : null

export const fails = (label: string, check: string): Trap => ({ label, check, result: 'fail' })
export const warns = (label: string, check: string): Trap => ({ label, check, result: 'warn' })
