import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { documentsOfRun, runById, unitsOfRun } from '../../db/queries/prints.ts'
import type { PrintRunRow } from '../../db/schema/prints.ts'
import { attachment } from '../../db/vault.ts'
import type { PrintTarget } from '../../shared/contract/prints.ts'
import { isSheetKind, printKindLabels, sheetsPerDocument } from '../../shared/print/kinds.ts'
import { monthInWords } from '../../shared/rules/months.ts'
import { text } from '../../shared/text.ts'
import type { Desk } from '../desk.ts'
import type { JobEnd } from '../jobs/messages.ts'
import { endOf } from '../jobs/trouble.ts'
import type { Signed } from '../signed.ts'
import { refusalProblem } from '../views/refusal.ts'
import { deliver } from './deliver.ts'
import { type Draft, draftOf } from './issue.ts'
import type { Sheet } from './layouts.ts'
import { sheetSubject } from './subjects/sheets.ts'

/** Rows of lists in one document at most: 200 lists of a thousand people would not fit into memory. */
const rowsPerDocument = 2000
/** Subjects read before the main thread is free again. */
const readAtOnce = 20

const running = new Set<string>()
export const isRunning = (runId: string): boolean => running.has(runId)

/**
 * Begins, or takes up again, a run over many units. The journal says which units have their document, so a stop or a crash loses nothing
 * and prints nothing twice. Returns the job's id.
 */
export function continueRun(desk: Desk, signed: Signed, runId: string, printedBy: string): string {
  const abort = new AbortController()
  const job = desk.jobs.add('print', text('批量打印', 'Printing many'), () => abort.abort())
  running.add(runId)
  const progress = (run: PrintRunRow, done: number) => {
    const words = `${monthInWords(run.period)}${printKindLabels[run.kind].zh}`
    job.progress({ phase: text(words, words), done, total: run.units.length })
  }
  void work(desk, signed, { runId, printedBy, signal: abort.signal, progress })
    .catch((error: unknown) => endOf(error, abort.signal))
    .then((end) => {
      running.delete(runId)
      job.ended(end)
      desk.changed('prints')
    })
  return job.id
}

interface Run {
  readonly runId: string
  readonly printedBy: string
  readonly signal: AbortSignal
  progress(run: PrintRunRow, done: number): void
}

interface Ready {
  readonly unitNo: string
  readonly draft: Draft
  readonly sheet: Sheet
}

async function work(desk: Desk, signed: Signed, { runId, printedBy, signal, progress }: Run): Promise<JobEnd> {
  const { db } = signed.desk
  const run = runById(db, runId)
  if (!run || !isSheetKind(run.kind)) throw new Error(`no run ${runId}`)
  const skipped: { unitNo: string; reason: string }[] = []
  await finishDelivery(desk, signed, run)
  const made = unitsOfRun(db, runId)
  const left = run.units.filter((unitNo) => !made.has(unitNo))
  let done = made.size
  progress(run, done)
  while (left.length > 0) {
    if (signal.aborted) return stopped(done, run.units.length)
    const batch = await nextBatch(signed, run, printedBy, left, skipped)
    const issued = batch.length === 0 ? 0 : await printBatch(desk, signed, run, batch, skipped)
    done += issued
    progress(run, done + skipped.length)
  }
  const ended = await signed.desk.writer.execute(
    { type: 'endPrintRun', runId, dropped: false, skipped },
    { commandId: randomUUID(), staffId: signed.staffId, via: signed.desk.via, now: signed.desk.clock.now() },
  )
  if (!ended.ok) throw refusalProblem(ended.refusal)
  const out = skipped.length === 0 ? '' : `；${skipped.length} 个单位没有打印，原因见批量打印记录`
  return { state: 'done', message: text(`已出单 ${done} 个单位${out}`, `${done} units printed, ${skipped.length} left out`) }
}

const stopped = (done: number, all: number): JobEnd => ({
  state: 'cancelled',
  message: text(`已停止：${done}/${all} 个单位已出单，其余可以继续`, `Stopped: ${done} of ${all} units; the rest can go on`),
})

