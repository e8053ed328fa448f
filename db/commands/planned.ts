import type { EventType } from '../../shared/journal/events.ts'
import type { Refusal } from '../../shared/review/decide.ts'
import type { SignedAct } from '../../shared/policy/signing.ts'
import { type Text, text } from '../../shared/text.ts'
import type { SignatureProblem } from '../signatures.ts'

export interface PlannedEvent {
  readonly stream: string
  readonly type: EventType
  readonly data: Readonly<Record<string, unknown>>
}

/** Who runs the command and when; `now` is an ISO time with milliseconds and Z. */
export interface Meta {
  readonly commandId: string
  readonly staffId: string | null
  readonly via: 'desk' | 'cli' | 'intake' | 'setup'
  readonly now: string
  /** Detached CMS over `signedContent` of this command, base64, where the office asks for the decider's signature. */
  readonly signature?: string
}

export type DeskRefusal =
  | Refusal
  /** A rollback's plan is no longer the one that was on screen. */
  | { readonly code: 'planMoved' }
  | { readonly code: 'notFound' | 'otherOffice' }
  | { readonly code: 'invalid'; readonly message: Text }
  /** The office wants this act signed by key: these are the bytes to sign, with the time they name. */
  | { readonly code: 'signatureNeeded'; readonly act: SignedAct; readonly content: string; readonly at: string }
  | { readonly code: 'signatureInvalid'; readonly problem: SignatureProblem }
export type Planned =
  | {
      readonly ok: true
      readonly events: readonly PlannedEvent[]
      /** Money that the decision moves, in 分, where it moves any: for the amount from which it has to be signed. */
      readonly amount?: number
    }
  | { readonly ok: false; readonly refusal: DeskRefusal }

export const events = (...planned: PlannedEvent[]): Planned => ({ ok: true, events: planned })
export const refused = (refusal: DeskRefusal): Planned => ({ ok: false, refusal })
export const invalid = (zh: string, en: string): Planned => refused({ code: 'invalid', message: text(zh, en) })
