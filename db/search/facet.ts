import { fold } from './fold.ts'
import { initialsOf } from './initials.ts'

/**
 * One way to find a row. The index keeps no positions and no columns (detail=none), so every facet writes and asks for tokens of its own
 * under a mark, a letter before the token.
 */
export interface Facet {
  tokens(text: string): string[]
  /** Tokens that a row must all have to be found by this folded word; none: the facet does not answer such a word. */
  asked(word: string): string[]
  /** Whether the word really is in the text: pieces alone can be in it in another order. */
  holds(text: string, word: string): boolean
  /** Rows that have all tokens of this word hold the word. */
  sure(word: string): boolean
}

const grams = (places: readonly string[], size: number): string[] =>
  places.slice(0, Math.max(0, places.length - size + 1)).map((_, i) => places.slice(i, i + size).join(''))

const marked = (mark: string, tokens: readonly string[]): string[] => [...new Set(tokens)].map((token) => mark + token)

/** A name: every character and every pair, so that a fragment of one character up is found. 王小明 → 王 小 明 王小 小明. */
export const nameFacet = (mark: string): Facet => ({
  tokens: (text) => {
    const places = [...fold(text)]
    return marked(mark, [...places, ...grams(places, 2)])
  },
  asked: (word) => {
    const places = [...word]
    return marked(mark, places.length === 1 ? places : grams(places, 2))
  },
  holds: (text, word) => fold(text).includes(word),
  sure: (word) => [...word].length <= 2,
})

/** Shortest fragment by which a number is found. */
const FRAGMENT = 4

/** A number of digits and letters: every four places in a row. */
export const numberFacet = (mark: string): Facet => ({
  tokens: (text) => marked(mark, grams([...fold(text)], FRAGMENT)),
  asked: (word) => (word.length >= FRAGMENT && /^[a-z0-9]+$/.test(word) ? marked(mark, grams([...word], FRAGMENT)) : []),
  holds: (text, word) => fold(text).includes(word),
  sure: (word) => word.length <= FRAGMENT,
})

/** The first pinyin initials of a name, from one letter up. */
export const initialsFacet = (mark: string): Facet => ({
  tokens: (text) =>
    marked(
      mark,
      initialsOf(text).flatMap((initials) => [...initials].map((_, i) => initials.slice(0, i + 1))),
    ),
  asked: (word) => (/^[a-z]+$/.test(word) ? [mark + word] : []),
  holds: (text, word) => initialsOf(text).some((initials) => initials.startsWith(word)),
  sure: () => true,
})
