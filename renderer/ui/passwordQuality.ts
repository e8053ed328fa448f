/** Length first (NIST 800-63B); the list of common passwords is checked in main. */
export const passwordMinimum = 15

export type PasswordQuality =
  | { readonly verdict: 'short'; readonly missing: number }
  | { readonly verdict: 'login' | 'repeats' | 'fair' | 'good' }

/** What the page can say about a new password while it is typed. */
export function passwordQuality(password: string, login: string): PasswordQuality {
  const length = [...password].length
  if (length < passwordMinimum) return { verdict: 'short', missing: passwordMinimum - length }
  if (login !== '' && password.toLowerCase().replaceAll(login.toLowerCase(), '').length < 4) return { verdict: 'login' }
  if (/^(.{1,5}?)\1+$/u.test(password) || new Set(password).size < 5) return { verdict: 'repeats' }
  return { verdict: length >= 22 ? 'good' : 'fair' }
}

export const passwordUsable = (password: string, login: string): boolean =>
  ['fair', 'good'].includes(passwordQuality(password, login).verdict)
