import { checkIdNumber } from '../../shared/rules/idNumber.ts'
import { type Facet, initialsFacet, nameFacet, numberFacet } from './facet.ts'
import { wordsOf } from './fold.ts'

/** What of a row can be searched; absent text is ''. */
export interface FilingText {
  readonly subjectName: string
  readonly subjectId: string
  readonly unitName: string
  /** 办件编号 */
  readonly number: string
}
export interface PersonText {
  readonly name: string
  readonly idNumber: string
}
export interface UnitText {
  readonly name: string
  readonly creditCode: string
  readonly unitNo: string
}

/** How one kind of row is searched: a facet and the text it reads. */
type Search<Row> = readonly { readonly facet: Facet; of(row: Row): string }[]

const filingSearch: Search<FilingText> = [
  { facet: nameFacet('s'), of: (row) => row.subjectName },
  { facet: initialsFacet('p'), of: (row) => row.subjectName },
  { facet: numberFacet('i'), of: (row) => row.subjectId },
  { facet: nameFacet('u'), of: (row) => row.unitName },
  { facet: numberFacet('n'), of: (row) => row.number },
]
const personSearch: Search<PersonText> = [
  { facet: nameFacet('s'), of: (row) => row.name },
  { facet: initialsFacet('p'), of: (row) => row.name },
  { facet: numberFacet('i'), of: (row) => row.idNumber },
]
const unitSearch: Search<UnitText> = [
  { facet: nameFacet('u'), of: (row) => row.name },
  { facet: numberFacet('c'), of: (row) => row.creditCode },
  { facet: numberFacet('n'), of: (row) => row.unitNo },
]

/** Text for filing_ix, person_ix and unit_ix. The same row gives the same text: taking it out of a contentless index needs the old one. */
export const filingTokens = (row: FilingText): string => tokens(filingSearch, row)
export const personTokens = (row: PersonText): string => tokens(personSearch, row)
export const unitTokens = (row: UnitText): string => tokens(unitSearch, row)

const tokens = <Row>(search: Search<Row>, row: Row): string => search.flatMap(({ facet, of }) => facet.tokens(of(row))).join(' ')

/** What a keyword asks of an index. */
export interface Sought<Row> {
  /** FTS5 expression; nothing that was typed can act in it. */
  readonly match: string
  /** The whole number when the keyword is a valid 公民身份号码, upper case: one look-up in the B-tree answers it. */
  readonly exactId: string | null
  /** Whether the row holds every word; must be asked unless `sure`. */
  holds(row: Row): boolean
  readonly sure: boolean
}

/** Undefined: nothing in the keyword can be looked for, so nothing is found. Words are joined by AND, readings of a word by OR. */
export const filingMatch = (keyword: string): Sought<FilingText> | undefined => matchFor(filingSearch, keyword)
export const personMatch = (keyword: string): Sought<PersonText> | undefined => matchFor(personSearch, keyword)
export const unitMatch = (keyword: string): Sought<UnitText> | undefined => matchFor(unitSearch, keyword)

/** More than a clerk types; bounds the work of a pasted text. */
const MOST_WORDS = 6

const matchFor = <Row>(search: Search<Row>, keyword: string): Sought<Row> | undefined => {
  const asked = wordsOf(keyword, MOST_WORDS).map((word) => ({
    word,
    ways: search.flatMap(({ facet, of }) => {
      const terms = facet.asked(word)
      return terms.length === 0 ? [] : [{ facet, of, terms }]
    }),
  }))
  if (asked.length === 0) return undefined
  const id = checkIdNumber(keyword.normalize('NFKC'))
  return {
    match: asked.map(({ ways }) => `(${ways.map(({ terms }) => `(${terms.map(quoted).join(' AND ')})`).join(' OR ')})`).join(' AND '),
    exactId: id.ok ? id.value : null,
    holds: (row) => asked.every(({ word, ways }) => ways.some(({ facet, of }) => facet.holds(of(row), word))),
    sure: asked.every(({ word, ways }) => ways.every(({ facet }) => facet.sure(word))),
  }
}

const quoted = (token: string): string => `"${token}"`
