/** Length first (NIST 800-63B); main has the last word and also knows the common passwords. */
export const passwordMinimum = 15

export type PasswordQuality =
  | { readonly verdict: 'short'; readonly missing: number }
  | { readonly verdict: 'own' | 'repeats' | 'fair' | 'good' }

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')

/** What the page can say about a new password while it is typed. `own`: login and name of its owner. */
export function passwordQuality(password: string, own: readonly string[]): PasswordQuality {
  const typed = plain(password)
  if (own.map(plain).some((word) => word.length >= 2 && typed.includes(word))) return { verdict: 'own' }
  const missing = passwordMinimum - password.length
  if (missing > 0) return { verdict: 'short', missing }
  if (new Set(typed).size < 5 || /^(.{1,7})\1+.{0,6}$/u.test(typed)) return { verdict: 'repeats' }
  return { verdict: password.length >= 22 ? 'good' : 'fair' }
}

export const passwordUsable = (password: string, own: readonly string[]): boolean =>
  ['fair', 'good'].includes(passwordQuality(password, own).verdict)
