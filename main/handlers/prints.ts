import { randomUUID } from 'node:crypto'
import { caseParts } from '../../db/caseFacts.ts'
import type { ReadableDb } from '../../db/open.ts'
import { policyOf } from '../../db/projections/desk.ts'
import {
  copiesOf,
  isLockedPeriod,
  previewedPeriod,
  printByCode,
  printById,
  printCount,
  printPage,
  runById,
  runList,
  unitNosToPrint,
  unitsOfRun,
  unitsToPrint,
  waitingOfRun,
} from '../../db/queries/prints.ts'
import { officeOfAccount } from '../../db/queries/accounts.ts'
import { idNumberOf } from '../../db/queries/people.ts'
import { lockedPeriods } from '../../db/queries/sheets.ts'
import type { ParsedInput } from '../../shared/contract/index.ts'
import type { prints } from '../../shared/contract/prints.ts'
import { type PrintGate, printGate } from '../../shared/print/gate.ts'
import { isSheetKind, type PrintKind, printKindLabels, printRoles } from '../../shared/print/kinds.ts'
import { localDate } from '../../shared/rules/dates.ts'
import type { Handlers, SignedContext } from '../context.ts'
import { fallbackFaces } from '../print/fontFiles.ts'
import { draftOf } from '../print/issue.ts'
import { deliver, settle } from '../print/deliver.ts'
import { continueRun, isRunning } from '../print/runs.ts'
import type { Subject } from '../print/subject.ts'
import { accountSubject, issuedAt } from '../print/subjects/account.ts'
import { receiptSubject, rejectionSubject } from '../print/subjects/filing.ts'
import { rollbackSubject } from '../print/subjects/rollback.ts'
import { certificateSubject, rightsSubject } from '../print/subjects/person.ts'
import { sheetSubject } from '../print/subjects/sheets.ts'
import { codeOf, readCode } from '../print/verification.ts'
import { Problem } from '../problem.ts'
import { planView } from '../views/planView.ts'
import { personKinds, printView } from '../views/printView.ts'
import { notFound } from '../views/refusal.ts'
import { write } from '../write.ts'
import { atOnce, filingFor, namesOf } from './cases.ts'
import { rollbackHandlers } from './rollback.ts'

type Ask = ParsedInput<'print.prepare'>

const assertMay = (kind: PrintKind, { actor }: SignedContext): void => {
  if (!printRoles[kind].some((role) => actor.roles.includes(role)))
    throw new Problem('forbidden', `您的岗位不能打印${printKindLabels[kind].zh}。如有需要，请联系主管。`, { denial: 'printKind' })
}

const gateOf = (db: ReadableDb, period: string, today: string): PrintGate =>
  printGate(policyOf(db), { period, locked: isLockedPeriod(db, period), today })
const always: PrintGate = { open: true, from: '' }
const gateView = (gate: PrintGate) => ({ open: gate.open, from: gate.from || null, why: gate.open ? null : gate.why })

/** What is to be printed, of the records that the person may see. */
function subjectOf(ask: Ask, context: SignedContext): Subject {
  const { db, clock } = context.signed.desk
  const { kind, key, period } = ask
  const found = () => {
    if (isSheetKind(kind)) return period === null ? undefined : sheetSubject(db, kind, key, period)
    switch (kind) {
      case 'rightsStatement':
        return rightsSubject(db, key, clock.today())
      case 'contributionCertificate':
        return certificateSubject(db, key, clock.today())
      case 'receipt':
      case 'rejection': {
        const filing = filingFor(db, key, context.actor)
        const parts = caseParts(db, filing.caseId)
        if (kind === 'receipt') return receiptSubject(db, parts, namesOf(db))
        const state = parts.find(({ id }) => id === key)
        return state && rejectionSubject(state)
      }
      case 'accountReset': {
        const issued = /^[1-9]\d{0,14}$/.test(key) ? issuedAt(db, Number(key)) : undefined
        const office = issued && officeOfAccount(db, issued.account)
        return issued && (!office || context.actor.offices.includes(office)) ? accountSubject(issued, Number(key)) : undefined
      }
      case 'rollbackPlan':
        return undefined
    }
  }
  const subject = found()
  if (!subject) throw new Problem('notFound', missingWords[kind] ?? '没有找到要打印的内容。请核对后重试。')
  return subject
}

/** 回退影响单: as its screen shows it, with what would follow while it is not decided. */
async function rollbackOf(rollbackId: string, context: SignedContext): Promise<Subject> {
  const rollback = await rollbackHandlers['rollback.open']({ rollbackId }, context)
  if (rollback.state !== 'proposed') return rollbackSubject(rollback, null)
  const { desk } = context.signed
  const answer = await context.desk.plans.of(desk, rollback.target, rollback.choices)
  if (answer.state === 'working') throw new Problem('busy', '回退影响单还在计算，请等它算完再打印。')
  const { planned } = answer
  if (!planned.ok) return rollbackSubject(rollback, null)
  const plan = atOnce(desk.db, () => planView(desk.db, planned.plan, rollback.choices, namesOf(desk.db), Number.POSITIVE_INFINITY))
  return rollbackSubject(rollback, plan)
}

