import { withStandardCharacters } from '../../shared/rules/standardCharacters.ts'
import { faceFor, ownFace } from './fonts.ts'

/** A character that no font here has, and the text it stands in. */
export interface Unprintable {
  readonly character: string
  /** `U+2EBF0` */
  readonly codePoint: string
  readonly text: string
}

export interface Run {
  readonly text: string
  readonly font: string
}

export const codePointOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** A text as paper shows it. Composed (NFC) for drawing only: the record keeps what was given, because NFC replaces compatibility ideographs. */
export const printed = (given: string): string => withStandardCharacters(given).normalize('NFC')

/**
 * A text as runs of one face each. A character that no font has stands in `unprintable`; the document is then not printed at all.
 */
export function runsOf(given: string): { readonly runs: readonly Run[]; readonly unprintable: readonly Unprintable[] } {
  const runs: { text: string; font: string }[] = []
  const unprintable: Unprintable[] = []
  for (const character of printed(given)) {
    const font = /\s/u.test(character) ? (runs.at(-1)?.font ?? ownFace()) : faceFor(character.codePointAt(0) ?? 0)
    if (font === undefined) unprintable.push({ character, codePoint: codePointOf(character), text: given })
    else if (runs.at(-1)?.font === font) runs[runs.length - 1] = { text: `${runs.at(-1)?.text}${character}`, font }
    else runs.push({ text: character, font })
  }
  return { runs, unprintable }
}
