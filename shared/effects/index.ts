import { accountBind } from './accountBind.ts'
import { accountGrant } from './accountGrant.ts'
import { accountNotice } from './accountNotice.ts'
import { accountOpen } from './accountOpen.ts'
import { accountReset } from './accountReset.ts'
import { accountTrust } from './accountTrust.ts'
import { accountUnbind } from './accountUnbind.ts'
import { accountUnlock } from './accountUnlock.ts'
import { benefitAward } from './benefitAward.ts'
import { benefitPayee } from './benefitPayee.ts'
import { benefitStop } from './benefitStop.ts'
import { codeIssue } from './codeIssue.ts'
import type { EffectType } from './effect.ts'
import { enrolmentStart } from './enrolmentStart.ts'
import { enrolmentStop } from './enrolmentStop.ts'
import { jobSeekingRegister } from './jobSeekingRegister.ts'
import { operatorBind } from './operatorBind.ts'
import { personRegister } from './personRegister.ts'
import { personUpdate } from './personUpdate.ts'
import { repaymentClaim } from './repaymentClaim.ts'
import { retentionAward } from './retentionAward.ts'
import { skillRecord } from './skillRecord.ts'
import { subsidyAward } from './subsidyAward.ts'
import { unemploymentCancel } from './unemploymentCancel.ts'
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
  skillRecord,
  unemploymentCancel,
  benefitStop,
  benefitPayee,
  repaymentClaim,
  subsidyAward,
  retentionAward,
  accountOpen,
  accountGrant,
  accountBind,
  accountUnbind,
  accountTrust,
  accountReset,
  accountUnlock,
  accountNotice,
  codeIssue,
  operatorBind,
]

export const effectType = (type: string): EffectType | undefined => effectTypes.find((t) => t.type === type)
