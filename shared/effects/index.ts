import { benefitAward } from './benefitAward.ts'
import type { EffectType } from './effect.ts'
import { enrolmentStart } from './enrolmentStart.ts'
import { enrolmentStop } from './enrolmentStop.ts'
import { jobSeekingRegister } from './jobSeekingRegister.ts'
import { personRegister } from './personRegister.ts'
import { personUpdate } from './personUpdate.ts'
import { unemploymentRegister } from './unemploymentRegister.ts'
import { wageDeclare } from './wageDeclare.ts'

/** The closed set of effects. */
export const effectTypes: readonly EffectType[] = [
  personRegister,
  personUpdate,
  enrolmentStart,
  enrolmentStop,
  wageDeclare,
  unemploymentRegister,
  jobSeekingRegister,
  benefitAward,
]

export const effectType = (type: string): EffectType | undefined => effectTypes.find((t) => t.type === type)
