import { randomUUID } from 'node:crypto'
import { receiptBatches } from '../../db/queries/receipts.ts'
import { type receipts, receiptsReport } from '../../shared/contract/receipts.ts'
import type { Handlers } from '../context.ts'
import type { Desk } from '../desk.ts'
import { Problem } from '../problem.ts'
import { namesOf } from './cases.ts'

/** A checked file as the job list keeps it: the report for the page, the path for main alone. */
const checkedFile = (desk: Desk, jobId: string) => {
  const kept = desk.jobs.checked(jobId)
  if (!kept) return undefined
  const report = receiptsReport.safeParse(kept.report)
  return report.success ? { path: kept.path, report: report.data } : undefined
}

export const receiptsHandlers: Handlers<keyof typeof receipts> = {
  'receipts.check': ({ ticket }, { desk, signed, actor }) => {
    const path = desk.files.redeem(ticket)
    if (path === undefined) throw new Problem('notFound', '选择的文件已失效，请重新选择。')
    return { jobId: desk.start(signed, { name: 'receiptsCheck', path, offices: actor.offices }) }
  },
  'receipts.report': ({ jobId }, { desk }) => checkedFile(desk, jobId)?.report ?? null,
  'receipts.book': ({ jobId }, { desk, signed }) => {
    const checked = checkedFile(desk, jobId)
    if (!checked || checked.report.problems.length > 0) throw new Problem('notFound', '核对结果已失效，请重新选择文件核对。')
    const { desk: open, staffId } = signed
    return {
      jobId: desk.start(signed, {
        name: 'receiptsBook',
        path: checked.path,
        sha256: checked.report.sha256,
        receiptsId: randomUUID(),
        staffId,
        via: open.via,
        demoToday: open.office.demoToday,
      }),
    }
  },
  'receipts.list': ({ limit }, { signed }) => {
    const { db } = signed.desk
    const nameOf = namesOf(db)
    return receiptBatches(db, limit).map(({ batchId, at, by, fileName, booked, left, lines }) => ({
      batchId,
      at,
      by: by === null ? '' : nameOf(by),
      fileName,
      booked,
      left,
      lines: lines.map(({ batchId: _batch, ...line }) => line),
    }))
  },
}
