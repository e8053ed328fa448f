import { createHash } from 'node:crypto'
import { attachmentPath, type SubmissionManifest } from '../../shared/exchange/submission.ts'
import { checkAttachments, compareMaterials, type PackageAttachment } from './attachments.ts'
import { type NumberedLine, readFilings } from './filings.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { listedParts, readManifest } from './manifest.ts'
import { type NumberedNotice, readNotices } from './notices.ts'
import { fileBytes, type OpenFile, openPackageFile } from './packageFile.ts'
import { Parts, type ReadOptions } from './parts.ts'
import { type Problem, Problems, Unreadable } from './problems.ts'
import { type ZipEntry, zipEntries } from './zipContainer.ts'

/** A package whose every part was read once and found right. Its file stays open until `close`. */
export interface ReadPackage {
  readonly manifest: SubmissionManifest
  /** Of the file as it was handed in. */
  readonly sha256: string
  /** Bytes of the file. */
  readonly size: number
  readonly lines: readonly NumberedLine[]
  readonly notices: readonly NumberedNotice[]
  readonly attachments: readonly PackageAttachment[]
  /** Reads the attachments again, one at a time. Throws `Unreadable` when one is no longer what it was, or the file was written to. */
  forEachAttachment(take: (attachment: PackageAttachment, bytes: Buffer) => void | Promise<void>, options?: ReadOptions): Promise<void>
  close(): Promise<void>
}

export type Reading =
  | { readonly ok: true; readonly package: ReadPackage }
  | { readonly ok: false; readonly packageId: string | null; readonly sha256: string; readonly problems: readonly Problem[] }

/**
 * Reads and checks a submission package whole; keeps its filings, not its attachments.
 * Throws when cancelled, when the file cannot be opened and when the disk fails; what is wrong with the package comes back as problems.
 */
export async function readPackage(path: string, limits: Limits = defaultLimits, options: ReadOptions = {}): Promise<Reading> {
  const file = await openPackageFile(path)
  const problems = new Problems(limits.problems)
  const seen: Seen = { packageId: null, sha256: '' }
  try {
    const read = await check(file, limits, options, problems, seen)
    if (read) return { ok: true, package: read }
  } catch (error) {
    if (!(error instanceof Unreadable)) {
      await file.close()
      throw error
    }
    problems.push(error.problem)
  }
  await file.close()
  return { ok: false, ...seen, problems: problems.list }
}

/** What a refusal is filed under, as far as reading got. */
interface Seen {
  packageId: string | null
  sha256: string
}

/** The package, or undefined when there are problems. */
async function check(
  file: OpenFile,
  limits: Limits,
  { signal, progress }: ReadOptions,
  problems: Problems,
  seen: Seen,
): Promise<ReadPackage | undefined> {
  let done = 0
  const advance = (bytes: number) => {
    done = Math.min(done + bytes, file.size * 2)
    progress?.(done, file.size * 2)
  }
  seen.sha256 = await hashFile(file, advance, signal)
  if (file.size > limits.packageBytes) throw new Unreadable(`申报包超过 ${limits.packageBytes} 字节`)
  const entries = await zipEntries(file, limits, problems, signal)
  if (problems.list.length > 0) return undefined

  const parts = new Parts(entries, limits, signal, advance)
  const manifest = await readManifest(parts, limits, problems)
  if (!manifest) return undefined
  seen.packageId = manifest.packageId
  const listed = listedParts(manifest, parts.names, problems)
  if (!listed) return undefined

  const lines = await readFilings(parts, manifest, listed, limits, problems)
  const notices = await readNotices(parts, manifest, listed, limits, problems)
  const attachments = await checkAttachments(parts, listed, limits, problems)
  compareMaterials(lines, attachments, problems)
  if (!(await file.unchanged())) throw new Unreadable('文件在读取期间被改动')
  if (problems.list.length > 0) return undefined
  return {
    manifest,
    sha256: seen.sha256,
    size: file.size,
    lines,
    notices,
    attachments,
    forEachAttachment: (take, again = {}) => readAgain(file, entries, attachments, limits, take, again),
    close: () => file.close(),
  }
}

async function hashFile(file: OpenFile, advance: (bytes: number) => void, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of fileBytes(file)) {
    signal?.throwIfAborted()
    hash.update(chunk)
    advance(chunk.length)
  }
  return hash.digest('hex')
}

async function readAgain(
  file: OpenFile,
  entries: readonly ZipEntry[],
  attachments: readonly PackageAttachment[],
  limits: Limits,
  take: (attachment: PackageAttachment, bytes: Buffer) => void | Promise<void>,
  { signal, progress }: ReadOptions,
): Promise<void> {
  const total = attachments.reduce((sum, { size }) => sum + size, 0)
  const parts = new Parts(entries, limits, signal, () => undefined)
  let done = 0
  for (const attachment of attachments) {
    const path = attachmentPath(attachment.sha256, attachment.mediaType)
    const { content, sha256 } = await parts.whole(path, attachment.size)
    if (sha256 !== attachment.sha256) throw new Unreadable('文件在读取期间被改动', path)
    await take(attachment, content)
    done += attachment.size
    progress?.(done, total)
  }
  if (!(await file.unchanged())) throw new Unreadable('文件在读取期间被改动')
}
