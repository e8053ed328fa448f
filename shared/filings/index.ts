import { benefitClaim } from './benefitClaim.ts'
import { enrolmentDecrease } from './enrolmentDecrease.ts'
import { enrolmentIncrease } from './enrolmentIncrease.ts'
import { jobSeekingRegistration } from './jobSeekingRegistration.ts'
import type { Kind } from './kind.ts'
import { unemploymentRegistration } from './unemploymentRegistration.ts'

/** Every filing kind (事项). A new one is its file, its test and its line here. */
export const kinds: readonly Kind[] = [enrolmentIncrease, enrolmentDecrease, jobSeekingRegistration, unemploymentRegistration, benefitClaim]

export const findKind = (id: string): Kind | undefined => kinds.find((kind) => kind.id === id)

/** The kind of a filing already taken in; an unknown one would be a defect, because intake refuses it. */
export function kindOf(id: string): Kind {
  const kind = findKind(id)
  if (!kind) throw new Error(`unknown filing kind ${id}`)
  return kind
}
