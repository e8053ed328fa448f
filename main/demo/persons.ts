import type { PayingBank } from '../../shared/policy/offices.ts'
import type { Person } from '../../shared/register/records.ts'
import { luhn } from '../../shared/rules/bankAccount.ts'
import { idCheckDigit } from '../../shared/rules/idNumber.ts'
import { personName } from './names.ts'
import type { Random } from './random.ts'

/** A registered person with the details that only filings carry. */
export interface DemoPerson extends Person {
  /** Number of a card whose check digit fits. */
  readonly card: string
  readonly district: District
}

export interface District {
  readonly code: string
  readonly name: string
  readonly issuer: string
  readonly streets: readonly string[]
}
const district = (code: string, name: string, ...streets: string[]): District => ({
  code,
  name,
  issuer: `${name.replace(/^.*[省市州]/u, '')}公安局`,
  streets,
})

/** Where the people come from: mostly Kunming, some from elsewhere. */
export const districts: readonly District[] = [
  district('530111', '云南省昆明市官渡区', '关上街道福保路', '金马街道昙华路', '矣六街道广福路'),
  district('530103', '云南省昆明市盘龙区', '联盟街道北京路', '拓东街道白塔路'),
  district('530102', '云南省昆明市五华区', '护国街道正义路', '莲华街道学府路'),
  district('530112', '云南省昆明市西山区', '马街街道春雨路', '永昌街道西昌路'),
  district('530114', '云南省昆明市呈贡区', '龙城街道彩云路', '斗南街道花都路'),
  district('530181', '云南省昆明市安宁市', '连然街道金晖路'),
  district('530125', '云南省昆明市宜良县', '匡远街道环城西路'),
  district('530129', '云南省昆明市寻甸县', '仁德街道凤凰路'),
  district('530128', '云南省昆明市禄劝县', '屏山街道秀屏路'),
  district('530302', '云南省曲靖市麒麟区', '建宁街道文昌路'),
  district('532901', '云南省大理州大理市', '下关街道泰安路'),
  district('510104', '四川省成都市锦江区', '春熙路街道红星路'),
  district('520102', '贵州省贵阳市南明区', '新华路街道遵义路'),
]

const pad = (value: number, places: number) => String(value).padStart(places, '0')

/** A valid citizen number (GB 11643) for an area, a birth date `YYYY-MM-DD` and an order of 1 to 999 (odd: male). */
export function idNumberFor(area: string, birthDate: string, order: number): string {
  const first = `${area}${birthDate.replaceAll('-', '')}${pad(order, 3)}`
  return first + idCheckDigit(first)
}

/** Card prefixes of the banks that pay for Kunming's offices (domain rule 8.4). */
const cardPrefixes: Readonly<Record<string, string>> = {
  '102': '621226',
  '103': '622848',
  '105': '621700',
  '301': '622260',
  '402': '623190',
}

/** A card number of 19 places with a fitting check digit: the bank's prefix, zeros, and a running number. */
export function cardNumberFor(bank: PayingBank, serial: number): string {
  const first = `${cardPrefixes[bank.code] ?? '621700'}0000${pad(serial, 8)}`
  return first + ([...'0123456789'].find((digit) => luhn(first + digit)) ?? '0')
}

/** A mobile number of a block that nobody holds: 1990000 and four digits. */
export const phoneFor = (serial: number): string => `1990000${pad(serial % 10_000, 4)}`

const ethnicities = ['07', '14', '16', '18', '03', '06', '27', '20'] as const
const education = ['20', '30', '40', '60', '70'] as const

export interface PersonWish {
  readonly name?: string
  readonly gender?: '1' | '2'
  readonly ethnicity?: string
  /** Year of birth */
  readonly born?: number
  readonly rural?: boolean
  readonly bank: PayingBank
  readonly district?: District
}

/** An invented person of working age, below the retirement age of their sex; `serial` (1 to 9999) makes number, phone and card their own. */
export function demoPerson(r: Random, serial: number, wish: PersonWish): DemoPerson {
  const gender = wish.gender ?? (r.chance(0.5) ? '1' : '2')
  const home = wish.district ?? (r.chance(0.55) ? districts[0] : undefined) ?? r.pick(districts)
  const birthDate = `${wish.born ?? r.int(gender === '2' ? 1977 : 1967, 2005)}-${pad(r.int(1, 12), 2)}-${pad(r.int(1, 28), 2)}`
  const order = ((serial * 2) % 998) + (gender === '1' ? 1 : 2)
  return {
    idNumber: idNumberFor(home.code, birthDate, order),
    name: wish.name ?? personName(r, gender),
    gender,
    birthDate,
    ethnicity: wish.ethnicity ?? (r.chance(0.8) ? '01' : r.pick(ethnicities)),
    phone: phoneFor(serial),
    address: `${home.name}${r.pick(home.streets)}${r.int(1, 320)}号${r.int(1, 20)}幢${r.int(1, 18)}0${r.int(1, 4)}室`,
    household: (wish.rural ?? r.chance(0.3)) ? 'rural' : 'urban',
    education: r.pick(education),
    diedOn: null,
    card: cardNumberFor(wish.bank, serial),
    district: home,
  }
}

/** The part of a demonstration person that the register keeps. */
export function registered({ card: _card, district: _district, ...person }: DemoPerson): Person {
  return person
}
