import path from 'node:path'
import type { DeskCommand } from '../../db/commands/plan.ts'
import type { Executed, Store } from '../../db/execute.ts'
import type { OpeningLine } from '../../shared/exchange/opening.ts'
import { chargeId, openedRecord } from '../../shared/exchange/openingCheck.ts'
import type { EventData } from '../../shared/journal/events.ts'
import { text } from '../../shared/text.ts'
import { readOpening } from '../exchange/openingFile.ts'
import type { JobEnd, Step } from './messages.ts'

interface Control {
  readonly store: Store
  readonly path: string
  readonly signal: AbortSignal
  progress(step: Step): void
}
type Part = EventData<'register.opened'>

/** Lines of one event. */
const partSize = 2000
const mega = 1024 * 1024

const stepOf = (progress: Control['progress'], zh: string, en: string) => (done: number, total: number) =>
  progress({ phase: text(zh, en), done: Math.floor(done / mega), total: Math.ceil(total / mega) })

/** Reads an opening file and takes nothing over; the report says what it holds and what is wrong with it. */
export async function openingCheckJob({ path: file, signal, progress }: Control): Promise<JobEnd> {
  const found = await readOpening(file, { signal, progress: stepOf(progress, '核对期初余额', 'Checking the opening balance') })
  const report = { fileName: path.basename(file), ...found, counts: { ...found.counts } }
  const count = found.problems.length
  return {
    state: 'done',
    message:
      count === 0
        ? text(`核对完成：${found.lines} 行`, `${found.lines} lines checked`)
        : text(`有 ${count} 处不符，不能导入`, `${count} faults; it cannot be taken over`),
    checked: { path: file, report },
  }
}

/** Takes over the very file that was checked, in one transaction. */
export async function openingTakeJob({
  path: file,
  sha256,
  run,
  signal,
  progress,
}: Control & {
  readonly sha256: string
  run(command: DeskCommand): Executed
}): Promise<JobEnd> {
  const parts = new Parts()
  const found = await readOpening(file, {
    signal,
    progress: stepOf(progress, '读取期初余额', 'Reading the opening balance'),
    give: (line) => parts.add(line),
  })
  if (found.sha256 !== sha256 || found.problems.length > 0)
    return {
      state: 'failed',
      message: text(
        '文件在核对之后被改动，没有导入；请重新选择并核对',
        'The file has changed since it was checked; nothing was taken over',
      ),
      trouble: null,
    }
  progress({ phase: text('写入（不可中断）', 'Writing; cannot be stopped'), done: 0, total: 0 })
  signal.throwIfAborted()
  const executed = run({ type: 'takeOver', parts: parts.list })
  if (!executed.ok) {
    const { refusal } = executed
    return { state: 'failed', message: refusal.code === 'invalid' ? refusal.message : null, trouble: null }
  }
  const { units, persons, openPeriod } = found.counts
  return {
    state: 'done',
    message: text(
      `已建账：${units} 个单位、${persons} 人，做账期号 ${openPeriod}`,
      `${units} units and ${persons} persons taken over, period ${openPeriod}`,
    ),
  }
}

/** Lines gathered into events, in their order. */
class Parts {
  readonly list: Part[] = []
  #size = partSize
  #ledgerFrom = ''
  #openPeriod = ''

  add(line: OpeningLine): void {
    if (line.type === 'begin') {
      this.#ledgerFrom = line.ledgerFrom
      this.#openPeriod = line.openPeriod
    }
    if (line.type === 'end') return
    const part = this.#part()
    switch (line.type) {
      case 'begin':
        part.source = line.source
        return
      case 'record':
        return void part.records.push(openedRecord(line))
      case 'charge': {
        const { type: _type, ...charge } = line
        return void part.charges.push({ id: chargeId(line), ...charge })
      }
      case 'suspense': {
        const { unitNo, unitAmount, personAmount } = line
        return void (part.suspense ??= []).push({ id: `opening/${unitNo}`, unitNo, period: this.#openPeriod, unitAmount, personAmount })
      }
      case 'paidMonths':
        part.paidMonths[line.idNumber] = line.months
        return
      case 'payment': {
        const { idNumber, month, amount } = line
        return void part.payments.push({ id: `opening/${idNumber}/${month}`, idNumber, month, amount })
      }
      case 'personNumber':
        ;(part.personNumbers ??= {})[line.idNumber] = line.number
    }
  }

  #part(): Part {
    const open = this.list.at(-1)
    this.#size += 1
    if (open && this.#size <= partSize) return open
    this.#size = 1
    const next: Part = {
      ledgerFrom: this.#ledgerFrom,
      openPeriod: this.#openPeriod,
      records: [],
      charges: [],
      payments: [],
      paidMonths: {},
    }
    this.list.push(next)
    return next
  }
}
