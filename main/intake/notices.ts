import { type AccountNotice, accountNotice } from '../../shared/accounts/notice.ts'
import { accountsPath, manifestPath, type Part, type SubmissionManifest } from '../../shared/exchange/submission.ts'
import { parseJson } from './jsonText.ts'
import type { Limits } from './limits.ts'
import { Lines } from './lines.ts'
import { comparePart } from './manifest.ts'
import type { Parts } from './parts.ts'
import { type Problem, type Problems, Unreadable } from './problems.ts'
import { shapeProblems } from './shapeProblems.ts'

export interface NumberedNotice {
  /** In accounts.ndjson, from 1. */
  readonly line: number
  readonly notice: AccountNotice
}

/** Reads and checks the account notices, where the package brings some. Throws `Unreadable`. */
export async function readNotices(
  parts: Parts,
  manifest: SubmissionManifest,
  listed: ReadonlyMap<string, Part>,
  limits: Limits,
  problems: Problems,
): Promise<readonly NumberedNotice[]> {
  const { accounts = 0 } = manifest
  if (accounts === 0 && !parts.names.includes(accountsPath)) return []
  const good: NumberedNotice[] = []
  const seen = new Map<string, number>()
  const lines = new Lines(limits, (bytes, line) => {
    if (problems.full) return
    if (line > limits.filings) throw new Unreadable(`账号通知超过 ${limits.filings} 条`, accountsPath, line)
    const notice = bytes ? readLine(bytes, line, limits, problems) : undefined
    if (!bytes) problems.add(accountsPath, `一行超过 ${limits.lineBytes} 字节`, line)
    if (!notice) return
    const first = seen.get(notice.noticeId)
    if (first !== undefined) problems.add(accountsPath, `通知编号与第 ${first} 行重复`, line, 'noticeId')
    else seen.set(notice.noticeId, line)
    if (notice.at > manifest.createdAt) problems.add(accountsPath, '发生时间晚于打包时间', line, 'at')
    good.push({ line, notice })
  })
  const read = await parts.read(accountsPath, limits.filingsBytes, (chunk) => lines.push(chunk))
  lines.end()
  comparePart(listed, accountsPath, read, problems)
  if (accounts !== lines.number) problems.add(manifestPath, `清单写有 ${accounts} 条账号通知，实际 ${lines.number} 行`, null, 'accounts')
  return good
}

function readLine(bytes: Buffer, line: number, limits: Limits, problems: Problems): AccountNotice | undefined {
  const json = parseJson(bytes, limits)
  if (!json.ok) {
    problems.add(accountsPath, bytes.length === 0 ? '空行' : json.problem, line)
    return undefined
  }
  const shape = accountNotice.safeParse(json.value)
  if (shape.success) return shape.data
  for (const { field, problem } of shapeProblems(shape.error, json.value)) problems.add(accountsPath, problem, line, field)
  return undefined
}

/** A notice about an account that neither the desk knows nor an earlier line introduces. Pure. */
export function strangers(notices: readonly NumberedNotice[], known: ReadonlySet<string>): Problem[] {
  const introduced = new Set(known)
  return notices.flatMap(({ line, notice }) => {
    const key = accountKey(notice)
    if (notice.notice === 'registered') introduced.add(key)
    return introduced.has(key)
      ? []
      : [{ part: accountsPath, line, field: 'accountName', problem: '没有这个账号，须先送一条 registered（账号信息）' }]
  })
}

export const accountKey = ({ system, accountName }: Pick<AccountNotice, 'system' | 'accountName'>): string => `${system}/${accountName}`
