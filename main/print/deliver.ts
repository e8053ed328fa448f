import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { PrintCommand } from '../../db/commands/prints.ts'
import { unansweredPrints } from '../../db/queries/prints.ts'
import type { PrintTarget } from '../../shared/contract/prints.ts'
import { freePath } from '../hosts/downloads.ts'
import type { PrintEnd, Printing } from '../hosts/printing.ts'
import type { Log } from '../log.ts'
import { Problem } from '../problem.ts'
import type { Signed } from '../signed.ts'
import { refusalProblem } from '../views/refusal.ts'

/** Ways out of the desk for a document. */
export interface Outlet {
  readonly printing: Printing
  readonly downloadsDir: string
  readonly log: Log
  /** Aborted when the person signs out: nobody is left to register what the spooler says. */
  leaving(): AbortSignal
}

/** At most so many prints are named in one event. */
const together = 200

const run = async ({ desk, staffId }: Signed, command: PrintCommand): Promise<void> => {
  const { writer, clock, via } = desk
  const executed = await writer.execute(command, { commandId: randomUUID(), staffId, via, now: clock.now() })
  if (!executed.ok) throw refusalProblem(executed.refusal)
}

/** Registers what came of prints, in events of a bearable size. */
export async function settle(
  signed: Signed,
  printIds: readonly string[],
  said: { printed: boolean; by: 'spooler' | 'person'; detail: string },
) {
  for (let i = 0; i < printIds.length; i += together)
    await run(signed, { type: 'confirmPrints', printIds: printIds.slice(i, i + together), ...said })
}

const settleAs = (signed: Signed, printIds: readonly string[], { state, detail }: PrintEnd) =>
  state === 'unknown' ? Promise.resolve() : settle(signed, printIds, { printed: state === 'printed', by: 'spooler', detail })

/** Waits for the spooler beside everything else; what it never says stays 待确认 for a person. */
function follow(outlet: Outlet, signed: Signed, printIds: readonly string[], spoolJob: string): void {
  const signal = outlet.leaving()
  void outlet.printing
    .outcome(spoolJob, signal)
    .then((end) => (signal.aborted ? undefined : settleAs(signed, printIds, end)))
    .catch((error: unknown) => {
      if (!signal.aborted) outlet.log.error('spooler', error)
    })
}

/** Asks again about everything that was handed over before the desk was closed. */
export function followUnanswered(outlet: Outlet, signed: Signed): void {
  const open = Map.groupBy(unansweredPrints(signed.desk.db), ({ spoolJob }) => spoolJob ?? '')
  for (const [spoolJob, rows] of open)
    follow(
      outlet,
      signed,
      rows.map(({ printId }) => printId),
      spoolJob,
    )
}

export interface Delivery {
  readonly printIds: readonly string[]
  readonly pdf: Buffer
  readonly title: string
  readonly fileName: string
  /** Folder within the downloads; a file that is there already is the same document and is written over. */
  readonly folder: string | null
}

/** Hands a registered document over. A printer that refuses it is registered as 未打印 and said. Returns where a file was written. */
export async function deliver(outlet: Outlet, signed: Signed, target: PrintTarget, delivery: Delivery): Promise<string | null> {
  const { printIds, pdf, title, fileName, folder } = delivery
  const sent = (printer: string | null, spoolJob: string | null) =>
    run(signed, { type: 'sendPrints', printIds: [...printIds], target: target.type, printer, spoolJob })
  switch (target.type) {
    case 'printer': {
      const { printer, copies, paper } = target
      let spoolJob: string
      try {
        spoolJob = await outlet.printing.print(pdf, { title, printer, copies, paper })
      } catch (error) {
        const detail = error instanceof Error ? error.message : ''
        await settle(signed, printIds, { printed: false, by: 'spooler', detail: detail.slice(0, 300) })
        throw new Problem('refused', `没有打印：${detail}。已登记为未打印，请检查打印机后重新打印，或改用打印对话框、保存文件。`)
      }
      await sent(printer, spoolJob)
      follow(outlet, signed, printIds, spoolJob)
      return null
    }
    case 'dialog':
      await sent(null, null)
      if (outlet.printing.dialog === 'host') await settleAs(signed, printIds, await outlet.printing.showDialog(pdf, title))
      return null
    case 'file': {
      const file = folder === null ? freePath(outlet.downloadsDir, fileName) : path.join(outlet.downloadsDir, folder, fileName)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, pdf)
      await sent(null, null)
      return file
    }
  }
}
