import type { FilingState } from '../../shared/review/state.ts'
import type { Slice } from '../../shared/register/slice.ts'
import type { PartAssessment } from '../../shared/review/assess.ts'
import { examples } from './examples.ts'
import { filing, given } from './given.ts'

/** The example of a kind with some values, its register or its filing's circumstances changed. */
export const whenOf =
  (kind: string) =>
  (change: object = {}, slice: Slice | undefined = examples[kind]?.slice, state: Partial<FilingState> = {}): PartAssessment | undefined =>
    slice && given(slice).when([filing(kind, { ...examples[kind]?.values, ...change }, state)])[0]

/** A check's words, in Chinese. */
export const words = (part: PartAssessment | undefined, id: string): string => part?.checks.find((c) => c.id === id)?.detail.zh ?? ''
export const cleared = (part: PartAssessment | undefined, id: string): string => part?.checks.find((c) => c.id === id)?.clear?.zh ?? ''
export const told = (part: PartAssessment | undefined): Record<string, string | number> =>
  Object.fromEntries(part?.outcome.map((o) => [o.key, o.value]) ?? [])
