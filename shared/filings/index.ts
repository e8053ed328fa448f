import { authorisationCodes } from './authorisationCodes.ts'
import { benefitClaim } from './benefitClaim.ts'
import { benefitStop } from './benefitStop.ts'
import { caBinding } from './caBinding.ts'
import { caUnbinding } from './caUnbinding.ts'
import { enrolmentDecrease } from './enrolmentDecrease.ts'
import { enrolmentIncrease } from './enrolmentIncrease.ts'
import { hallBinding } from './hallBinding.ts'
import { jobSeekingRegistration } from './jobSeekingRegistration.ts'
import type { Kind } from './kind.ts'
import { legalPersonCheck } from './legalPersonCheck.ts'
import { operatorBinding } from './operatorBinding.ts'
import { payeeChange } from './payeeChange.ts'
import { portalRights } from './portalRights.ts'
import { retentionConfirmation } from './retentionConfirmation.ts'
import { rightsStatement } from './rightsStatement.ts'
import { skillSubsidy } from './skillSubsidy.ts'
import { unemploymentCancellation } from './unemploymentCancellation.ts'
import { unemploymentChange } from './unemploymentChange.ts'
import { unemploymentRegistration } from './unemploymentRegistration.ts'
import { unitRegistration } from './unitRegistration.ts'
import { wageDeclaration } from './wageDeclaration.ts'

/** Every filing kind (事项). A new one is its file, its test and its line here. */
export const kinds: readonly Kind[] = [
  enrolmentIncrease,
  enrolmentDecrease,
  wageDeclaration,
  jobSeekingRegistration,
  unemploymentRegistration,
  unemploymentChange,
  unemploymentCancellation,
  benefitClaim,
  payeeChange,
  benefitStop,
  rightsStatement,
  skillSubsidy,
  retentionConfirmation,
  unitRegistration,
  portalRights,
  caBinding,
  caUnbinding,
  hallBinding,
  authorisationCodes,
  operatorBinding,
  legalPersonCheck,
]

export const findKind = (id: string): Kind | undefined => kinds.find((kind) => kind.id === id)

/** The kind of a filing already taken in; an unknown one would be a defect, because intake refuses it. */
export function kindOf(id: string): Kind {
  const kind = findKind(id)
  if (!kind) throw new Error(`unknown filing kind ${id}`)
  return kind
}
