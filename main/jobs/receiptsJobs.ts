import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { DeskCommand } from '../../db/commands/plan.ts'
import type { Executed, Store } from '../../db/execute.ts'
import { sheetFees, unitNames } from '../../db/queries/receipts.ts'
import { receiptMatcher } from '../../db/receipts.ts'
import type { receiptsReport } from '../../shared/contract/receipts.ts'
import { text } from '../../shared/text.ts'
import type { z } from 'zod'
import { readReceipts } from '../exchange/receiptsFile.ts'
import type { JobEnd, Step } from './messages.ts'

type Report = z.infer<typeof receiptsReport>
type Line = Report['lines'][number]

/** Lines of a preview that a screen gets; all are counted. */
const shownLines = 500
const atATime = 500

interface Control {
  readonly store: Store
  readonly path: string
  readonly signal: AbortSignal
  progress(step: Step): void
}

const reading = text('读取到账文件', 'Reading the receipts')

/** Holds a receipts file against the ledger and books nothing; the report says what each line would do. */
export async function receiptsCheckJob({
  store,
  path: file,
  offices,
  signal,
  progress,
}: Control & { readonly offices: readonly string[] }): Promise<JobEnd> {
  progress({ phase: reading, done: 0, total: 0 })
  const { sha256, rows, problems } = await readReceipts(file, signal)
  const report: Report = {
    fileName: path.basename(file),
    sha256,
    rows: rows.length,
    problems: problems.map((problem) => ({ ...problem })),
    counts: { matched: 0, over: 0, under: 0, known: 0, left: 0 },
    booked: { unit: 0, person: 0, lateFee: 0, interest: 0 },
    held: { unit: 0, person: 0 },
    lines: [],
  }
  if (problems.length > 0)
    return {
      state: 'done',
      message: text(`文件有 ${problems.length} 处不符，没有入账`, `${problems.length} faults; nothing was booked`),
      checked: { path: file, report },
    }
  const match = receiptMatcher(store.db, offices)
  const lines: Line[] = []
  for (const [at, row] of rows.entries()) {
    if (at % atATime === 0) {
      progress({ phase: text('与核定核对', 'Comparing with the assessment'), done: at, total: rows.length })
      await setImmediate()
      signal.throwIfAborted()
    }
    const found = match(row)
    const state = found.state === 'booked' ? found.outcome : found.state
    report.counts[state] += 1
    if (found.state === 'booked') {
      report.booked.unit += row.unitAmount
      report.booked.person += row.personAmount
      report.booked.lateFee += row.lateFee
      report.booked.interest += row.interest
      report.held.unit += found.suspense.unit
      report.held.person += found.suspense.person
    }
    const fees = sheetFees(store.db, row.unitNo, row.period)
    lines.push({
      ...row,
      unitName: '',
      state,
      reason: found.state === 'left' ? found.reason : null,
      settled: found.state === 'booked' ? [...found.settled] : [],
      unitHeld: found.state === 'booked' ? found.suspense.unit : 0,
      personHeld: found.state === 'booked' ? found.suspense.person : 0,
      feeDue: fees && fees.lateFee + fees.interest,
    })
  }
  // What needs a look comes first; lines that match stand last.
  const order = { left: 0, under: 1, over: 2, known: 3, matched: 4 } as const
  const shown = lines.toSorted((a, b) => order[a.state] - order[b.state] || a.line - b.line).slice(0, shownLines)
  const nameOf = unitNames(
    store.db,
    shown.map(({ unitNo }) => unitNo),
  )
  report.lines.push(...shown.map((line) => ({ ...line, unitName: nameOf(line.unitNo) })))
  return { state: 'done', message: text(`核对完成：${rows.length} 行`, `${rows.length} lines compared`), checked: { path: file, report } }
}

/**
 * Books a receipts file that was checked: the same bytes, some hundred lines a commit. Stopped in between, what is booked stays booked and
 * the file may simply come again: a voucher never counts twice.
 */
export async function receiptsBookJob({
  path: file,
  sha256,
  batchId,
  run,
  signal,
  progress,
}: Control & {
  readonly sha256: string
  readonly batchId: string
  run(command: DeskCommand): Executed
}): Promise<JobEnd> {
  const read = await readReceipts(file, signal)
  if (read.sha256 !== sha256 || read.problems.length > 0)
    return {
      state: 'failed',
      message: text('文件在核对之后被改动，没有入账；请重新选择并核对', 'The file has changed since it was checked; nothing was booked'),
      trouble: null,
    }
  let booked = 0
  let left = 0
  for (let at = 0; at < read.rows.length; at += atATime) {
    progress({ phase: text('入账', 'Booking'), done: at, total: read.rows.length })
    await setImmediate()
    if (signal.aborted)
      return {
        state: 'cancelled',
        message: text(
          `已停止；已入账 ${booked} 张税票，其余可再次导入同一文件`,
          `Stopped; ${booked} vouchers are booked, the rest may come again`,
        ),
      }
    const executed = run({
      type: 'bookReceipts',
      receipts: { batchId, fileName: path.basename(file), sha256, rows: read.rows.slice(at, at + atATime) },
    })
    // A part whose vouchers are all booked already has nothing to say.
    if (!executed.ok) continue
    for (const { data } of executed.events) {
      booked += (data['rows'] as readonly unknown[]).length
      left += (data['left'] as readonly unknown[]).length
    }
  }
  const rest = left > 0 ? `，${left} 行没有入账（见到账记录）` : ''
  return { state: 'done', message: text(`入账 ${booked} 张税票${rest}`, `${booked} vouchers booked, ${left} lines left`) }
}
