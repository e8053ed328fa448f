import { type AccountNotice, afterNotice } from '../../shared/accounts/notice.ts'
import { accountNotice } from '../../shared/effects/accountNotice.ts'
import { canonical } from '../../shared/journal/canonical.ts'
import { type Account, recordKey } from '../../shared/register/records.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { accountBy, noticeKnown } from '../queries/accounts.ts'
import { events, invalid, type Planned, type PlannedEvent } from './planned.ts'

/** 账号通知 of a package, in its order. One that came before is passed over; one about a stranger refuses the package. */
export function planNotices(db: ReadableDb, packageId: string, notices: readonly AccountNotice[]): Planned {
  const now = new Map<string, Account | undefined>()
  const planned: PlannedEvent[] = []
  for (const given of notices) {
    if (noticeKnown(db, given.noticeId)) continue
    const { system, accountName, noticeId, notice, at } = given
    const key = `${system}/${accountName}`
    const before = now.has(key) ? now.get(key) : accountBy(db, system, accountName)
    const after = afterNotice(before, given)
    if (!after) return invalid(`没有账号 ${accountName}，须先送一条账号信息`, `${accountName} is unknown and was not introduced`)
    now.set(key, after)
    const changed = before === undefined || canonical(before) !== canonical(after)
    const effect = { type: accountNotice.type, record: 'account', key: recordKey.account(after), before: before ?? null, after }
    planned.push({
      stream: `account:${key}`,
      type: 'account.noticed',
      data: { noticeId, packageId, notice, at, effects: changed ? [effect] : [] },
    })
  }
  return events(...planned)
}
