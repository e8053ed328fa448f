import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import ExcelJS from 'exceljs'
import type { Figure } from './harness.ts'

/** A month as a workbook holds it. */
export interface PeerMonth {
  readonly units: readonly string[]
  /** Unit and declared wage in 分, a person a row */
  readonly persons: readonly (readonly [string, number])[]
  /** Σ 单位应缴 of all units, in 分 */
  readonly unitDue: number
  /** Works out the same month with the desk's rules. */
  readonly ours: () => unknown
}

/** G8b: LibreOffice with SUMIFS over the same persons / our run. Undefined, and said, where LibreOffice is not installed. */
export const assessmentPeer = (month: () => PeerMonth): Figure | undefined => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
  } catch {
    process.stdout.write('assessment: LibreOffice is not here; its ratio is left out\n')
    return undefined
  }
  const { units, persons, unitDue, ours } = month()
  const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-bench-'))
  process.on('exit', () => rmSync(dir, { recursive: true, force: true }))
  let made: Promise<void> | undefined
  return {
    name: `G8b LibreOffice, ${units.length} units, ${persons.length} persons / ours`,
    goal: { atLeast: 300 },
    limit: ours,
    subject: async () => {
      await (made ??= workbook(path.join(dir, 'month.xlsx'), units, persons))
      execFileSync('soffice', ['--headless', '--convert-to', 'csv', '--outdir', dir, path.join(dir, 'month.xlsx')], { stdio: 'ignore' })
      const rows = readFileSync(path.join(dir, 'month.csv'), 'utf8').trim().split('\n')
      return rows.reduce((sum, row) => sum + Math.round(Number(row.split(',')[2]) * 100), 0)
    },
    right: (sum) => sum === unitDue,
    calls: 1,
    by: 'mean',
  }
}

/** Two sheets: the units with their sums, and the persons with base and rounded shares, all as formulas. */
async function workbook(file: string, units: readonly string[], persons: readonly (readonly [string, number])[]): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true })
  const book = new ExcelJS.Workbook()
  const sums = book.addWorksheet('units')
  const all = book.addWorksheet('persons')
  const to = persons.length
  const f = (formula: string) => ({ formula, date1904: false })
  for (const unit of units) {
    const sum = (column: string) => f(`SUMIFS(persons!${column}$1:${column}$${to},persons!A$1:A$${to},"${unit}")`)
    sums.addRow([unit, sum('C'), sum('D'), sum('E')])
  }
  persons.forEach(([unit, wage], i) => {
    const base = `C${i + 1}`
    all.addRow([unit, wage / 100, f(`MIN(MAX(B${i + 1},4357),21789)`), f(`ROUND(${base}*0.007,2)`), f(`ROUND(${base}*0.003,2)`)])
  })
  await book.xlsx.writeFile(file)
}
