import type { Content } from 'pdfmake'
import { ownFace } from './fonts.ts'
import { runsOf, type Unprintable } from './textRuns.ts'

/** Members of a node that hold further content. */
const holders = ['text', 'stack', 'columns', 'ul', 'ol'] as const

/**
 * Content in which every text is set in faces that have its characters. Documents write plain strings and need not think of it;
 * nothing can be forgotten because everything passes here.
 */
export function withRuns(content: Content): { readonly drawable: Content; readonly unprintable: readonly Unprintable[] } {
  const unprintable: Unprintable[] = []
  const face = ownFace()
  const words = (given: string): Content => {
    const { runs, unprintable: lacking } = runsOf(given)
    unprintable.push(...lacking)
    const [only] = runs
    if (runs.length === 0) return ''
    return runs.length === 1 && only?.font === face ? only.text : { text: runs.map((run) => ({ ...run })) }
  }
  const walk = (node: unknown): unknown => {
    if (typeof node === 'string') return words(node)
    if (typeof node === 'number') return words(String(node))
    if (Array.isArray(node)) return node.map(walk)
    if (typeof node !== 'object' || node === null) return node
    const copy: Record<string, unknown> = { ...node }
    for (const key of holders) if (copy[key] !== undefined) copy[key] = plainText(walk(copy[key]))
    const { table } = copy as { table?: { body: unknown } }
    if (table) copy['table'] = { ...table, body: walk(table.body) }
    return copy
  }
  return { drawable: walk(content) as Content, unprintable }
}

/** `{ text: { text: runs } }` is one level too many for pdfmake. */
const plainText = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).join() === 'text'
    ? (value as { text: unknown }).text
    : value
