/** Punctuation, symbols, blanks, controls and lone surrogates; unassigned and private-use code points stay, names hold them. */
const noise = /[\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}\p{Cs}]/gu

/**
 * How a name, number or keyword is compared: width and compatibility forms made one (NFKC), lower case, letters and digits only.
 * So 买买提·艾力 is found with any separator or none, and what remains can be quoted in FTS5 without escaping.
 */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(noise, '')

/** The folded words of a keyword, at most `most`; a word that folds to nothing is dropped. */
export const wordsOf = (keyword: string, most: number): string[] =>
  keyword.normalize('NFKC').split(/\s+/u).map(fold).filter(Boolean).slice(0, most)
