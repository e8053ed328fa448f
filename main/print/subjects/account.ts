import { eventAt } from '../../../db/journal/read.ts'
import type { ReadableDb } from '../../../db/open.ts'
import type { Account, PasswordRule } from '../../../shared/register/records.ts'
import { passwordRules } from '../../../shared/filings/accountCodes.ts'
import type { EventData } from '../../../shared/journal/events.ts'
import { systemLabel } from '../../views/accountView.ts'
import { officeTime } from '../paper.ts'
import type { Subject } from '../subject.ts'

/** Of whom the password was issued by the event with this seq; `undefined` where it issued none. */
export function issuedAt(db: ReadableDb, seq: number) {
  const event = eventAt(db, seq)
  if (event?.type !== 'account.reset' && event?.type !== 'account.allocated') return undefined
  const issued = event.data as EventData<'account.reset'>
  const account = issued.effects[0]?.after as Account | undefined
  return account && { account, issued, at: event.recordedAt, opened: event.type === 'account.allocated' }
}

const ruleWords = (rule: PasswordRule): string =>
  rule === 'random'
    ? '密码为随机一次性密码，已在办理时单独交付一次，经办机构没有留存'
    : `密码规则：${passwordRules.find(({ value }) => value === rule)?.label.zh ?? rule}`

/** 账号重置单 that the register keeps and the holder signs. Its PDF is stored, so it names the rule and never the password (S1-02, S1-03). */
export function accountSubject({ account, issued, at, opened }: NonNullable<ReturnType<typeof issuedAt>>, seq: number): Subject {
  const { accountName, unitName, creditCode, holderName } = account
  const system = systemLabel(account.system).zh
  const { rule, validUntil, visitor } = issued
  return {
    content: {
      kind: 'accountReset',
      data: {
        system,
        accountName,
        unitName,
        creditCode,
        holderName,
        resetAt: at,
        instructions: [
          `${ruleWords(rule)}。`,
          ...(validUntil === null ? [] : [`请在 ${officeTime(validUntil)} 前登录，逾期须重新办理。`]),
          `${opened ? '首次' : '下次'}登录须立即修改密码。连续输错密码账号会被锁定，请勿将密码告知他人。`,
          `领取人：${visitor.name}。`,
        ],
      },
    },
    key: String(seq),
    name: accountName,
    period: null,
    figures: [
      { label: '账号体系', value: system },
      { label: '账号', value: accountName },
      { label: '统一社会信用代码', value: creditCode },
      { label: '办理时间', value: officeTime(at) },
    ],
  }
}
