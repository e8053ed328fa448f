import type { Limits } from './limits.ts'

export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string }

// A byte order mark is taken off once, at the start of a file; anywhere else it is a character and stays.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const refuse = (problem: string): Parsed => ({ ok: false, problem })

/** Bytes → text, without replacement characters; undefined when they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

export const withoutMark = (bytes: Buffer): Buffer =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes

/** One JSON value from UTF-8 bytes; refuses what readers could understand differently (duplicate keys, half surrogates) or choke on. */
export function parseJson(bytes: Uint8Array, { depth }: Pick<Limits, 'depth'>): Parsed {
  const text = decodeUtf8(bytes)
  if (text === undefined) return refuse('编码不是 UTF-8')
  const outline = scan(text, depth)
  if (outline) return refuse(outline)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse('不是合法的 JSON')
  }
  return wellFormed(value) ? { ok: true, value } : refuse('含有不成对的代理字符（UTF-16）')
}

/** Nesting and duplicate keys, before anything is built. Tolerates what is no JSON; the parser will say so. */
function scan(text: string, depth: number): string | undefined {
  const open: (Set<string> | null)[] = []
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '{' || char === '[') {
      open.push(char === '{' ? new Set() : null)
      if (open.length > depth) return `嵌套超过 ${depth} 层`
    } else if (char === '}' || char === ']') open.pop()
    else if (char === '"') {
      const end = endOfString(text, at)
      if (isKey(text, end)) {
        const key = unquote(text.slice(at, end + 1))
        const keys = open.at(-1)
        if (keys?.has(key)) return '同一对象中有重复的键'
        keys?.add(key)
      }
      at = end
    }
  }
  return undefined
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

function isKey(text: string, end: number): boolean {
  let at = end + 1
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\n' || text[at] === '\r') at++
  return text[at] === ':'
}

/** Escapes make one key look like two. */
function unquote(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted
  }
}

function wellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, member]) => key.isWellFormed() && wellFormed(member))
}
