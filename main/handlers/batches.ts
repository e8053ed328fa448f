import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { loadSlice } from '../../db/caseFacts.ts'
import { batchById, batchList, casesOfBatch, parkedRows } from '../../db/queries/batches.ts'
import { unitByNo } from '../../db/queries/units.ts'
import type { BatchRecord } from '../../db/schema/desk.ts'
import { countRows, rowsAfter, type Workbook, workbookOf, type WorkbookRow, workbooksIn } from '../../db/workbooks.ts'
import type { BatchHead, BatchRowView, batches } from '../../shared/contract/batches.ts'
import { type BatchKind, isBatchKind } from '../../shared/filings/batch.ts'
import { unitByCode } from '../../shared/filings/facts.ts'
import { identitiesShown } from '../../shared/filings/identityShown.ts'
import { findKind, kindOf } from '../../shared/filings/index.ts'
import { maskIdNumber } from '../../shared/rules/masking.ts'
import type { Handlers, SignedContext } from '../context.ts'
import { batchFileJob } from '../desk.ts'
import { recordExport } from '../exports.ts'
import { workbookResult } from '../jobs/workbookResultClient.ts'
import { Problem } from '../problem.ts'
import { maskedText } from '../views/value.ts'
import { notFound } from '../views/refusal.ts'
import { write } from '../write.ts'
import { template } from '../xlsx/template.ts'
import { namesOf } from './cases.ts'

function batchKind(id: string): BatchKind {
  const kind = findKind(id)
  if (!kind || !isBatchKind(kind)) throw new Problem('refused', '这个事项没有批量模板。')
  return kind
}

/** A batch of the person's own offices; any other is not found. */
function found({ signed: { desk }, actor }: SignedContext, batchId: string): { book: Workbook; batch: BatchRecord | undefined } {
  const book = workbookOf(desk.vault, batchId)
  const unit = book && unitByNo(desk.db, book.unitNo)
  if (!book || !unit || !actor.offices.includes(unit.officeId)) throw notFound()
  return { book, batch: batchById(desk.db, batchId) }
}

/** What is being prepared belongs to whoever uploaded it. */
function own(context: SignedContext, batchId: string): Workbook {
  const { book } = found(context, batchId)
  if (book.staffId !== context.actor.staffId) throw new Problem('forbidden', '这个文件由其他同事上传，请由其本人办理。')
  return book
}

const rowView = ({ row, name, idNumber, said, refund, choice, reason }: WorkbookRow): BatchRowView => ({
  row,
  name,
  idNumber: maskIdNumber(idNumber),
  findings: said.map((finding) => ({ ...finding, reason: maskedText(finding.reason, [[idNumber, 'idNumber']]) })),
  refund,
  choice,
  reason,
})

function headOf(
  context: SignedContext,
  book: Workbook,
  batch: BatchRecord | undefined,
  nameOf = namesOf(context.signed.desk.db),
): BatchHead {
  const { db, vault } = context.signed.desk
  const kind = kindOf(book.kind)
  return {
    batchId: book.batchId,
    number: batch?.number ?? null,
    kind: kind.id,
    kindLabel: kind.batch?.label ?? kind.label,
    unitNo: book.unitNo,
    unitName: batch?.unitName ?? unitByNo(db, book.unitNo)?.name ?? book.unitNo,
    fileName: book.fileName,
    at: batch?.at ?? book.at,
    by: nameOf(book.staffId),
    state: book.state,
    rows: countRows(vault, book.batchId),
    accepted: batch?.accepted ?? 0,
    filed: batch?.filed ?? 0,
    parked: batch ? parkedRows(db, book.batchId).filter(({ state }) => state === 'parked').length : 0,
  }
}

