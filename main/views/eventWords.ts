import { noticeLabels } from '../../shared/accounts/notice.ts'
import { identitiesShown } from '../../shared/filings/identityShown.ts'
import type { Envelope } from '../../shared/journal/envelope.ts'
import {
  type AccountEvent,
  type DeskEvent,
  eventShapes,
  type FilingEvent,
  isEventType,
  isFilingEventType,
  type RollbackEvent,
} from '../../shared/journal/events.ts'
import { tableLabels } from '../../shared/policy/tables.ts'
import { printKindLabels } from '../../shared/print/kinds.ts'
import type { FilingState } from '../../shared/review/state.ts'
import { rollbackReason } from '../../shared/rollback/reasons.ts'
import { monthInWords } from '../../shared/rules/months.ts'
import { exported } from '../exports.ts'
import { filingWords, type NameOf } from './history.ts'
import { refusedWords } from './refusedWords.ts'
import { isStaffEvent, type StaffEvent, staffWords } from './staffHistory.ts'

type OtherEvent = Exclude<AccountEvent | RollbackEvent | DeskEvent, StaffEvent>

/** What an entry of the journal says, in a line for who looks through many; numbers are not masked here. `part` is the filing it is about. */
export function eventWords({ type, data }: Envelope, part: FilingState | undefined, nameOf: NameOf): string {
  if (!isEventType(type)) return ''
  const event = { type, ...eventShapes[type].parse(data) }
  if (isFilingEventType(type)) {
    const filing = event as FilingEvent
    // The record beside it has the number already.
    return filing.type === 'filing.received' ? joined(filing.portal, `申报人 ${filing.submitter.name}`) : filingWords(filing, part, nameOf)
  }
  return isStaffEvent(event) ? staffWords(event) : otherWords(event as OtherEvent)
}

const joined = (...words: (string | false | null | undefined)[]): string => words.filter(Boolean).join('；')
const accountActs = { reset: '重置密码', allocate: '分配账号', unlock: '解锁' } as const
const tableActs = { add: '新增', end: '终止', correct: '更正' } as const
const targets = { printer: '打印机', dialog: '系统打印窗口', file: '文件' } as const

type Visitor = Extract<AccountEvent, { type: 'account.reset' }>['visitor']
const visitorWords = (visitor: Visitor | null): string | null =>
  visitor && `来办理：${visitor.name}，${visitor.shown === 'key' ? '绑定的实体CA' : identitiesShown[visitor.shown].zh}`

function otherWords(event: OtherEvent): string {
  switch (event.type) {
    case 'account.noticed':
      return noticeLabels[event.notice].zh
    case 'account.proposed':
      return joined(`${accountActs[event.act]} ${event.accounts.length} 个账号`, event.reason, visitorWords(event.visitor))
    case 'account.reset':
    case 'account.allocated':
    case 'account.unlocked':
      return joined(event.reason, visitorWords(event.visitor))
    case 'account.declined':
    case 'rollback.withdrawn':
    case 'rollback.refused':
    case 'policy.rejected':
    case 'policy.withdrawn':
    case 'print.voided':
    case 'keys.moduleRemoved':
    case 'keys.authorityRemoved':
      return event.reason
    case 'rollback.proposed':
      return joined(event.number, rollbackReason(event.grounds.code)?.label.zh, event.grounds.words)
    case 'rollback.executed':
      return joined(
        event.effects.length > 0 && `登记应退 ${event.effects.length} 笔`,
        event.accounts.length > 0 && `账号须改密 ${event.accounts.length} 个`,
      )
    case 'rollback.undid':
      return `恢复 ${event.effects.length} 项`
    case 'office.established':
      return event.name
    case 'office.dayMoved':
      return event.today
    case 'policy.adopted':
      return `${Object.keys(event.tables).length} 张参数表`
    case 'policy.proposed':
      return joined(`${tableActs[event.action]}“${tableLabels[event.table].zh}”`, event.docNo, event.reason)
    case 'policy.amended':
      return joined(`“${tableLabels[event.table].zh}” 删去 ${event.removed.length} 行，列入 ${event.added.length} 行`, event.note)
    case 'register.opened':
      return joined(
        `${monthInWords(event.openPeriod)}起做账`,
        `登记 ${event.records.length} 条，账目 ${event.charges.length} 笔`,
        event.source,
      )
    case 'assessment.posted':
      return joined(monthInWords(event.period), `${event.rows.length} 笔`)
    case 'period.locked':
      return joined(monthInWords(event.period), `${event.units} 个单位`)
    case 'package.imported':
      return joined(event.fileName, event.portal, `办件 ${event.filings} 件，附件 ${event.attachments} 份，账号通知 ${event.accounts} 条`)
    case 'package.refused':
      return joined(event.fileName, `问题 ${event.problems.length} 处`)
    case 'results.issued':
      return `办件 ${event.filings.length} 件，账号办理 ${event.accounts.length} 笔`
    case 'results.written':
      return joined(event.fileName, `SHA-256 ${event.sha256}`)
    case 'batch.received':
      return joined(event.unitName, event.fileName, `办理 ${event.accepted} 行，暂存 ${event.parked.length} 行`)
    case 'batch.rowsCorrected':
      return `第 ${event.rows.join('、')} 行`
    case 'batch.rowDropped':
      return joined(`第 ${event.row} 行`, event.reason)
    case 'receipts.booked':
      return joined(event.fileName, `入账 ${event.rows.length} 笔，未入账 ${event.left.length} 笔`)
    case 'payments.ordered':
      return joined(`${monthInWords(event.month)}待遇`, event.list, `${event.orders.length} 笔`)
    case 'payments.returned':
      return joined(event.fileName, `${event.rows.length} 笔`)
    case 'access.refused':
      return joined(...event.refusals.map(refusedWords))
    case 'personal.viewed':
      return joined(event.record === 'journal' ? `流水第 ${event.key} 笔` : event.key, event.reason)
    case 'export.made':
      return joined(
        Object.entries(exported).find(([what]) => what === event.what)?.[1] ?? event.what,
        `${event.count} 条`,
        event.reason,
        event.fileName,
        `SHA-256 ${event.sha256}`,
      )
    case 'rollbacks.exported':
      return joined(event.fileName, `${event.rows} 行`)
    case 'backup.made':
      return joined(event.folder, `流水 ${event.seq} 笔`, event.by === 'schedule' ? '自动' : '人工')
    case 'print.issued':
      return joined(
        `${printKindLabels[event.kind].zh} ${event.number}`,
        event.name,
        event.period && monthInWords(event.period),
        `第 ${event.copy} 次`,
      )
    case 'print.sent':
      return joined(`${event.printIds.length} 份`, `${targets[event.target]}${event.printer ? ` ${event.printer}` : ''}`)
    case 'print.confirmed':
      return joined(
        `${event.printIds.length} 份${event.printed ? '已打印' : '未打印'}`,
        event.by === 'spooler' ? '打印系统报告' : '人工确认',
        event.detail,
      )
    case 'printRun.started':
      return joined(printKindLabels[event.kind].zh, monthInWords(event.period), `${event.units.length} 个单位`)
    case 'printRun.ended':
      return joined(event.dropped && '余下的不再打印', `未打印 ${event.skipped.length} 个单位`)
    case 'keys.moduleAdded':
      return joined(event.name, event.path)
    case 'keys.authorityAdded':
      return event.title
    case 'keys.listImported':
      return joined(event.issuer, `${event.entries} 张证书`)
    case 'event.signed':
      return joined(`签名人 ${event.signer}`, `覆盖 ${event.events} 笔`)
  }
}
