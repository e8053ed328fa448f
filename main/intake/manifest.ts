import { attachmentAt, manifestPath, type Part, type SubmissionManifest, submissionManifest } from '../../shared/exchange/submission.ts'
import { parseJson, withoutMark } from './jsonText.ts'
import type { Limits } from './limits.ts'
import type { PartRead, Parts } from './parts.ts'
import type { Problems } from './problems.ts'
import { shapeProblems } from './shapeProblems.ts'

/** The manifest, or undefined when it says nothing that could be relied on. Throws `Unreadable`. */
export async function readManifest(parts: Parts, limits: Limits, problems: Problems): Promise<SubmissionManifest | undefined> {
  const { content } = await parts.whole(manifestPath, limits.manifestBytes)
  const json = parseJson(withoutMark(content), limits)
  if (!json.ok) {
    problems.add(manifestPath, json.problem)
    return undefined
  }
  const shape = submissionManifest.safeParse(json.value)
  if (shape.success) {
    const { filings, accounts = 0 } = shape.data
    if (filings + accounts > 0) return shape.data
    problems.add(manifestPath, '申报包里既没有办件，也没有账号通知', null, 'filings')
    return undefined
  }
  for (const { field, problem } of shapeProblems(shape.error, json.value)) problems.add(manifestPath, problem, null, field)
  return undefined
}

/** The manifest's lines by path, when it lists exactly the files that are there, each once. */
export function listedParts(
  manifest: SubmissionManifest,
  names: readonly string[],
  problems: Problems,
): ReadonlyMap<string, Part> | undefined {
  const before = problems.list.length
  const listed = new Map<string, Part>()
  const present = new Set(names)
  for (const [index, part] of manifest.parts.entries()) {
    const field = `parts.${index}.path`
    if (listed.has(part.path)) problems.add(manifestPath, '重复列出同一文件', null, field)
    else if (part.path === manifestPath || !present.has(part.path)) problems.add(manifestPath, '列出的文件不在申报包中', null, field)
    listed.set(part.path, part)
  }
  for (const name of names) if (name !== manifestPath && !listed.has(name)) problems.add(name, '未在清单中列出')
  const attachments = names.filter((name) => attachmentAt(name)).length
  if (manifest.attachments !== attachments)
    problems.add(manifestPath, `清单写有 ${manifest.attachments} 个附件，实际 ${attachments} 个`, null, 'attachments')
  return problems.list.length === before ? listed : undefined
}

/** Holds a part against its line in the manifest. */
export function comparePart(listed: ReadonlyMap<string, Part>, path: string, read: PartRead, problems: Problems): void {
  const part = listed.get(path)
  if (part && part.bytes !== read.bytes) problems.add(path, `清单写有 ${part.bytes} 字节，实际 ${read.bytes} 字节`)
  if (part && part.sha256 !== read.sha256) problems.add(path, '内容与清单的 SHA-256 不符')
}