/** Takes the next units off `left`: one, or as many as one document may hold. */
async function nextBatch(signed: Signed, run: PrintRunRow, printedBy: string, left: string[], skipped: Skipped[]): Promise<Ready[]> {
  const { db, clock } = signed.desk
  const now = clock.now()
  const batch: Ready[] = []
  let rows = 0
  for (;;) {
    const unitNo = left.shift()
    if (unitNo === undefined || !isSheetKind(run.kind)) return batch
    const subject = sheetSubject(db, run.kind, unitNo, run.period)
    if (!subject) skipped.push({ unitNo, reason: '该单位在这个做账期没有核定单' })
    else {
      const { data } = subject.content
      rows += 'rows' in data ? data.rows.length : 0
      batch.push({ unitNo, ...draftOf(signed.desk, subject, { printedBy, now, official: true }) })
    }
    if (batch.length === (run.perUnit ? 1 : sheetsPerDocument) || rows >= rowsPerDocument) return batch
    if (batch.length % readAtOnce === 0) await setImmediate()
  }
}

interface Skipped {
  readonly unitNo: string
  readonly reason: string
}

async function printBatch(desk: Desk, signed: Signed, run: PrintRunRow, batch: readonly Ready[], skipped: Skipped[]): Promise<number> {
  const made = await desk.press.make(batch.map(({ sheet }) => sheet))
  if (!made.ok) {
    const words = made.unprintable.map(({ character, codePoint, text: where }) => `“${where}”中的“${character}”（${codePoint}）`).join('、')
    for (const i of made.papers) skipped.push({ unitNo: batch[i]?.unitNo ?? '', reason: `有字体缺字，没有打印：${words}`.slice(0, 300) })
    const rest = batch.filter((_, i) => !made.papers.includes(i))
    return rest.length === 0 ? 0 : printBatch(desk, signed, run, rest, skipped)
  }
  const { bytes, pages, firstPages } = made
  const { writer, clock, via } = signed.desk
  const sha256 = await writer.putDocument(bytes)
  const [first] = batch
  const last = batch.at(-1)
  const at = (ready: Ready | undefined) => String(run.units.indexOf(ready?.unitNo ?? '') + 1).padStart(4, '0')
  const fileName = run.perUnit
    ? (first?.draft.fileName ?? '')
    : `${printKindLabels[run.kind].zh}_${run.period}_${at(first)}-${at(last)}.pdf`
  const prints = batch.map(({ draft }, i) => {
    const page = firstPages[i] ?? 1
    return { ...draft, fileName, sha256, page, pages: (firstPages[i + 1] ?? pages + 1) - page, runId: run.runId }
  })
  const issued = await writer.execute(
    { type: 'issuePrints', prints },
    { commandId: randomUUID(), staffId: signed.staffId, via, now: clock.now() },
  )
  if (!issued.ok) throw refusalProblem(issued.refusal)
  await deliverOf(desk, signed, run, { fileName, pdf: bytes, printIds: prints.map(({ printId }) => printId) })
  return batch.length
}

const targetOf = ({ target, printer }: PrintRunRow): PrintTarget =>
  target === 'printer' ? { type: 'printer', printer: printer ?? '', copies: 1, paper: 'A4' } : { type: 'file' }

const deliverOf = (desk: Desk, signed: Signed, run: PrintRunRow, file: { fileName: string; pdf: Buffer; printIds: readonly string[] }) =>
  deliver(desk.outlet, signed, targetOf(run), { ...file, title: file.fileName, folder: run.folder })

/** Documents that were registered and not handed over when the desk went down. */
async function finishDelivery(desk: Desk, signed: Signed, run: PrintRunRow): Promise<void> {
  for (const { fileName, sha256, sent, printIds } of documentsOfRun(signed.desk.db, run.runId)) {
    if (sent) continue
    const kept = attachment(signed.desk.vault, sha256)
    if (kept) await deliverOf(desk, signed, run, { fileName, pdf: kept.bytes, printIds })
  }
}
