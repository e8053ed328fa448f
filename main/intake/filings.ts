import {
  filingsPath,
  manifestPath,
  type Part,
  type SubmissionLine,
  type SubmissionManifest,
  submissionLine,
} from '../../shared/exchange/submission.ts'
import { parseJson } from './jsonText.ts'
import type { Limits } from './limits.ts'
import { Lines } from './lines.ts'
import { comparePart } from './manifest.ts'
import type { Parts } from './parts.ts'
import { type Problems, Unreadable } from './problems.ts'
import { shapeProblems } from './shapeProblems.ts'

export interface NumberedLine {
  /** In filings.ndjson, from 1. */
  readonly line: number
  readonly filing: SubmissionLine
}

/** Reads and checks every line; those with a problem are left out of the result. Throws `Unreadable`. */
export async function readFilings(
  parts: Parts,
  manifest: SubmissionManifest,
  listed: ReadonlyMap<string, Part>,
  limits: Limits,
  problems: Problems,
): Promise<readonly NumberedLine[]> {
  const good: NumberedLine[] = []
  const seen = new Map<string, number>()
  const lines = new Lines(limits, (bytes, line) => {
    if (problems.full) return
    if (line > limits.filings) throw new Unreadable(`办件超过 ${limits.filings} 件`, filingsPath, line)
    const filing = bytes ? readLine(bytes, line, limits, problems) : undefined
    if (!bytes) problems.add(filingsPath, `一行超过 ${limits.lineBytes} 字节`, line)
    if (!filing) return
    const first = seen.get(filing.number)
    if (first !== undefined) problems.add(filingsPath, `办件编号与第 ${first} 行重复`, line, 'number')
    else seen.set(filing.number, line)
    if (filing.action !== 'withdraw' && filing.submittedAt > manifest.createdAt)
      problems.add(filingsPath, '提交时间晚于打包时间', line, 'submittedAt')
    if (filing.action === 'submit' && filing.acceptances?.some(({ acceptedAt }) => acceptedAt > filing.submittedAt))
      problems.add(filingsPath, '阅读确认时间晚于提交时间', line, 'acceptances')
    good.push({ line, filing })
  })
  const read = await parts.read(filingsPath, limits.filingsBytes, (chunk) => lines.push(chunk))
  lines.end()
  comparePart(listed, filingsPath, read, problems)
  if (manifest.filings !== lines.number)
    problems.add(manifestPath, `清单写有 ${manifest.filings} 件办件，实际 ${lines.number} 行`, null, 'filings')
  return good
}

function readLine(bytes: Buffer, line: number, limits: Limits, problems: Problems): SubmissionLine | undefined {
  const json = parseJson(bytes, limits)
  if (!json.ok) {
    problems.add(filingsPath, bytes.length === 0 ? '空行' : json.problem, line)
    return undefined
  }
  const shape = submissionLine.safeParse(json.value)
  if (shape.success) return shape.data
  for (const { field, problem } of shapeProblems(shape.error, json.value)) problems.add(filingsPath, problem, line, field)
  return undefined
}
