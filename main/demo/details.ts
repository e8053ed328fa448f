import type { Value, Values } from '../../shared/filings/kind.ts'
import { payingBanks } from '../../shared/policy/offices.ts'
import { educationLevels, ethnicities, labelOf } from '../../shared/rules/codes.ts'
import { random } from './random.ts'

/** What the demonstration's papers print, read out of a filing's values; what a filing does not hold is drawn from the seed. */
export interface Details {
  readonly name: string
  readonly idNumber: string
  readonly sex: string
  /** YYYY-MM-DD */
  readonly birth: string
  readonly ethnicity: string
  readonly education: string
  readonly address: string
  readonly issuer: string
  readonly accountName: string
  readonly accountNumber: string
  readonly passbook: boolean
  readonly bank: string
  readonly unitName: string
  readonly seed: string
}

const written = (value: Value | undefined, otherwise: string): string => (typeof value === 'string' && value !== '' ? value : otherwise)

export function detailsOf(values: Values, seed: string): Details {
  const name = written(values['name'], '样张')
  const idNumber = written(values['idNumber'], '')
  const bankCode = written(values['bankCode'], '105').slice(0, 3)
  const r = random(`details ${idNumber}`)
  return {
    name,
    idNumber,
    sex: Number(idNumber.charAt(16)) % 2 === 1 ? '男' : '女',
    birth: `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`,
    ethnicity: (labelOf(ethnicities, written(values['ethnicity'], '01'))?.zh ?? '汉族').replace(/族$/u, ''),
    education: labelOf(educationLevels, written(values['education'], r.pick(['20', '30', '60'])))?.zh ?? '大学专科',
    address: written(values['householdAddress'], written(values['residenceDetail'], '云南省昆明市官渡区')),
    issuer: written(values['issuer'], '官渡区公安局'),
    accountName: written(values['accountName'], name),
    accountNumber: written(values['accountNumber'], ''),
    passbook: values['accountType'] === 'passbook',
    bank: Object.values(payingBanks).find((bank) => bank.code === bankCode)?.name.zh ?? '中国建设银行',
    unitName: written(values['unitName'], written(values['lastUnitName'], '')),
    seed,
  }
}

/** 1990年3月7日 */
export const dateInWords = (date: string): string =>
  `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
