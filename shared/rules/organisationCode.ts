const weights = [3, 7, 9, 10, 5, 8, 4, 2]
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * Whether nine characters are an 组织机构代码 with its check character (GB 11714-1997): the code of a unit before 2015, and places 9 to 17
 * of its credit code since.
 */
export function isOrganisationCode(value: string): boolean {
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(value)) return false
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(value.charAt(i)), 0)
  return '0123456789X'.charAt((11 - (sum % 11)) % 11) === value[8]
}
