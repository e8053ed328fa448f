import { text } from '../text.ts'
import type { MaterialSlot } from './kind.ts'

/** Documents of 昆明市网上申领 (S002 §一 and the upload screen of step 5): a passbook does as well as a card (S2-02). */
export const claimMaterials: readonly MaterialSlot[] = [
  { key: 'idFront', label: text('身份证人像面', 'Identity card, portrait'), required: true },
  { key: 'idBack', label: text('身份证国徽面', 'Identity card, emblem'), required: true },
  { key: 'householdIssuer', label: text('户口簿（发证机关页）', 'Household book, issuer'), required: true },
  { key: 'householdSelf', label: text('户口簿（本人页）', 'Household book, own page'), required: true },
  { key: 'photo', label: text('近期1寸免冠彩色照片', 'Photograph'), required: true },
  { key: 'account', label: text('本人银行卡或存折', 'Bank card or passbook'), required: true },
  { key: 'socialCard', label: text('社会保障卡', 'Social security card'), required: true },
  { key: 'employmentBook', label: text('就业创业证2、3页', 'Employment book, pages 2–3'), required: false },
]