const missingWords: { readonly [K in PrintKind]?: string } = {
  sheet: '该单位在这个做账期没有核定单。请先在“月度核定”里核定。',
  contributionCertificate: '该人员没有参保记录，不能出具参保缴费证明。',
  accountReset: '没有这次重置或分配，或者账号属于其他机构，不能打印重置单。',
  rejection: '这件办件没有不予通过的决定，不能打印告知书。',
}

export const printsHandlers: Handlers<keyof typeof prints> = {
  'print.periods': (_input, { signed }) => {
    const { db, clock } = signed.desk
    const locked = lockedPeriods(db).map(({ period, lockedAt, units }) => ({ period, locked: true, lockedAt, units }))
    const preview = previewedPeriod(db)
    const open = preview && !locked.some(({ period }) => period === preview.period) ? [{ ...preview, locked: false, lockedAt: null }] : []
    return [...open, ...locked].map((row) => ({ ...row, gate: gateView(gateOf(db, row.period, clock.today())) }))
  },
  'print.units': ({ cursor, limit, ...ask }, { signed }) => {
    const rows = unitsToPrint(signed.desk.db, { ...ask, after: cursor, limit: limit + 1 })
    const page = rows.slice(0, limit)
    return { rows: page, next: rows.length > limit ? (page.at(-1)?.unitNo ?? null) : null }
  },
  'print.select': (ask, { signed }) => ({ units: unitNosToPrint(signed.desk.db, ask) }),
  'print.printers': async (_input, { desk }) => {
    const { dialog, printers } = desk.outlet.printing
    return { dialog, printers: (await printers()).map((printer) => ({ ...printer })), downloads: desk.outlet.downloadsDir }
  },
  'print.prepare': async (ask, context) => {
    assertMay(ask.kind, context)
    const { desk, signed, staff } = context
    const { db, clock } = signed.desk
    const rollback = ask.kind === 'rollbackPlan' ? await rollbackOf(ask.key, context) : null
    const look = atOnce(db, () => {
      const gate = isSheetKind(ask.kind) && ask.period !== null ? gateOf(db, ask.period, clock.today()) : always
      if (!gate.open && ask.kind !== 'sheet' && isSheetKind(ask.kind) && !isLockedPeriod(db, ask.period ?? ''))
        throw new Problem('refused', `${printKindLabels[ask.kind].zh}在核定锁定后才能生成：${gate.why.zh}。`)
      const subject = rollback ?? subjectOf(ask, context)
      const drawn = draftOf(signed.desk, subject, { printedBy: staff.name, now: clock.now(), official: gate.open })
      return { gate, ...drawn }
    })
    const { gate, draft, sheet } = look
    const made = await desk.press.make([sheet], { preview: !gate.open })
    const about = {
      fileName: draft.fileName,
      name: draft.name,
      copy: draft.copy,
      official: gate.open,
      gate: gateView(gate),
    }
    if (!made.ok) {
      const unprintable = made.unprintable.map((one) => ({ ...one }))
      return { ...about, documentId: null, pages: 0, unprintable, fontsMissing: [...fallbackFaces().missing] }
    }
    const { bytes, pages } = made
    const issue = gate.open ? { ...draft, page: 1, pages } : null
    const documentId = desk.prepared.keep({ sessionId: signed.id, pdf: bytes, pages, issue, printedAt: sheet.mark.printedAt })
    return { ...about, documentId, pages, unprintable: [], fontsMissing: [] }
  },
  'print.copies': ({ kind, key, period }, context) => {
    assertMay(kind, context)
    const { db } = context.signed.desk
    const about = personKinds.includes(kind) ? idNumberOf(db, key) : key
    const nameOf = namesOf(db)
    return about === undefined ? [] : copiesOf(db, kind, about, period).map((row) => printView(row, nameOf))
  },
  'print.document': (ask, { desk, signed, blobs }) => {
    if ('documentId' in ask) {
      const prepared = desk.prepared.find(ask.documentId)
      if (!prepared) throw new Problem('notFound', '预览已失效，请重新预览。')
      return { url: `/blob/${blobs.grant({ pdf: prepared.pdf, sessionId: signed.id })}`, pages: prepared.pages, page: 1 }
    }
    const row = printById(signed.desk.db, ask.printId)
    if (!row) throw notFound()
    return { url: `/blob/${blobs.grant({ sha256: row.sha256, sessionId: signed.id })}`, pages: row.pages, page: row.page }
  },
  'print.issue': async ({ documentId, target }, context) => {
    const { desk, signed, blobs } = context
    const { writer, clock, db } = signed.desk
    const prepared = desk.prepared.find(documentId)
    if (!prepared?.issue) throw new Problem('refused', '这是预览，或预览已失效，没有打印。请重新预览后再打印。')
    const { issue, pdf } = prepared
    assertMay(issue.kind, context)
    if (target.type === 'dialog' && desk.outlet.printing.dialog === 'none')
      throw new Problem('refused', '这个窗口不能打开打印对话框，没有打印。请选择打印机，或保存为文件。')
    if (localDate(prepared.printedAt) !== clock.today())
      throw new Problem('changed', '预览是前一天生成的，打印日期已变，没有打印。请重新预览后再打印。')
    const sha256 = await writer.putDocument(pdf)
    await write(context, { type: 'issuePrints', prints: [{ ...issue, sha256, runId: null }] })
    desk.prepared.drop(documentId)
    const { printId, fileName } = issue
    const file = await deliver(desk.outlet, signed, target, { printIds: [printId], pdf, title: fileName, fileName, folder: null })
    const row = printById(db, printId)
    const url =
      target.type === 'dialog' && desk.outlet.printing.dialog === 'page' && row
        ? `/blob/${blobs.grant({ sha256: row.sha256, sessionId: signed.id })}`
        : null
    return { printId, url, file }
  },
  'print.confirm': async ({ of, printed }, { signed }) => {
    const printIds = 'runId' in of ? waitingOfRun(signed.desk.db, of.runId) : of.printIds
    if (printIds.length === 0) throw new Problem('refused', '没有等待确认的单据。')
    await settle(signed, printIds, { printed, by: 'person', detail: '' })
    return { count: printIds.length }
  },
  'print.void': async ({ printId, reason }, context) => {
    await write(context, { type: 'voidPrint', printId, reason })
    return {}
  },
  'print.register': ({ before, limit, ...filter }, { signed }) => {
    const { db } = signed.desk
    return atOnce(db, () => {
      const rows = printPage(db, { ...filter, before, limit: limit + 1 })
      const page = rows.slice(0, limit)
      const nameOf = namesOf(db)
      return {
        rows: page.map((row) => printView(row, nameOf)),
        next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
        count: printCount(db, filter),
        waiting: printCount(db, { state: 'waiting', kinds: [], period: null, keyword: '' }),
      }
    })
  },
  'print.verify': ({ code: typed }, { signed }) => {
    const { db, key } = signed.desk
    const code = readCode(typed)
    if (code === undefined) return { result: 'notACode', print: null, figures: [], newer: 0 }
    const row = printByCode(db, code)
    if (!row) return { result: 'unknown', print: null, figures: [], newer: 0 }
    const period = row.period === '' ? null : row.period
    const { printId, kind, number, copy, contentHash } = row
    const genuine = codeOf(key, { printId, kind, key: row.key, period, number, copy, contentHash }) === code
    const newer = copiesOf(db, kind, row.key, period).filter(({ id, state }) => id > row.id && state !== 'notPrinted').length
    return { result: genuine ? 'genuine' : 'altered', print: printView(row, namesOf(db)), figures: row.figures, newer }
  },
  'print.run': async ({ period, kind, units, perUnit, target }, context) => {
    const { desk, signed, staff } = context
    if (target.type === 'dialog') throw new Problem('badInput', '批量打印请选择打印机，或保存为文件。')
    const runId = randomUUID()
    const folder = `${printKindLabels[kind].zh}_${period}_${runId.slice(0, 8)}`
    const printer = target.type === 'printer' ? target.printer : null
    await write(context, { type: 'startPrintRun', runId, kind, period, units, perUnit, target: target.type, printer, folder })
    return { runId, jobId: continueRun(desk, signed, runId, staff.name) }
  },
  'print.resume': ({ runId }, { desk, signed, staff }) => {
    const run = runById(signed.desk.db, runId)
    if (!run) throw notFound()
    if (run.state !== 'open') throw new Problem('refused', '这次批量打印已经结束。')
    if (isRunning(runId)) throw new Problem('busy', '这次批量打印正在进行。')
    return { jobId: continueRun(desk, signed, runId, staff.name) }
  },
  'print.drop': async ({ runId }, context) => {
    if (isRunning(runId)) throw new Problem('busy', '这次批量打印正在进行，请先停止。')
    await write(context, { type: 'endPrintRun', runId, dropped: true, skipped: [] })
    return {}
  },
  'print.runs': ({ limit }, { signed }) => {
    const { db } = signed.desk
    const nameOf = namesOf(db)
    return runList(db, limit).map((run) => ({
      runId: run.runId,
      at: run.at,
      who: nameOf(run.staffId ?? ''),
      kind: run.kind,
      period: run.period,
      units: run.units.length,
      made: unitsOfRun(db, run.runId).size,
      waiting: waitingOfRun(db, run.runId).length,
      perUnit: run.perUnit,
      target: run.target,
      printer: run.printer,
      folder: run.folder,
      state: run.state,
      running: isRunning(run.runId),
      skipped: run.skipped,
    }))
  },
}
