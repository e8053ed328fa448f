import { caseFacts } from '../../db/caseFacts.ts'
import { unitByNo } from '../../db/queries/units.ts'
import type { batches } from '../../shared/contract/batches.ts'
import { assessBatch, type BatchKind, type BatchRow, batchRow, isBatchKind } from '../../shared/filings/batch.ts'
import { findKind } from '../../shared/filings/index.ts'
import type { Handlers } from '../context.ts'
import { Problem } from '../problem.ts'
import { notFound } from '../views/refusal.ts'
import { readWorkbook } from '../xlsx/read.ts'
import { resultWorkbook } from '../xlsx/result.ts'
import { template } from '../xlsx/template.ts'
import { WorkbookRefused } from '../xlsx/workbookError.ts'
import { atOnce } from './cases.ts'

/** This thread answers the window meanwhile. */
const mostRowsAtOnce = 2000
const shownFindings = 200

function batchKind(id: string): BatchKind {
  const kind = findKind(id)
  if (!kind || !isBatchKind(kind)) throw new Problem('refused', '这个事项没有批量模板。')
  return kind
}

const refused = (error: unknown): never => {
  if (!(error instanceof WorkbookRefused)) throw error
  throw new Problem('refused', `${error.row === null ? '' : `第 ${error.row} 行：`}${error.reason.zh}。`)
}

export const batchesHandlers: Handlers<keyof typeof batches> = {
  'batch.template': async ({ kind: id }) => {
    const kind = batchKind(id)
    return { fileName: `${kind.batch.label.zh}模板.xlsx`, base64: (await template(kind)).toString('base64') }
  },
  'batch.check': async ({ ticket, kind: id, unitNo, policy }, { desk, signed, actor }) => {
    const kind = batchKind(id)
    const path = desk.files.redeem(ticket)
    if (path === undefined) throw new Problem('notFound', '选择的文件已失效，请重新选择。')
    const { db, clock } = signed.desk
    const unit = unitByNo(db, unitNo)
    if (!unit || !actor.offices.includes(unit.officeId)) throw notFound()
    const from = { unitNo, creditCode: unit.creditCode, unitName: unit.name }
    const rows: BatchRow[] = []
    await readWorkbook({ path, kind, rows: mostRowsAtOnce, give: (row) => rows.push(batchRow(kind, from, row)) }).catch(refused)
    const at = clock.now()
    const result = atOnce(db, () =>
      assessBatch({ kind, rows, policy, officeId: unit.officeId, at, factsOf: (filing) => caseFacts(db, [filing], at) }),
    )
    const count = (group: string) => result.rows.filter((row) => row.group === group).length
    return {
      rows: rows.length,
      passed: count('passed'),
      warned: count('warned'),
      failed: count('failed'),
      refunds: result.rows.filter(({ refund }) => refund !== null).length,
      accepted: result.accepted.length,
      parked: result.parked.length,
      findings: result.rows.flatMap(({ row, findings }) => findings.map((finding) => ({ row, ...finding }))).slice(0, shownFindings),
      base64: (await resultWorkbook(result)).toString('base64'),
    }
  },
}
