import type { EventType } from '../../shared/journal/events.ts'
import type { Refusal } from '../../shared/review/decide.ts'
import { type Text, text } from '../../shared/text.ts'

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
}

export type DeskRefusal =
  | Refusal
  /** A rollback's plan is no longer the one that was on screen. */
  | { readonly code: 'planMoved' }
  | { readonly code: 'notFound' | 'otherOffice' }
  | { readonly code: 'invalid'; readonly message: Text }
export type Planned =
  | { readonly ok: true; readonly events: readonly PlannedEvent[] }
  | { readonly ok: false; readonly refusal: DeskRefusal }

export const events = (...planned: PlannedEvent[]): Planned => ({ ok: true, events: planned })
export const refused = (refusal: DeskRefusal): Planned => ({ ok: false, refusal })
export const invalid = (zh: string, en: string): Planned => refused({ code: 'invalid', message: text(zh, en) })
