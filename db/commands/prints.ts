import type { EventData } from '../../shared/journal/events.ts'
import { printGate } from '../../shared/print/gate.ts'
import { isSheetKind } from '../../shared/print/kinds.ts'
import { localDate } from '../../shared/rules/dates.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { policyOf } from '../projections/desk.ts'
import { isLockedPeriod, nextCopy, printById, runById } from '../queries/prints.ts'
import { events, invalid, type Meta, type Planned, refused } from './planned.ts'

export type PrintCommand =
  | { readonly type: 'issuePrints'; readonly prints: readonly EventData<'print.issued'>[] }
  | ({ readonly type: 'sendPrints' } & EventData<'print.sent'>)
  | ({ readonly type: 'confirmPrints' } & EventData<'print.confirmed'>)
  | { readonly type: 'voidPrint'; readonly printId: string; readonly reason: string }
  | ({ readonly type: 'startPrintRun' } & EventData<'printRun.started'>)
  | ({ readonly type: 'endPrintRun'; readonly runId: string } & EventData<'printRun.ended'>)

/** What the print register would get; the gate of the sheets is asked again here, where nothing comes in between. */
export function planPrints(db: ReadableDb, command: PrintCommand, meta: Meta): Planned {
  switch (command.type) {
    case 'issuePrints':
      return issue(db, command.prints, meta)
    case 'sendPrints': {
      const { type: _type, ...data } = command
      return data.printIds.some((printId) => !printById(db, printId))
        ? refused({ code: 'notFound' })
        : events({ stream: 'prints', type: 'print.sent', data })
    }
    case 'confirmPrints':
      return confirm(db, command)
    case 'voidPrint': {
      const { printId, reason } = command
      const row = printById(db, printId)
      if (!row) return refused({ code: 'notFound' })
      if (row.voidedAt !== null) return invalid('这份单据已经作废', 'This print is void already')
      if (row.state === 'notPrinted') return invalid('这份单据没有打印出来，不用作废', 'This print never came out')
      return events({ stream: `print:${printId}`, type: 'print.voided', data: { reason } })
    }
    case 'startPrintRun': {
      const { type: _type, ...data } = command
      const closed = gateOf(db, data.period, meta)
      return closed ?? events({ stream: `printRun:${data.runId}`, type: 'printRun.started', data })
    }
    case 'endPrintRun': {
      const { type: _type, runId, ...data } = command
      const run = runById(db, runId)
      if (!run) return refused({ code: 'notFound' })
      if (run.state !== 'open') return invalid('这次批量打印已经结束', 'This run has ended')
      return events({ stream: `printRun:${runId}`, type: 'printRun.ended', data })
    }
  }
}

function gateOf(db: ReadableDb, period: string, meta: Meta): Planned | undefined {
  const gate = printGate(policyOf(db), { period, locked: isLockedPeriod(db, period), today: localDate(meta.now) })
  return gate.open ? undefined : invalid(`不能正式打印：${gate.why.zh}`, `Not to be printed: ${gate.why.en}`)
}

function issue(db: ReadableDb, prints: readonly EventData<'print.issued'>[], meta: Meta): Planned {
  const gates = new Map<string, Planned | undefined>()
  for (const { kind, key, name, period, copy } of prints) {
    if (isSheetKind(kind)) {
      if (period === null) return invalid('核定单据须指明做账期号', 'A sheet needs its period')
      if (!gates.has(period)) gates.set(period, gateOf(db, period, meta))
      const closed = gates.get(period)
      if (closed) return closed
    }
    if (nextCopy(db, kind, key, period) !== copy)
      return invalid(`“${name}”的单据刚刚又打印过，份数已变。请重新预览后再打印`, `${name} was printed meanwhile; look at it again`)
  }
  return events(...prints.map((data) => ({ stream: `print:${data.printId}`, type: 'print.issued' as const, data })))
}

function confirm(db: ReadableDb, { type: _type, ...data }: Extract<PrintCommand, { type: 'confirmPrints' }>): Planned {
  const rows = data.printIds.map((printId) => printById(db, printId))
  if (rows.some((row) => !row)) return refused({ code: 'notFound' })
  // What the spooler says late does not overrule a person who saw the paper; a person may still correct what was said.
  const open = rows.filter((row) => row && (row.state === 'waiting' || data.by === 'person') && row.voidedAt === null)
  if (open.length === 0) return invalid('这些单据已经确认过', 'These prints are settled already')
  const settled = open.find((row) => row && row.state !== 'waiting')
  if (settled && (settled.state === 'printed') === data.printed) return invalid('这些单据已经确认过', 'These prints are settled already')
  return events({
    stream: 'prints',
    type: 'print.confirmed',
    data: { ...data, printIds: open.flatMap((row) => (row ? [row.printId] : [])) },
  })
}
