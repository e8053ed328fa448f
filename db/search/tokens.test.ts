import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filingMatch, filingTokens, type FilingText, personMatch, personTokens, unitMatch, unitTokens } from './tokens.ts'

const split = (tokens: string) => tokens.split(' ')

/** The index as the migration makes it, with these rows under the row ids 1, 2, … */
const indexOf = (rows: readonly string[]) => {
  const db = new Database(':memory:')
  db.exec("CREATE VIRTUAL TABLE ix USING fts5(g, content='', columnsize=0, detail=none, tokenize='ascii')")
  const insert = db.prepare('INSERT INTO ix (rowid, g) VALUES (?, ?)')
  for (const [i, tokens] of rows.entries()) insert.run(i + 1, tokens)
  return db
}
const rowids = (db: Database.Database, match: string) =>
  db.prepare<[string], number>('SELECT rowid FROM ix WHERE ix MATCH ? ORDER BY rowid').pluck().all(match)

const filing = (change: Partial<FilingText>): FilingText => ({
  subjectName: '王小明',
  subjectId: '53010219900307001X',
  unitName: '昆明鑫盛商贸有限公司',
  number: 'KM-20251103-000042',
  ...change,
})
const found = (rows: readonly FilingText[], keyword: string) => {
  const sought = filingMatch(keyword)
  if (!sought) return []
  return rowids(indexOf(rows.map(filingTokens)), sought.match)
    .map((id) => rows[id - 1])
    .filter((row) => row !== undefined)
    .filter((row) => sought.sure || sought.holds(row))
}

describe('tokens', () => {
  it('gives a person every character, pair, place of the number and leading initials', () => {
    expect(split(personTokens({ name: '王小明', idNumber: '53010X' })).sort()).toEqual(
      ['s王', 's小', 's明', 's王小', 's小明', 'pw', 'pwx', 'pwxm', 'i5301', 'i3010', 'i010x'].sort(),
    )
  })

  it('counts a character outside the BMP as one', () => {
    expect(split(personTokens({ name: '柴𬱖', idNumber: '' })).sort()).toEqual(['s柴', 's𬱖', 's柴𬱖', 'pc', 'pcd'].sort())
  })

  it('spells surnames as surnames and keeps other readings', () => {
    const initials = (name: string) =>
      split(personTokens({ name, idNumber: '' }))
        .filter((token) => token.startsWith('p') && token.length === [...name].length + 1)
        .map((token) => token.slice(1))
    expect(initials('单小明')).toContain('sxm')
    expect(initials('曾国藩')).toEqual(expect.arrayContaining(['zgf', 'cgf']))
    expect(initials('尉迟敬德')).toContain('ycjd')
    expect(initials('查良镛')).toContain('zly')
    expect(initials('李行')).toEqual(expect.arrayContaining(['lx', 'lh']))
  })

  it('marks a unit by its name, credit code and number', () => {
    expect(split(unitTokens({ name: '鑫（滇）', creditCode: '91530', unitNo: '53000' }))).toEqual([
      'u鑫',
      'u滇',
      'u鑫滇',
      'c9153',
      'c1530',
      'n5300',
      'n3000',
    ])
  })
})

describe('keywords', () => {
  it.each([
    ['王'],
    ['小明'],
    ['王小明'],
    ['wxm'],
    ['WX'],
    ['ｗｘ'],
    ['0307'],
    ['０３０７００１ｘ'],
    ['53010219900307001x'],
    ['鑫盛'],
    ['（鑫盛）商贸'],
    ['鑫盛商贸有限'],
    ['km-2025'],
    ['KM20251103000042'],
    ['0042'],
    ['王小明 鑫盛'],
    ['鑫盛\u30000042'],
    ['"王小明"'],
    ['王*'],
  ])('%s finds the filing', (keyword) => expect(found([filing({})], keyword)).toHaveLength(1))

  it.each([['李'], ['明小'], ['王小明明'], ['xm'], ['042'], ['0308'], ['盛鑫'], ['王 李'], ['NEAR(王 小)'], ['NOT 王'], ['王 OR 李']])(
    '%s does not',
    (keyword) => expect(found([filing({})], keyword)).toEqual([]),
  )

  it.each([[''], ['  '], ['*'], ['"'], ['-'], ['()'], ["' --"], ['\u0000']])('%j asks for nothing', (keyword) =>
    expect(filingMatch(keyword)).toBeUndefined(),
  )

  it('finds a name with any separator, or none', () => {
    const rows = [filing({ subjectName: '阿依古丽·买买提' })]
    for (const keyword of ['阿依古丽·买买提', '阿依古丽•买买提', '阿依古丽买买提', '丽买', 'aygl', 'ayglmmt'])
      expect(found(rows, keyword)).toEqual(rows)
  })

  it('asks each row where pieces in another order would answer', () => {
    expect(found([filing({ subjectName: '小明王小' })], '王小明')).toEqual([])
    expect(found([filing({ subjectId: '530102530100000000' })], '010253')).toHaveLength(1)
    expect(found([filing({ subjectId: '530102199012340000', number: '1' })], '19905301')).toEqual([])
  })

  it('knows a whole valid id number', () => {
    expect(filingMatch('11010519491231002x')?.exactId).toBe('11010519491231002X')
    expect(filingMatch('１１０１０５１９４９１２３１００２Ｘ')?.exactId).toBe('11010519491231002X')
    expect(filingMatch('110105194912310021')?.exactId).toBeNull()
  })

  it('looks for units by name, code and number', () => {
    const row = { name: '昆明鑫盛商贸有限公司', creditCode: '91530102MA6K5QJX3T', unitNo: '530000105421' }
    for (const keyword of ['鑫盛', 'ma6k', '5421', '530000105421']) expect(unitMatch(keyword)?.holds(row)).toBe(true)
    expect(unitMatch('鑫云')?.holds(row)).toBe(false)
  })
})

