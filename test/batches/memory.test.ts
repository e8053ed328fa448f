import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { li } from '../filings/given.ts'
import { increaseRow, rawBook, saved, sheetRow } from './workbooks.ts'

const count = 100_000
const program = path.join(import.meta.dirname, 'peakMemory.ts')
const names = (at: number) => `测试${at.toString(36)}`

// The thread that takes the rows has a small young generation too, in the product (writerClient.ts) as here (MB).
const youngGeneration = '--max-semi-space-size=8'
// Types are stripped before it is measured (30 MB): the product has none.
const env = { ...process.env, NODE_COMPILE_CACHE: mkdtempSync(path.join(tmpdir(), 'casedesk-compiled-')) }
const run = (...args: string[]) => promisify(execFile)(process.execPath, [youngGeneration, program, ...args], { env })
const measure = async (file: string): Promise<unknown> => JSON.parse((await run(file)).stdout)
beforeAll(() => run())
afterAll(() => rmSync(env.NODE_COMPILE_CACHE, { recursive: true }))
/** In KB, as the system counts. */
const below250MB = { rows: count, readable: count, peak: expect.toSatisfy((peak: number) => peak < 250 * 1024) }

it('reads 100,000 rows of typed text in less than 250 MB', { timeout: 120_000 }, async () => {
  const rows = Array.from({ length: count }, (_, at) => sheetRow(at + 2, increaseRow(names(at), li.idNumber))).join('')
  expect(await measure(saved(rawBook({ rows })))).toEqual(below250MB)
})

it('reads 100,000 rows of shared strings, all different, in less than 250 MB', { timeout: 120_000 }, async () => {
  // Spreadsheets keep equal strings once; name, number, occupation and phone differ in the worst case.
  const strings = new Map<string, number>()
  const place = (value: string) => {
    if (!strings.has(value)) strings.set(value, strings.size)
    return strings.get(value)
  }
  const rows = Array.from({ length: count }, (_, at) => {
    const number = `5301021990${String(at).padStart(8, '0')}`
    const values = increaseRow(names(at), number)
      .with(3, `工种${at}`)
      .with(4, `139${String(at).padStart(8, '0')}`)
    const cells = values.map((value, column) => `<c r="${String.fromCharCode(65 + column)}${at + 2}" t="s"><v>${place(value)}</v></c>`)
    return `<row r="${at + 2}">${cells.join('')}</row>`
  }).join('')
  const table = [...strings.keys()].map((value) => `<si><t>${value}</t></si>`).join('')
  expect(await measure(saved(rawBook({ rows, strings: `<sst>${table}</sst>` })))).toEqual(below250MB)
})