export const batchesHandlers: Handlers<keyof typeof batches> = {
  'batch.template': async ({ kind: id }) => {
    const kind = batchKind(id)
    return { fileName: `${kind.batch.label.zh}模板.xlsx`, base64: (await template(kind)).toString('base64') }
  },
  'batch.upload': ({ ticket, kind: id, unit: code, corrects }, context) => {
    const { desk, signed, actor } = context
    const kind = batchKind(id)
    const { db, clock } = signed.desk
    const unit = unitByNo(db, code) ?? unitByCode(loadSlice(db, [], [], [code]), code)
    if (!unit || !actor.offices.includes(unit.officeId))
      throw new Problem('notFound', '登记中没有这个单位，或不属于您所在的经办机构。请核对单位编号。')
    if (corrects !== null && found(context, corrects).book.kind !== kind.id) throw notFound()
    const file = desk.files.redeem(ticket)
    if (file === undefined) throw new Problem('notFound', '选择的文件已失效，请重新选择。')
    const batchId = randomUUID()
    const upload = {
      path: file,
      staffId: actor.staffId,
      at: clock.now(),
      kind: kind.id,
      unitNo: unit.unitNo,
      fileName: path.basename(file).slice(-200),
      corrects,
    }
    return { jobId: desk.start(signed, { name: 'batchCheck', batchId, upload }) }
  },
  'batch.list': ({ limit }, context) => {
    const { db, vault } = context.signed.desk
    const nameOf = namesOf(db)
    const open = workbooksIn(vault, ['reading', 'checking', 'ready']).filter(({ unitNo }) =>
      context.actor.offices.includes(unitByNo(db, unitNo)?.officeId ?? ''),
    )
    const taken = batchList(db, context.actor.offices, limit).flatMap((batch) => {
      const book = workbookOf(vault, batch.batchId)
      return book ? [headOf(context, book, batch, nameOf)] : []
    })
    return { batches: [...open.map((book) => headOf(context, book, undefined, nameOf)), ...taken].slice(0, limit) }
  },
  'batch.open': ({ batchId }, context) => {
    const { db, vault } = context.signed.desk
    const { book, batch } = found(context, batchId)
    const count = (set: Parameters<typeof countRows>[2]) => countRows(vault, batchId, set)
    const kept = batch ? parkedRows(db, batchId) : []
    // Parked rows are few; a file that is bad throughout is refused whole.
    const known = new Map(rowsAfter(vault, batchId, 'parked', 0, shownParked).map((row) => [row.row, row]))
    return {
      batch: headOf(context, book, batch),
      counts: {
        passed: count('passed'),
        warned: count('warned'),
        failed: count('failed'),
        refund: count('refund'),
        undecided: count('undecided'),
        accepted: count('accepted'),
      },
      mayAct: book.staffId === context.actor.staffId || batch !== undefined,
      policy: book.taken?.policy ?? null,
      corrects: book.corrects,
      cases: casesOfBatch(db, batchId).map(({ caseId, rows, status, number }) => ({ caseId, rows, status, firstNumber: number })),
      parked: kept.flatMap(({ row, state, reason, correctedBy }) => {
        const held = known.get(row)
        return held ? [{ ...rowView(held), state, dropReason: reason, correctedBy }] : []
      }),
    }
  },
  'batch.rows': ({ batchId, tab, after, limit }, context) => {
    found(context, batchId)
    const rows = rowsAfter(context.signed.desk.vault, batchId, tab, after, limit + 1)
    return { rows: rows.slice(0, limit).map(rowView), more: rows.length > limit }
  },
  'batch.decide': async ({ batchId, rows, choice, reason }, context) => {
    own(context, batchId)
    const decided = await context.signed.desk.writer.chooseRows(batchId, rows, choice, reason)
    context.desk.changed('batches')
    return { decided }
  },
  'batch.file': async ({ batchId, policy, submitter }, context) => {
    const { vault, writer, clock } = context.signed.desk
    const book = own(context, batchId)
    if (book.state === 'ready') {
      const count = (set: Parameters<typeof countRows>[2]) => countRows(vault, batchId, set)
      if (count('undecided') > 0) throw new Problem('refused', '还有警告的行没有处理。请逐行或一并写明理由后办理，或暂存。')
      if (count('accepted') === 0) throw new Problem('refused', '没有可以办理的行。请更正后重新上传。')
      if (policy === 'allOrNothing' && count('parked') > 0)
        throw new Problem('refused', '选择的是“全部成功才保存”，而有未通过或暂存的行，没有保存。请更正后重新上传，或改为先收合格行。')
      const identity = identitiesShown[submitter.identity].zh
      await writer.takeWorkbook(batchId, { policy, submitter: { name: submitter.name, identity }, at: clock.now() })
      context.desk.changed('batches')
    }
    return { jobId: goOn(context, batchId) }
  },
  'batch.resume': ({ batchId }, context) => ({ jobId: goOn(context, batchId) }),
  'batch.discard': async ({ batchId }, context) => {
    own(context, batchId)
    if (!(await context.signed.desk.writer.dropWorkbook(batchId))) throw new Problem('refused', '这个批次已受理，不能放弃整个文件。')
    context.desk.changed('batches')
    return {}
  },
  'batch.dropRow': async ({ batchId, row, reason }, context) => {
    found(context, batchId)
    await write(context, { type: 'dropBatchRow', batchId, row, reason })
    return {}
  },
  'batch.result': async ({ batchId }, context) => {
    const { book, batch } = found(context, batchId)
    const { dir, key } = context.signed.desk
    const bytes = await workbookResult(dir, key, batchId)
    const name = path.parse(book.fileName).name
    const fileName = `${batch?.number ?? name}校验结果.xlsx`
    const count = countRows(context.signed.desk.vault, batchId, 'all')
    await recordExport(context, { what: 'batchResult', count, reason: '反馈申报单位', fileName, bytes })
    return { fileName, base64: bytes.toString('base64') }
  },
}

const shownParked = 2000

/** Checking or saving begins again where an interruption stopped it; one that runs already goes on. */
function goOn(context: SignedContext, batchId: string): string {
  const { desk, signed } = context
  const { book } = found(context, batchId)
  const running = desk.jobs.list().some(({ id, state }) => id === batchId && state === 'running')
  if (running) return batchId
  if (book.state === 'filing') return desk.start(signed, batchFileJob(signed, batchId))
  if (book.state === 'checking') return desk.start(signed, { name: 'batchCheck', batchId, upload: null })
  throw new Problem('refused', book.state === 'reading' ? '文件没有读完就中断了，请放弃后重新上传。' : '这个批次没有需要继续的步骤。')
}
