/**
 * Canonical JSON: one text per value, so that hashes agree on every host. Keys in code unit order, no blanks.
 * Refuses (TypeError naming the key) what JSON would drop or bend: undefined, functions, symbols, bigint, NaN, Infinity,
 * unsafe integers, lone surrogates, holes, dates and other non-plain objects, and fractions unless `fractions` is set:
 * money is integer 分, so a fraction in an event is a mistake.
 */
export const canonical = (value: unknown, fractions = false): string => write(value, '$', fractions, 0)

const MAX_DEPTH = 64

const write = (value: unknown, key: string, fractions: boolean, depth: number): string => {
  switch (typeof value) {
    case 'string':
      return quote(value, key)
    case 'number':
      if (!(fractions ? Number.isFinite(value) : Number.isSafeInteger(value))) throw refusal(key, String(value))
      return JSON.stringify(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      if (depth === MAX_DEPTH) throw refusal(key, 'nesting deeper than 64, or a cycle')
      return Array.isArray(value) ? writeArray(value, key, fractions, depth + 1) : writeObject(value, key, fractions, depth + 1)
    default:
      throw refusal(key, typeof value)
  }
}

const writeArray = (items: readonly unknown[], key: string, fractions: boolean, depth: number): string => {
  if (items.length === 0) return '[]'
  let out = '['
  for (let i = 0; i < items.length; i++) out += (i === 0 ? '' : ',') + write(items[i], key, fractions, depth)
  return `${out}]`
}

const writeObject = (object: object, key: string, fractions: boolean, depth: number): string => {
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype !== Object.prototype && prototype !== null) throw refusal(key, 'an object that is not plain')
  const entries = Object.entries(object)
  if (!inOrder(entries)) entries.sort((a, b) => (a[0] < b[0] ? -1 : 1))
  let out = '{'
  for (const [name, value] of entries) {
    out += `${out === '{' ? '' : ','}${quote(name, key)}:${write(value, name, fractions, depth)}`
  }
  return `${out}}`
}

const inOrder = (entries: readonly (readonly [string, unknown])[]): boolean => {
  let last = ''
  for (const [name] of entries) {
    if (name < last) return false
    last = name
  }
  return true
}

const quote = (value: string, key: string): string => {
  if (!value.isWellFormed()) throw refusal(key, 'a lone surrogate')
  return JSON.stringify(value)
}

const refusal = (key: string, what: string): TypeError => new TypeError(`canonical JSON refuses ${what} at "${key}"`)
