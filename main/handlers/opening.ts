import { openingState } from '../../db/queries/opening.ts'
import { type opening, openingReport } from '../../shared/contract/opening.ts'
import type { Handlers } from '../context.ts'
import type { Desk } from '../desk.ts'
import { Problem } from '../problem.ts'
import { namesOf } from './cases.ts'

const checkedFile = (desk: Desk, jobId: string) => {
  const kept = desk.jobs.checked(jobId)
  if (!kept) return undefined
  const report = openingReport.safeParse(kept.report)
  return report.success ? { path: kept.path, report: report.data } : undefined
}

export const openingHandlers: Handlers<keyof typeof opening> = {
  'opening.state': (_input, { signed }) => {
    const { db } = signed.desk
    const found = openingState(db)
    return { ...found, takenBy: found.takenBy === null ? null : namesOf(db)(found.takenBy) }
  },
  'opening.check': ({ ticket }, { desk, signed }) => {
    const path = desk.files.redeem(ticket)
    if (path === undefined) throw new Problem('notFound', '选择的文件已失效，请重新选择。')
    return { jobId: desk.start(signed, { name: 'openingCheck', path }) }
  },
  'opening.report': ({ jobId }, { desk }) => checkedFile(desk, jobId)?.report ?? null,
  'opening.take': ({ jobId }, { desk, signed }) => {
    const checked = checkedFile(desk, jobId)
    if (!checked || checked.report.problems.length > 0) throw new Problem('notFound', '核对结果已失效，请重新选择文件核对。')
    const { desk: open, staffId } = signed
    const { path, report } = checked
    const job = { path, sha256: report.sha256, staffId, via: open.via, demoToday: open.office.demoToday }
    return { jobId: desk.start(signed, { name: 'openingTake', ...job }) }
  },
}
