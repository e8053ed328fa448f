import type { ReviewCommand } from '../../shared/review/commands.ts'

type WithoutBasis<C> = C extends { basis: string } ? Omit<C, 'basis'> : C
/** A review command before it is known on what it rests: approve and reject still need the basis of the moment. */
export type DemoCommand = WithoutBasis<ReviewCommand>

/** What a member of staff did to a case, by its key; several commands of one step are three minutes apart. */
export type Step = readonly [day: string, time: string, login: string, key: string, ...commands: DemoCommand[]]

export type Reason = Extract<DemoCommand, { type: 'return' }>['reasons'][number]
export const reason = (code: string, fields: readonly string[], materials: readonly string[] = [], note = ''): Reason => ({
  code,
  fields: [...fields],
  materials: [...materials],
  note,
})

export const approve: Extract<DemoCommand, { type: 'approve' }> = { type: 'approve', acknowledgements: [], excluded: [], note: '' }
export const claim: DemoCommand = { type: 'claim' }
export const giveBack = (...reasons: Reason[]): DemoCommand => ({ type: 'return', reasons, note: '' })
export const refuse = (...reasons: Reason[]): DemoCommand => ({ type: 'reject', reasons, note: '' })
