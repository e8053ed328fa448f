import { commonPasswords } from './commonPasswords.ts'

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')

/**
 * Why a new password will not do, or nothing. Length is the contract's business (NIST 800-63B: length first, no composition rules);
 * here fall those that are long and guessed all the same.
 */
export function passwordProblem(password: string, owner: { readonly login: string; readonly name: string }): string | undefined {
  const typed = plain(password)
  if (commonPasswords.has(typed)) return '这个密码太常见，请换一句只有您知道的话'
  if (new Set(typed).size < 5) return '密码里不同的字符太少，请换一句话'
  if (/^(.{1,7})\1+.{0,6}$/u.test(typed)) return '密码是同一段的重复，请换一句话'
  for (const own of [owner.login, owner.name].map(plain)) {
    if (own.length >= 2 && typed.includes(own)) return '密码里不能含有登录名或姓名'
  }
  return undefined
}
