import { canonical } from '../journal/canonical.ts'
import type { RecordKind, RecordOf } from '../register/records.ts'
import type { Effect } from './effect.ts'

type Body = RecordOf<RecordKind> | null

const valueOf = (body: Body, member: string): unknown => (body as Readonly<Record<string, unknown>> | null)?.[member]
const same = (a: unknown, b: unknown) => canonical(a ?? null) === canonical(b ?? null)

/** The members an effect changed; undefined when the record came or went as a whole. */
export const changedMembers = ({ before, after }: Effect): ReadonlySet<string> | undefined =>
  before === null || after === null
    ? undefined
    : new Set(Object.keys({ ...before, ...after }).filter((member) => !same(valueOf(before, member), valueOf(after, member))))

/** Whether two effects on one record can be undone without each other: neither makes or takes it away, and no member is in both. */
export function commute(a: Effect, b: Effect): boolean {
  if (a.record !== b.record || a.key !== b.key) return true
  const [ours, theirs] = [changedMembers(a), changedMembers(b)]
  return ours !== undefined && theirs !== undefined && ![...ours].some((member) => theirs.has(member))
}

/**
 * The record without `effect`, later changes to its other members kept; `stale` when what the effect put there is no longer there.
 * For the newest effect on a record this is its plain inverse.
 */
export function revert(held: Body, effect: Effect): { readonly body: Body } | 'stale' {
  const members = changedMembers(effect)
  if (!members || held === null) return same(held, effect.after) ? { body: effect.before } : 'stale'
  const changed = [...members]
  if (!changed.every((member) => same(valueOf(held, member), valueOf(effect.after, member)))) return 'stale'
  const restored = Object.fromEntries(changed.map((member) => [member, valueOf(effect.before, member)]))
  return { body: { ...held, ...restored } as RecordOf<RecordKind> }
}
