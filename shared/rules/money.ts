import { type Text, text } from '../text.ts'

/** Money is integer 分; every division rounds half away from zero (四舍五入, domain rule 1.3). */

const abs = (value: bigint) => (value < 0n ? -value : value)

/** Doubles are exact up to here, with room for doubling and adding the divisor. */
const exactly = 2 ** 50

/** `value × numerator / denominator`, rounded half away from zero. Exact for any safe integers. */
export const proportion = (value: number, numerator: number, denominator: number): number => {
  const size = Math.abs(value * numerator)
  if (size < exactly && denominator < exactly && denominator > 0) {
    // Below 2^52 a quotient that is no whole number is further from one than doubles are from each other: the division cannot reach it.
    const half = Math.floor((2 * size + denominator) / (2 * denominator))
    return half === 0 || value * numerator > 0 ? half : -half
  }
  const product = BigInt(value) * BigInt(numerator)
  const divisor = BigInt(denominator)
  const rounded = Number((2n * abs(product) + divisor) / (2n * divisor))
  return product < 0n && rounded !== 0 ? -rounded : rounded
}

/** 分 at a rate in 1/10000. */
export const atRate = (fen: number, tenThousandths: number): number => proportion(fen, tenThousandths, 10_000)

/** 分 as 元 with two places and thousands: `1,234.56`. */
export const formatFen = (fen: number): string => {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const yuan = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`
}

/** A rate in 1/10000 as per cent: 70 is `0.7%`. */
export const formatRate = (tenThousandths: number): string => `${tenThousandths / 100}%`

export type ParsedMoney = { readonly ok: true; readonly fen: number } | { readonly ok: false; readonly reason: Text }

/** Reads typed 元 (`1,234.5`, full-width digits, 元 or ¥ allowed) into 分. At most two places; nothing is rounded. */
export const parseYuan = (typed: string): ParsedMoney => {
  const plain = typed.normalize('NFKC').replaceAll(/[\s¥元]/g, '')
  if (!/^(\d{1,3}(,\d{3})+|\d+)(\.\d{1,2})?$/.test(plain)) {
    return { ok: false, reason: text('请输入金额，单位元，最多两位小数', 'Enter an amount in yuan with at most two places') }
  }
  const [yuan = '0', places = ''] = plain.replaceAll(',', '').split('.')
  const fen = Number(yuan) * 100 + Number(places.padEnd(2, '0'))
  return fen <= 100_000_000_000
    ? { ok: true, fen }
    : { ok: false, reason: text('金额超过十亿元，请核对', 'The amount exceeds 1,000,000,000 yuan') }
}

const numerals = '零壹贰叁肆伍陆柒捌玖'
const groupOf = (four: string): string => {
  let words = ''
  for (const [i, digit] of [...four].entries()) {
    if (digit !== '0') words += numerals.charAt(Number(digit)) + ['仟', '佰', '拾', ''][i]
    else if (words !== '' && !words.endsWith('零')) words += '零'
  }
  return words.replace(/零$/, '')
}

/** 人民币大写 as on vouchers (支付结算办法 annex 1): `叁佰玖拾柒元玖角肆分`, `壹仟零伍元整`. */
export const formatChinese = (fen: number): string => {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const yuan = digits.slice(0, -2).padStart(12, '0')
  let words = ''
  for (const [i, unit] of ['亿', '万', ''].entries()) {
    const four = yuan.slice(i * 4, i * 4 + 4)
    const group = groupOf(four)
    const gap = words !== '' && (four.startsWith('0') || words.endsWith('零'))
    if (group !== '') words = `${words.replace(/零$/, '')}${gap ? '零' : ''}${group}${unit}`
    else if (words !== '' && !words.endsWith('零')) words += '零'
  }
  words = words.replace(/零$/, '')
  const jiao = Number(digits.at(-2))
  const cents = Number(digits.at(-1))
  const whole = words === '' ? '' : `${words}元`
  const minus = fen < 0 ? '负' : ''
  if (jiao === 0 && cents === 0) return `${minus}${whole || '零元'}整`
  const tenths = jiao > 0 ? `${numerals.charAt(jiao)}角` : whole === '' ? '' : '零'
  return `${minus}${whole}${tenths}${cents > 0 ? `${numerals.charAt(cents)}分` : '整'}`
}
