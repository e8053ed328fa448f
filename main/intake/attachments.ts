import { attachmentAt, attachmentPath, filingsPath, type MediaType, type Part } from '../../shared/exchange/submission.ts'
import type { NumberedLine } from './filings.ts'
import type { Limits } from './limits.ts'
import { comparePart } from './manifest.ts'
import { mediaProblem } from './mediaHeader.ts'
import type { Parts } from './parts.ts'
import type { Problems } from './problems.ts'

export interface PackageAttachment {
  readonly sha256: string
  readonly mediaType: MediaType
  /** Bytes. */
  readonly size: number
}

/** Reads every attachment once, one at a time: its content must be what its name, its media type and the manifest say. Throws `Unreadable`. */
export async function checkAttachments(
  parts: Parts,
  listed: ReadonlyMap<string, Part>,
  limits: Limits,
  problems: Problems,
): Promise<readonly PackageAttachment[]> {
  const found: PackageAttachment[] = []
  for (const path of parts.names) {
    const named = attachmentAt(path)
    if (!named || problems.full) continue
    const { content, ...read } = await parts.whole(path, limits.attachmentBytes)
    comparePart(listed, path, read, problems)
    if (read.sha256 !== named.sha256) problems.add(path, '内容与文件名的 SHA-256 不符')
    const problem = mediaProblem(content, named.mediaType, limits.pixels)
    if (problem) problems.add(path, problem)
    found.push({ ...named, size: read.bytes })
  }
  return found
}

/** Every document that a filing names must be there as described, and nothing comes along that no filing names. */
export function compareMaterials(lines: readonly NumberedLine[], attachments: readonly PackageAttachment[], problems: Problems): void {
  const sizes = new Map(attachments.map(({ sha256, mediaType, size }) => [attachmentPath(sha256, mediaType), size]))
  const used = new Set<string>()
  for (const { line, filing } of lines) {
    if (filing.action === 'withdraw') continue
    for (const [index, { sha256, mediaType, size }] of filing.materials.entries()) {
      const path = attachmentPath(sha256, mediaType)
      const actual = sizes.get(path)
      if (actual === undefined) problems.add(filingsPath, '引用的附件不在申报包中', line, `materials.${index}.sha256`)
      else if (actual !== size) problems.add(filingsPath, `附件写有 ${size} 字节，实际 ${actual} 字节`, line, `materials.${index}.size`)
      used.add(path)
    }
  }
  for (const path of sizes.keys()) if (!used.has(path)) problems.add(path, '没有办件引用这个附件')
}
