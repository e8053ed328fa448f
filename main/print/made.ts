import type { Unprintable } from './textRuns.ts'

/** A PDF of several documents, or what no font here can print of them. */
export type Made =
  | {
      readonly ok: true
      readonly bytes: Buffer
      readonly pages: number
      /** First page of each document, from 1, in their order. */
      readonly firstPages: readonly number[]
    }
  | {
      readonly ok: false
      readonly unprintable: readonly Unprintable[]
      /** Which of the documents, from 0, have them. */
      readonly papers: readonly number[]
    }

/** Everything that cannot be printed at once, each character and text named once; `found` is by document. */
export function refused(found: readonly (readonly Unprintable[])[]): Made {
  const each = new Map(found.flat().map((one) => [`${one.codePoint} ${one.text}`, one]))
  return { ok: false, unprintable: [...each.values()], papers: found.flatMap((lacking, i) => (lacking.length > 0 ? [i] : [])) }
}
