import { manifestPath } from '../../shared/exchange/submission.ts'
import { conflicts } from './conflicts.ts'
import type { CheckedPackage, ImportOutcome, IntakeDesk, Refusal } from './intakeDesk.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { accountKey, strangers } from './notices.ts'
import type { ReadOptions } from './parts.ts'
import { type Problem, Problems, Unreadable } from './problems.ts'
import { type ReadPackage, readPackage } from './readPackage.ts'

export type Receipt =
  | {
      readonly state: 'imported'
      readonly fileName: string
      readonly sha256: string
      readonly packageId: string
      readonly filings: { readonly submitted: number; readonly corrected: number; readonly withdrawn: number }
      readonly attachments: number
      /** Account notices */
      readonly accounts: number
    }
  /** The same package was imported `at` that time; nothing was changed now. */
  | {
      readonly state: 'known'
      readonly fileName: string
      readonly sha256: string
      readonly packageId: string
      readonly at: string
      readonly filings: number
    }
  | ({ readonly state: 'refused'; readonly packageId: string | null } & Refusal)

export interface ImportOptions extends ReadOptions {
  readonly limits?: Limits
}

/**
 * Takes in a submission package whole or not at all; until the commit it can be cancelled, and then nothing of it stays.
 * Rejects with the signal's reason when cancelled, and when the disk fails; nothing was imported then.
 */
export async function importPackage(path: string, fileName: string, desk: IntakeDesk, options: ImportOptions = {}): Promise<Receipt> {
  const { signal, progress, limits = defaultLimits } = options
  const refuse = async (sha256: string, packageId: string | null, problems: readonly Problem[]): Promise<Receipt> => {
    const refusal = { fileName, sha256, problems }
    await desk.refuse(refusal)
    return { state: 'refused', packageId, ...refusal }
  }

  // Reading goes over the file twice (hash, parts); keeping the attachments is the third third of the work.
  const reading = await readPackage(path, limits, { signal, progress: progress && ((done, of) => progress(done, (of / 2) * 3)) })
  if (!reading.ok) return refuse(reading.sha256, reading.packageId, reading.problems)
  const { package: pkg } = reading
  try {
    const { sha256, lines, notices, manifest } = pkg
    const { packageId, portal, createdAt } = manifest
    const attachments = pkg.attachments.length

    const before = await desk.known(packageId)
    if (before?.sha256 === sha256) return { state: 'known', fileName, sha256, packageId, at: before.at, filings: before.filings }
    const outcome: ImportOutcome = before
      ? { ok: false, problems: [otherContent] }
      : await takeIn(pkg, desk, { packageId, fileName, sha256, portal, createdAt, attachments, lines, notices }, options)
    if (!outcome.ok) return await refuse(sha256, packageId, outcome.problems)

    const count = (action: string) => lines.filter(({ filing }) => filing.action === action).length
    const filings = { submitted: count('submit'), corrected: count('correct'), withdrawn: count('withdraw') }
    return { state: 'imported', fileName, sha256, packageId, filings, attachments, accounts: notices.length }
  } finally {
    await pkg.close()
  }
}

const otherContent: Problem = { part: manifestPath, line: null, field: 'packageId', problem: '同一申报包编号已用于内容不同的申报包' }

/** Attachments first, each by its content, then every event at once: a filing never stands without its documents. */
async function takeIn(
  pkg: ReadPackage,
  desk: IntakeDesk,
  checked: CheckedPackage,
  { signal, progress, limits = defaultLimits }: ImportOptions,
): Promise<ImportOutcome> {
  const found = await conflictsWith(desk, pkg, limits)
  if (found.length > 0) return { ok: false, problems: found }

  const put: string[] = []
  let outcome: ImportOutcome = { ok: false, problems: [] }
  try {
    await pkg.forEachAttachment(
      async ({ sha256, mediaType }, bytes) => {
        put.push(sha256)
        await desk.putAttachment(sha256, mediaType, bytes)
      },
      { signal, progress: progress && ((done, of) => progress(pkg.size * 2 + Math.round((pkg.size * done) / of), pkg.size * 3)) },
    )
    signal?.throwIfAborted()
    outcome = await desk.commit(checked)
    if (outcome.ok) progress?.(pkg.size * 3, pkg.size * 3)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    outcome = { ok: false, problems: [error.problem] }
  } finally {
    if (!outcome.ok && put.length > 0) await desk.abandon(put)
  }
  return outcome
}

async function conflictsWith(desk: IntakeDesk, { lines, notices }: ReadPackage, limits: Limits): Promise<readonly Problem[]> {
  const problems = new Problems(limits.problems)
  for (let from = 0; from < lines.length && !problems.full; from += 500) {
    const some = lines.slice(from, from + 500)
    const existing = await desk.existing(some.map(({ filing }) => filing.number))
    for (const problem of conflicts(some, existing)) problems.push(problem)
  }
  const keys = [...new Set(notices.map(({ notice }) => accountKey(notice)))]
  const known = new Set<string>()
  for (let from = 0; from < keys.length; from += 500) for (const key of await desk.accounts(keys.slice(from, from + 500))) known.add(key)
  for (const problem of strangers(notices, known)) problems.push(problem)
  return problems.list
}
