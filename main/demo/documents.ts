import type { Value, Values } from '../../shared/filings/kind.ts'
import type { Canvas } from './canvas.ts'
import { bankCard, idBack, idFront, photo, socialCard } from './cards.ts'
import { type Details, detailsOf } from './details.ts'
import { householdIssuer, householdSelf, passbook } from './pages.ts'
import { certificate, letter, unbindingRequest } from './letters.ts'
import { contract, employmentBook, proof } from './papers.ts'
import type { Flaw } from './plan.ts'

/** One uploaded file of a demonstration filing. */
export interface DemoDocument {
  readonly slot: string
  readonly name: string
  readonly mediaType: 'image/png' | 'application/pdf'
  readonly bytes: Buffer
}

const pictures: Readonly<Record<string, readonly [name: string, draw: (d: Details) => Canvas]>> = {
  idFront: ['身份证人像面', idFront],
  idBack: ['身份证国徽面', idBack],
  householdIssuer: ['户口簿发证机关页', householdIssuer],
  householdSelf: ['户口簿本人页', householdSelf],
  photo: ['1寸照片', photo],
  account: ['银行卡或存折', (d) => (d.passbook ? passbook(d) : bankCard(d))],
  socialCard: ['社会保障卡', socialCard],
}

const given = (value: Value | undefined): string => (typeof value === 'string' ? value : '')

const papers: Readonly<Record<string, readonly [name: string, write: (d: Details, values: Values) => Buffer]>> = {
  contract: ['劳动合同', (d, values) => contract(d, given(values['enrolDate']) || '2025-10-01')],
  employmentBook: ['就业创业证', employmentBook],
  letter: ['授权书', (_, values) => letter(values)],
  application: ['解绑申请', (_, values) => unbindingRequest(values)],
  certificate: ['职业技能等级证书', certificate],
  proof: ['停保情形证明', (d, values) => proof(d, given(values['stopReason']))],
}

/**
 * The page that belongs to a slot of a filing, showing the filing's own values, marked as a specimen: a PNG, or a PDF for what is
 * written on paper. A flaw makes it a picture cut off in the middle, one lying on its side, or one out of focus.
 */
export function document(slot: string, values: Values, seed: string, flaw?: Flaw): DemoDocument {
  const details = detailsOf(values, seed)
  const paper = papers[slot]
  if (paper) return { slot, name: `${paper[0]}.pdf`, mediaType: 'application/pdf', bytes: paper[1](details, values) }
  const picture = pictures[slot]
  if (!picture) throw new Error(`no demonstration page for ${slot}`)
  const canvas = picture[1](details)
  const shown = flaw === 'rotated' ? canvas.turned() : flaw === 'blurred' ? canvas.blur(18) : canvas
  const bytes = shown.png()
  return {
    slot,
    name: `${picture[0]}.png`,
    mediaType: 'image/png',
    bytes: flaw === 'broken' ? bytes.subarray(0, Math.floor(bytes.length * 0.4)) : bytes,
  }
}
