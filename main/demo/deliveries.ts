import type { ImportedFiling, ImportedPackage } from '../../db/commands/import.ts'
import {
  accountsPath,
  filingsPath,
  manifestPath,
  attachmentPath,
  submissionFormat,
  type SubmissionLine,
  type SubmissionManifest,
} from '../../shared/exchange/submission.ts'
import { addDays, localDate } from '../../shared/rules/dates.ts'
import { at, demoToday } from './day.ts'
import type { DemoDocument } from './documents.ts'
import { type DemoFiling, sha256 } from './filings.ts'
import { portals } from './plan.ts'
import { random, uuidFrom } from './random.ts'

/** What one portal handed over at one time: a package ready for the `import` command, and the pages that belong to it. */
export interface DemoDelivery {
  /** ISO; when the desk takes it in. */
  readonly at: string
  readonly package: ImportedPackage
  /** Each page once, by its content. */
  readonly documents: readonly DemoDocument[]
}

interface Entry {
  readonly portal: string
  /** When the applicant sent it. */
  readonly sentAt: string
  readonly filing: ImportedFiling
  readonly documents: readonly DemoDocument[]
}

/** Portals hand over what came in once a day in the evening, today's in the morning. */
const handedOver = (sentAt: string): string => {
  const day = localDate(sentAt)
  return day === demoToday ? at(day, '08:31') : at(day, '23:30')
}

export const packageIdFor = (portal: string, handedOverAt: string): string => uuidFrom(random(`package ${portal} ${handedOverAt}`))

/** Applicants who thought better of it, a day later, and why. */
const withdrawals: Readonly<Record<string, string>> = { 'inc.withdrawn': '员工未到岗，单位撤回申报' }
const isWithdrawn = ({ key }: DemoFiling) => key.endsWith('.withdrawn')

const submitted = (f: DemoFiling): Entry => {
  const { channel: _channel, portal, packageId: _packageId, ...filing } = f.received
  return { portal, sentAt: filing.submittedAt, filing: { action: 'submit', ...filing }, documents: f.documents }
}

const later = (f: DemoFiling): Entry[] => {
  const { number, portal } = f.received
  if (f.resubmitted) {
    const { packageId: _packageId, ...data } = f.resubmitted.data
    return [{ portal, sentAt: data.submittedAt, filing: { action: 'correct', number, ...data }, documents: f.resubmitted.documents }]
  }
  if (!isWithdrawn(f)) return []
  const sentAt = at(addDays(localDate(f.received.submittedAt), 1), '09:40')
  return [
    { portal, sentAt, filing: { action: 'withdraw', number, reason: withdrawals[f.key] ?? '填报有误，撤回后重新申请' }, documents: [] },
  ]
}

/** Everything the portals have delivered to the demonstration office, oldest first. */
export function demoDeliveries(filings: readonly DemoFiling[]): DemoDelivery[] {
  const entries = filings.flatMap((f) => [submitted(f), ...later(f)])
  const groups = Map.groupBy(entries, (entry) => `${handedOver(entry.sentAt)} ${entry.portal}`)
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => deliveryOf(group))
}

/** Filings of one portal as a delivery of their own, made a few minutes before the demonstration begins. */
export const deliveryFor = (filings: readonly DemoFiling[]): DemoDelivery => deliveryOf(filings.map(submitted), at(demoToday, '08:55'))

function deliveryOf(entries: readonly Entry[], takenAt?: string): DemoDelivery {
  const [first] = entries
  if (!first) throw new Error('an empty delivery')
  const { portal } = first
  const taken = takenAt ?? handedOver(first.sentAt)
  const byContent = new Map(entries.flatMap((entry) => entry.documents).map((page) => [sha256(page.bytes), page]))
  const packageId = packageIdFor(portal, taken)
  const filings = entries.map((entry) => entry.filing)
  return {
    at: taken,
    package: {
      packageId,
      fileName: `${portal}-${localDate(taken)}-${packageId.slice(0, 8)}.zip`,
      sha256: sha256(Buffer.from(JSON.stringify(filings))),
      portal,
      createdAt: new Date(Date.parse(taken) - 60_000).toISOString(),
      channel: portal === portals.counter ? 'counter' : 'portal',
      attachments: byContent.size,
      filings,
    },
    documents: [...byContent.values()],
  }
}

/** A file of a submission package, by its path. */
export interface PackageFile {
  readonly path: string
  readonly bytes: Buffer
}

const lineOf = (filing: ImportedFiling): SubmissionLine => {
  if (filing.action !== 'submit') return filing as SubmissionLine
  const { id: _id, ...line } = filing
  return line as SubmissionLine
}

/** A delivery as the files of a submission package: manifest first, one line a filing, attachments named by their content. */
export function packageFiles(
  delivery: DemoDelivery,
  rewrite: (line: SubmissionLine, index: number) => object = (line) => line,
): PackageFile[] {
  const { packageId, portal, createdAt, filings, accounts = [] } = delivery.package
  const lines = filings.map((filing, i) => `${JSON.stringify(rewrite(lineOf(filing), i))}\n`).join('')
  const parts: PackageFile[] = [
    { path: filingsPath, bytes: Buffer.from(lines) },
    ...(accounts.length > 0
      ? [{ path: accountsPath, bytes: Buffer.from(accounts.map((notice) => `${JSON.stringify(notice)}\n`).join('')) }]
      : []),
    ...delivery.documents.map((page) => ({ path: attachmentPath(sha256(page.bytes), page.mediaType), bytes: page.bytes })),
  ]
  const manifest: SubmissionManifest = {
    format: submissionFormat,
    version: 1,
    packageId,
    portal,
    createdAt,
    parts: parts.map(({ path, bytes }) => ({ path, bytes: bytes.byteLength, sha256: sha256(bytes) })),
    filings: filings.length,
    attachments: delivery.documents.length,
    ...(accounts.length > 0 && { accounts: accounts.length }),
  }
  return [{ path: manifestPath, bytes: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) }, ...parts]
}
