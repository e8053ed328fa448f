import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { caseFacts } from '../../db/caseFacts.ts'
import { workbookRows } from '../../main/jobs/workbookRows.ts'
import { batchRow, rowAssessor } from '../../shared/filings/batch.ts'
import { idCheckDigit } from '../../shared/rules/idNumber.ts'
import { increase, increaseRow, rawBook, sheetRow } from '../batches/workbooks.ts'
import { now } from '../desk/bare.ts'
import { unitA } from '../filings/given.ts'
import type { BenchDesk } from './desk.ts'
import type { Figure } from './harness.ts'

const ROWS = 100_000
const person = (i: number): string => {
  const first = `530102${1960 + (i % 40)}0307${String(i % 1000).padStart(3, '0')}`
  return first + idCheckDigit(first)
}

/** A workbook of 100,000 rows is read in a thread of its own; a row is held against the register and its checks. */
export const batchFigures = ({ dir, store: { db } }: BenchDesk): Figure[] => {
  const rows = Array.from({ length: ROWS }, (_, i) => sheetRow(i + 2, increaseRow(`测试${i.toString(36)}`, person(i)))).join('')
  const file = path.join(dir, 'batch.xlsx')
  writeFileSync(file, rawBook({ rows }))
  const packed = deflateRawSync(Buffer.from(rows))
  const read = async () => {
    let count = 0
    for await (const chunk of workbookRows(file, increase.id, new AbortController().signal, () => {})) count += chunk.length
    return count
  }
  const given = Array.from({ length: 200 }, (_, i) => {
    const cells = increaseRow(`测试${i}`, person(i)).map((text) => ({ type: 'text' as const, text }))
    return batchRow(increase, unitA, { row: i + 2, cells, date1904: false })
  })
  const row = (call: number) => {
    const found = given[call % given.length]
    if (!found) throw new Error('no rows')
    return found
  }
  const factsOf: Parameters<typeof rowAssessor>[0]['factsOf'] = (filing) => caseFacts(db, [filing], now)
  const assess = rowAssessor({ kind: increase, officeId: 'km-guandu', at: now, comesAgain: () => false, factsOf })
  const lookUp = db.prepare<[string], object>('SELECT * FROM person WHERE id_number = ?')
  return [
    {
      name: 'batch: 100,000 rows read in a thread of their own / inflated and split',
      goal: { atMost: 60 },
      limit: () => inflateRawSync(packed).toString().split('</row>').length,
      subject: read,
      right: (count) => count === ROWS,
      calls: 1,
      by: 'mean',
    },
    {
      name: 'batch: a row held against the register and its checks / its person looked up',
      goal: { atMost: 150 },
      limit: (call) => lookUp.get(person(call)),
      subject: (call) => assess(row(call)).group,
      right: (group) => typeof group === 'string',
      calls: 200,
    },
  ]
}