/** Words as clerks and others type them: pieces of names and numbers, operators, quotes, anything. */
const typed = fc.oneof(
  fc.string({ unit: fc.constantFrom('王', '小', '明', '𬱖', '·', '1', '9', '0', 'x', 'w', 'm', ' '), maxLength: 8 }),
  fc.constantFrom('NEAR', 'AND', 'OR', 'NOT', '"', "'", '*', '^', 'g:', '{g}', '(', ')', '-', '+', "');--", 'NEAR(a b)', '"a" OR "b'),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const keywords = fc.array(typed, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))
const names = fc.string({ unit: fc.constantFrom('王', '小', '明', '𬱖', '·', 'W', '欧', '阳'), minLength: 1, maxLength: 6 })
const numbers = fc.string({ unit: fc.constantFrom('1', '9', '0', 'X'), maxLength: 10 })

describe('against a filter in memory', () => {
  it('finds exactly the rows that hold each word, whatever is typed', () => {
    const same = (text: string, word: string) => plain(text).includes(word)
    fc.assert(
      fc.property(fc.array(fc.record({ name: names, idNumber: numbers }), { maxLength: 12 }), keywords, (rows, keyword) => {
        const sought = personMatch(keyword)
        const words = keyword.normalize('NFKC').split(/\s+/u).map(plain).filter(Boolean).slice(0, 6)
        expect(sought === undefined).toBe(words.length === 0)
        if (!sought) return
        const db = indexOf(rows.map(personTokens))
        const ids = rowids(db, sought.match)
        db.close()
        const hits = ids.filter((id) => sought.sure || sought.holds(rows[id - 1] ?? { name: '', idNumber: '' }))
        const wanted = rows.flatMap((row, i) => {
          const each = words.every(
            (word) =>
              same(row.name, word) ||
              (/^[a-z0-9]{4,}$/.test(word) && same(row.idNumber, word)) ||
              (/^[a-z]+$/.test(word) && spellings(row.name).some((spelt) => spelt.startsWith(word))),
          )
          return each ? [i + 1] : []
        })
        expect(hits).toEqual(wanted)
      }),
      { numRuns: 1500 },
    )
  })

  it('leaves nothing behind when a row is taken out with the same text', () => {
    const text = personTokens({ name: '王小明', idNumber: '53010219900307001X' })
    const db = indexOf([text, text])
    db.prepare("INSERT INTO ix (ix, rowid, g) VALUES ('delete', ?, ?)").run(1, text)
    expect(rowids(db, personMatch('王小明')?.match ?? '')).toEqual([2])
  })
})

/** Written down apart from the code under test: what counts of a text, and the readings of the few characters above. */
const plain = (text: string) =>
  [...text.normalize('NFKC').toLowerCase()].filter((c) => !/[\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}\p{Cs}]/u.test(c)).join('')
const readings: Record<string, string[]> = { 王: ['w'], 小: ['x'], 明: ['m'], 𬱖: ['d'], 欧: ['o'], 阳: ['y'], w: ['w'] }
const spellings = (name: string) =>
  [...plain(name)].reduce<string[]>((all, c) => all.flatMap((start) => (readings[c] ?? ['']).map((r) => start + r)), [''])
