import type { Kind } from '../../../shared/filings/kind.ts'

const groups = ['S1', 'S3', 'S2', 'S0', 'S4', 'other'] as const
export type KindGroup = (typeof groups)[number]

/** The guide that a matter comes from, by its first row there. */
const groupOf = (kind: Kind): KindGroup => groups.find((group) => kind.rows[0]?.startsWith(group)) ?? 'other'

/** Matters under the guides they come from, the busiest windows first; empty groups are left out. */
export const grouped = (kinds: readonly Kind[]): { readonly group: KindGroup; readonly members: readonly Kind[] }[] =>
  groups.flatMap((group) => {
    const members = kinds.filter((kind) => groupOf(kind) === group)
    return members.length > 0 ? [{ group, members }] : []
  })
