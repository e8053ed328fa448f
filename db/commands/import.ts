import type { AccountNotice } from '../../shared/accounts/notice.ts'
import type { EventData } from '../../shared/journal/events.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { statement } from '../statement.ts'
import { planNotices } from './notices.ts'
import { events, invalid, type Planned, type PlannedEvent } from './planned.ts'

type Submission = Pick<EventData<'filing.received'>, 'submittedAt' | 'values' | 'sources' | 'materials'>

/** One line of a package, already held against its kind's schema. `id` comes from the caller, as all ids do. */
export type ImportedFiling =
  | ({ readonly action: 'submit'; readonly id: string } & Pick<
      EventData<'filing.received'>,
      'number' | 'kind' | 'jointId' | 'officeId' | 'submitter' | 'acceptances'
    > &
      Submission)
  | ({ readonly action: 'correct'; readonly number: string } & Submission)
  | { readonly action: 'withdraw'; readonly number: string; readonly reason: string }

export interface ImportedPackage {
  readonly packageId: string
  readonly fileName: string
  readonly sha256: string
  readonly portal: string
  /** ISO time at which the portal made it. */
  readonly createdAt: string
  readonly channel: 'portal' | 'counter'
  readonly attachments: number
  readonly filings: readonly ImportedFiling[]
  readonly accounts?: readonly AccountNotice[]
}

/** All of a package or nothing: one line that does not fit the desk refuses it whole. */
export function planImport(db: ReadableDb, pkg: ImportedPackage): Planned {
  const { packageId, fileName, sha256, portal, createdAt, attachments, filings, accounts = [] } = pkg
  if (statement<[string], object>(db, 'SELECT 1 FROM package WHERE package_id = ?').get(packageId))
    return invalid('该申报包已导入', 'The package was taken in before')
  const planned: PlannedEvent[] = [
    {
      stream: `package:${packageId}`,
      type: 'package.imported',
      data: { packageId, fileName, sha256, portal, createdAt, filings: filings.length, attachments, accounts: accounts.length },
    },
  ]
  for (const filing of filings) {
    const held = statement<[string], { filingId: string; status: string }>(
      db,
      'SELECT filing_id AS filingId, status FROM filing WHERE number = ?',
    ).get(filing.number)
    if (filing.action === 'submit') {
      if (held) return invalid(`办件编号 ${filing.number} 已存在`, `${filing.number} exists already`)
      const { action: _action, ...data } = filing
      planned.push({ stream: `filing:${filing.id}`, type: 'filing.received', data: { ...data, channel: pkg.channel, portal, packageId } })
    } else if (!held) return invalid(`办件编号 ${filing.number} 不存在`, `${filing.number} does not exist`)
    else if (filing.action === 'correct') {
      if (held.status !== 'returned') return invalid(`办件 ${filing.number} 不在退回补正状态`, `${filing.number} was not returned`)
      const { submittedAt, values, sources, materials } = filing
      planned.push({
        stream: `filing:${held.filingId}`,
        type: 'filing.resubmitted',
        data: { packageId, submittedAt, values, sources, materials },
      })
    } else {
      if (!['submitted', 'inReview', 'returned'].includes(held.status))
        return invalid(`办件 ${filing.number} 已审核，不能撤回`, `${filing.number} is decided and cannot be withdrawn`)
      planned.push({ stream: `filing:${held.filingId}`, type: 'filing.withdrawn', data: { packageId, reason: filing.reason } })
    }
  }
  const noticed = planNotices(db, packageId, accounts)
  return noticed.ok ? events(...planned, ...noticed.events) : noticed
}
