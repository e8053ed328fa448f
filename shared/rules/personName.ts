import { type Text, text } from '../text.ts'
import { withStandardCharacters } from './standardCharacters.ts'

export type NameCheck =
  | {
      readonly ok: true
      readonly value: string
      /** Another spelling to offer; the applicant's own is changed only by consent. */
      readonly proposed: { readonly value: string; readonly why: Text } | null
    }
  | { readonly ok: false; readonly reason: Text }

/** Signs typed in place of the separator U+00B7 (GB 18030 A1A4). */
const separators = /[\u2022\u2027\u30fb\uff0e\u2219\u22c5\uff65]/gu
const privateUse = /[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u

/** Length as people count it: code points, so that a rare character outside the BMP is one. */
export const nameLength = (name: string): number => [...name].length

/**
 * Checks a person's name: 1 to 50 code points, no blanks at the ends, no control or private-use characters. Offers U+00B7 for look-alike
 * separators and the encoded character for a known private-use one. Source: 民委发〔2016〕33号; GB 18030-2022; domain rule 8.6.
 */
export const checkPersonName = (typed: string): NameCheck => {
  const value = typed.trim()
  if (value === '') return { ok: false, reason: text('请填写姓名', 'Enter a name') }
  if (nameLength(value) > 50) return { ok: false, reason: text('姓名超过50个字符', 'The name exceeds 50 characters') }
  if (/\p{Cc}|\p{Cf}|\p{Cs}/u.test(value)) {
    return { ok: false, reason: text('姓名含不可见字符，请重新输入', 'The name holds invisible characters; type it again') }
  }
  const proposed = withStandardCharacters(value.replaceAll(separators, '\u00b7'))
  if (privateUse.test(proposed)) {
    return { ok: false, reason: text('姓名含自造字，请改用国标字符', 'The name holds a private-use character; use the encoded one') }
  }
  const why = text('间隔号或旧编码字符与国标不一致', 'The separator or an old code point differs from the standard')
  return { ok: true, value, proposed: proposed === value ? null : { value: proposed, why } }
}
