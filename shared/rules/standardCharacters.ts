/**
 * Private-use code points (PUA) that GBK and older GB 18030 data hold for characters encoded since, with their standard ones.
 * Source: GB 18030-2005 and -2022, rows A2, A6, A8, A9 and FE. Nothing else in the private-use area has a known meaning.
 */
const rows: readonly (readonly [first: number, standard: string])[] = [
  // A6D9–A6DF, A6EC–A6ED, A6F3: vertical punctuation
  [0xe78d, '\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19'],
  // A8BC, A8BF
  [0xe7c7, '\u1e3f\u01f9'],
  // A989–A995: ideographic description
  [0xe7e7, '\u303e\u2ff0\u2ff1\u2ff2\u2ff3\u2ff4\u2ff5\u2ff6\u2ff7\u2ff8\u2ff9\u2ffa\u2ffb'],
  // FE50–FEA0: radicals and ideographs
  [
    0xe815,
    '\u2e81\u{20087}\u{20089}\u{200cc}\u2e84\u3473\u3447\u2e88\u2e8b\u9fb4\u359e\u361a\u360e\u2e8c\u2e97\u396e\u3918\u9fb5\u39cf\u39df' +
      '\u3a73\u39d0\u9fb6\u9fb7\u3b4e\u3c6e\u3ce0\u2ea7\u{215d7}\u9fb8\u2eaa\u4056\u415f\u2eae\u4337\u2eb3\u2eb6\u2eb7\u{2298f}\u43b1' +
      '\u43ac\u2ebb\u43dd\u44d6\u4661\u464c\u9fb9\u4723\u4729\u477c\u478d\u2eca\u4947\u497a\u497d\u4982\u4983\u4985\u4986\u499f' +
      '\u499b\u49b7\u49b6\u9fba\u{241fe}\u4ca3\u4c9f\u4ca0\u4ca1\u4c77\u4ca2\u4d13\u4d14\u4d15\u4d16\u4d17\u4d18\u4d19\u4dae\u9fbb',
  ],
]

const standardOf = new Map(rows.flatMap(([first, standard]) => [...standard].map((character, i) => [first + i, character] as const)))

/** The text with every known private-use code point replaced by its standard character (U+E863 → 䶮); everything else as it is. */
export const withStandardCharacters = (text: string): string =>
  text.replace(/[\ue78d-\ue864]/g, (character) => standardOf.get(character.charCodeAt(0)) ?? character)
