import path from 'node:path'
import { text } from '../../shared/text.ts'
import { type ImportOptions, importPackage, type Receipt } from '../intake/importPackage.ts'
import { importFromInbox } from '../intake/inbox.ts'
import type { IntakeDesk } from '../intake/intakeDesk.ts'
import type { JobEnd, Step } from './messages.ts'

export interface ImportJob {
  readonly files: readonly string[]
  readonly inbox: string | null
  readonly desk: IntakeDesk
  readonly signal: AbortSignal
  progress(step: Step): void
}

/** Takes packages in one after the other. One that is refused is set aside with its report and does not stop the rest. */
export async function importJob({ files, inbox, desk, signal, progress }: ImportJob): Promise<JobEnd> {
  const receipts: Receipt[] = []
  for (const [index, file] of files.entries()) {
    if (signal.aborted) break
    const phase = text(`导入申报包（${index + 1}/${files.length}）`, `Importing package ${index + 1} of ${files.length}`)
    const options: ImportOptions = {
      signal,
      progress: (done, total) => progress({ phase, done: Math.round(done), total: Math.round(total) }),
    }
    const name = path.basename(file)
    const taken = inbox === null ? importPackage(file, name, desk, options) : importFromInbox(inbox, name, desk, options)
    const receipt = await taken.catch((error: unknown) => {
      if (signal.aborted) return undefined
      throw error
    })
    if (!receipt) break
    receipts.push(receipt)
  }
  return { state: receipts.length < files.length ? 'cancelled' : 'done', message: summary(receipts) }
}

function summary(receipts: readonly Receipt[]) {
  const of = (state: Receipt['state']) => receipts.filter((receipt) => receipt.state === state).length
  const filings = receipts.reduce(
    (sum, receipt) =>
      receipt.state === 'imported' ? sum + receipt.filings.submitted + receipt.filings.corrected + receipt.filings.withdrawn : sum,
    0,
  )
  const attachments = receipts.reduce((sum, receipt) => (receipt.state === 'imported' ? sum + receipt.attachments : sum), 0)
  const accounts = receipts.reduce((sum, receipt) => (receipt.state === 'imported' ? sum + receipt.accounts : sum), 0)
  const zh = [
    `导入 ${of('imported')} 个包，${filings} 件办件，${attachments} 份材料`,
    accounts > 0 ? `账号通知 ${accounts} 条` : '',
    of('known') > 0 ? `${of('known')} 个包此前已导入，未作改动` : '',
    of('refused') > 0 ? `${of('refused')} 个包未通过检查，未导入，问题见导入记录` : '',
  ]
  const en = `${of('imported')} packages with ${filings} filings imported, ${of('known')} known already, ${of('refused')} refused`
  return text(zh.filter(Boolean).join('；'), en)
}
