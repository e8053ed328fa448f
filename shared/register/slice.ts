import type { RecordKind, RecordOf } from './records.ts'

/** One ledger entry of a person and coverage month (费款所属期), booked in an accounting period (做账期号). */
export interface Charge {
  readonly id: string
  readonly unitNo: string
  readonly idNumber: string
  readonly coverageMonth: string
  readonly period: string
  readonly kind: 'ordinary' | 'back' | 'refund' | 'reduction'
  /** 缴费基数 in 分 */
  readonly base: number
  /** Signed 分: refunds and reductions are negative. */
  readonly unitAmount: number
  readonly personAmount: number
  /** 到账: the tax side reported the money; the desk never sets this by itself. */
  readonly received: boolean
}

/** A movement of 待转金 in signed 分; a balance is only ever a sum of these. */
export interface SuspenseEntry {
  readonly id: string
  readonly unitNo: string
  readonly period: string
  readonly unitAmount: number
  readonly personAmount: number
}

/** One month of 失业保险金 that was paid, in 分. */
export interface Payment {
  readonly id: string
  readonly idNumber: string
  readonly month: string
  readonly amount: number
}

/**
 * The part of the register, ledger and payments that a decision about some persons and units depends on:
 * all their records, nothing else. Plain data, so that a rule, a preview and a test see the same thing.
 */
export interface Slice {
  readonly records: { readonly [K in RecordKind]: Readonly<Record<string, RecordOf<K>>> }
  readonly charges: readonly Charge[]
  readonly suspense: readonly SuspenseEntry[]
  readonly payments: readonly Payment[]
  /** First coverage month that the ledger is answerable for; earlier months are opening balance and not reconciled. */
  readonly ledgerFrom: string
  /** The open accounting period (做账期号) into which the next assessment run books. */
  readonly openPeriod: string
  /** Paid months known from before the ledger (历史缴费月数), per id number. */
  readonly openingPaidMonths: Readonly<Record<string, number>>
}

export const emptySlice: Slice = {
  records: {
    unit: {},
    person: {},
    enrolment: {},
    wage: {},
    unemployment: {},
    jobSeeking: {},
    entitlement: {},
    skill: {},
    repayment: {},
    subsidy: {},
    retention: {},
    account: {},
    accountRight: {},
    authorisationCode: {},
    operatorBinding: {},
  },
  charges: [],
  suspense: [],
  payments: [],
  ledgerFrom: '200001',
  openPeriod: '200001',
  openingPaidMonths: {},
}

export const recordsOf = <K extends RecordKind>(slice: Slice, kind: K): RecordOf<K>[] => Object.values(slice.records[kind]) as RecordOf<K>[]
