/**
 * Canonical JSON: one text per value, so that hashes agree on every host. Keys in code unit order, no blanks.
 * Refuses (TypeError naming the key) what JSON would drop or bend: undefined, functions, symbols, bigint, NaN, Infinity,
 * unsafe integers, lone surrogates, holes, dates and other non-plain objects, and fractions unless `fractions` is set:
 * money is integer 分, so a fraction in an event is a mistake.
 */
export const canonical = (value: unknown, fractions = false): string =>
  isInForm(value, fractions, 0) ? JSON.stringify(value) : write(value, '$', fractions, 0)

const MAX_DEPTH = 64

/** What JSON.stringify writes canonically by itself, as it does all that was read back: several times faster than `write`. */
const isInForm = (value: unknown, fractions: boolean, depth: number): boolean => {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value === 'number') return isNumber(value, fractions)
  if (typeof value !== 'object') return typeof value === 'boolean'
  if (value === null) return true
  if (depth === MAX_DEPTH) return false
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (!isInForm(value[i], fractions, depth + 1)) return false
    return !('toJSON' in value)
  }
  if (!isPlainObject(value)) return false
  let last = ''
  for (const [name, held] of Object.entries(value)) {
    if (name < last || !name.isWellFormed() || !isInForm(held, fractions, depth + 1)) return false
    last = name
  }
  return true
}

const write = (value: unknown, key: string, fractions: boolean, depth: number): string => {
  if (typeof value === 'string') return quote(value, key)
  if (typeof value === 'boolean' || value === null) return String(value)
  if (typeof value === 'number') {
    if (!isNumber(value, fractions)) throw refusal(key, String(value))
    return JSON.stringify(value)
  }
  if (typeof value !== 'object') throw refusal(key, typeof value)
  if (depth === MAX_DEPTH) throw refusal(key, 'nesting deeper than 64, or a cycle')
  let out = ''
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) out += `${i === 0 ? '' : ','}${write(value[i], key, fractions, depth + 1)}`
    return `[${out}]`
  }
  if (!isPlainObject(value)) throw refusal(key, 'an object that is not plain')
  const entries = Object.entries(value).sort(byName)
  for (const [name, held] of entries) out += `${out === '' ? '' : ','}${quote(name, key)}:${write(held, name, fractions, depth + 1)}`
  return `{${out}}`
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)

const isNumber = (value: number, fractions: boolean): boolean => (fractions ? Number.isFinite(value) : Number.isSafeInteger(value))

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

const quote = (value: string, key: string): string => {
  if (!value.isWellFormed()) throw refusal(key, 'a lone surrogate')
  return JSON.stringify(value)
}

const refusal = (key: string, what: string): TypeError => new TypeError(`canonical JSON refuses ${what} at "${key}"`)
