import { type Text, text } from '../text.ts'

/** What a person shows at the window (身份核验), by which the submission says who stood there. */
export const identitiesShown = {
  idCard: text('居民身份证原件', 'Identity card'),
  socialCard: text('社会保障卡', 'Social security card'),
  residencePermit: text('港澳台居民居住证', 'Residence permit, HK/Macao/Taiwan'),
  foreignCard: text('外国人永久居留身份证', 'Permanent resident card'),
  agent: text('授权委托书和代办人身份证', "Power of attorney and agent's card"),
  unitLetter: text('单位介绍信和经办人身份证', "Unit's letter and operator's card"),
} as const satisfies Readonly<Record<string, Text>>
export type IdentityShown = keyof typeof identitiesShown
export const identityKeys = Object.keys(identitiesShown) as IdentityShown[]
