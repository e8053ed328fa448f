// npm run bench [-- queue search import pdf batch rebuild journal audit assessment wholeBatch] [--size=100000] [--full]
import { parseArgs } from 'node:util'
import { assessmentFigures } from './assessment.ts'
import { auditFigures } from './audit.ts'
import { batchFigures } from './batch.ts'
import { type BenchDesk, benchDesk } from './desk.ts'
import { type Figure, type Measured, measure } from './harness.ts'
import { importFigures } from './import.ts'
import { journalFigures } from './journal.ts'
import { pdfFigures } from './pdf.ts'
import { queueFigures } from './queue.ts'
import { rebuildFigures } from './rebuild.ts'
import { searchFigures } from './search.ts'
import { wholeBatchFigures } from './wholeBatch.ts'

const { values, positionals } = parseArgs({
  options: { size: { type: 'string', default: '100000' }, full: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const size = values.full ? 1_000_000 : Number(values.size)
if (!Number.isInteger(size) || size < 2000) throw new Error('--size takes a number of filings from 2000 up')

const groups: Record<string, (desk: BenchDesk) => Figure[]> = {
  queue: (desk) => queueFigures(desk, size),
  search: searchFigures,
  import: importFigures,
  pdf: pdfFigures,
  batch: batchFigures,
  rebuild: rebuildFigures,
  journal: journalFigures,
  audit: auditFigures,
}
/** Groups with a store of their own. */
const apart: Record<string, () => Figure[]> = {
  assessment: () => assessmentFigures(size),
  wholeBatch: () => wholeBatchFigures(values.full ? 100_000 : 2000),
}
const known = [...Object.keys(groups), ...Object.keys(apart)]
const chosen = positionals.length === 0 ? known : positionals
for (const name of chosen) if (!known.includes(name)) throw new Error(`no group ${name}; there are ${known.join(', ')}`)

const say = (line: string) => process.stdout.write(`${line}\n`)
const started = performance.now()
const shared = chosen.some((name) => Object.hasOwn(groups, name))
const desk = benchDesk(shared ? size : 0, (done) => {
  if (done % 20_000 === 0) say(`${done} filings after ${Math.round((performance.now() - started) / 1000)} s`)
})
const measured: Measured[] = []
try {
  say(`${'figure'.padEnd(64)} ${'ratio'.padStart(8)} ${'middle'.padStart(8)} ${'goal'.padStart(8)}   limit → subject, µs a call`)
  for (const name of chosen) {
    for (const figure of groups[name]?.(desk) ?? apart[name]?.() ?? []) {
      const row = await measure(figure)
      measured.push(row)
      say(
        `${row.name.padEnd(64)} ${row.ratio.toFixed(2).padStart(8)} ${row.middle.toFixed(2).padStart(8)} ${row.goal.slice(0, 6).padStart(8)}   ` +
          `${row.limit.toFixed(0)} → ${row.subject.toFixed(0)}   ${row.verdict}`,
      )
    }
  }
} finally {
  desk.close()
}
const has = (...verdicts: Measured['verdict'][]) => measured.some((row) => verdicts.includes(row.verdict))
say(has('FAIL', 'WRONG') ? 'A goal was missed.' : has('NOISY') ? 'The machine was too noisy to judge every figure.' : 'Every goal was met.')
process.exitCode = has('FAIL', 'WRONG') ? 1 : has('NOISY') ? 2 : 0
