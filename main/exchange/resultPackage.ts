import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import {
  type AccountResultLine,
  accountResultsPath,
  type ResultLine,
  type ResultManifest,
  resultFormat,
  resultsPath,
} from '../../shared/exchange/result.ts'
import { manifestPath } from '../../shared/exchange/submission.ts'
import { kindOf } from '../../shared/filings/index.ts'
import type { Kind, Outcome } from '../../shared/filings/kind.ts'
import { reasonCode } from '../../shared/review/reasons.ts'
import type { MarkedReason } from '../../shared/review/state.ts'
import { localDate } from '../../shared/rules/dates.ts'
import { text } from '../../shared/text.ts'

/** What yazl 3 takes and its published types lack. */
declare module 'yazl' {
  interface Options {
    forceDosTimestamp: boolean
  }
}

/** One decision on its way to the applicant. */
export interface ResultDecision {
  readonly number: string
  readonly kind: string
  readonly jointId: string | null
  readonly status: ResultLine['status']
  /** ISO with milliseconds. */
  readonly decidedAt: string
  readonly reasons: readonly MarkedReason[]
  readonly outcome: readonly Outcome[]
  readonly note: string
}

/**
 * The bytes of a result package. The same decisions give the same bytes at any time and place, so that a file lost in a crash can be
 * made again: lines in the order of their numbers, a fixed file time, and stored, because deflate may differ between versions of zlib.
 */
export async function resultPackage(
  resultId: string,
  issuedAt: string,
  decisions: readonly ResultDecision[],
  accounts: readonly AccountResultLine[] = [],
): Promise<Buffer> {
  const lines = decisions.toSorted((a, b) => (a.number < b.number ? -1 : 1)).map(resultLine)
  const files = [
    { path: resultsPath, bytes: ndjson(lines) },
    ...(accounts.length > 0 ? [{ path: accountResultsPath, bytes: ndjson(accounts) }] : []),
  ]
  const count = (status: ResultLine['status']) => lines.filter((line) => line.status === status).length
  const manifest: ResultManifest = {
    format: resultFormat,
    version: 1,
    resultId,
    issuedAt,
    counts: {
      filings: lines.length,
      approved: count('approved'),
      rejected: count('rejected'),
      returned: count('returned'),
      rolledBack: count('rolledBack'),
      accounts: accounts.length,
    },
    parts: files.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })),
  }
  const zip = new yazl.ZipFile()
  // DOS time has no zone and yazl writes the local one; this is 1980-01-01 00:00 everywhere.
  const fixed = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100600, compress: false }
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), manifestPath, fixed)
  for (const { path, bytes } of files) zip.addBuffer(bytes, path, fixed)
  zip.end()
  return buffer(zip.outputStream)
}

const ndjson = (lines: readonly object[]): Buffer => Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))

/** `结果-2025-10-20-1f0c3a5e.zip`: the day at the office and the first eight places of the id. */
export const resultFileName = (resultId: string, issuedAt: string): string => `结果-${localDate(issuedAt)}-${resultId.slice(0, 8)}.zip`

function resultLine({ number, kind, jointId, status, decidedAt, reasons, outcome, note }: ResultDecision): ResultLine {
  return {
    number,
    kind,
    jointId,
    status,
    decidedAt,
    reasons: reasons.map((marked) => {
      const { code, label, fix, source } = known(marked.code)
      return { code, label, fix, source, note: marked.note }
    }),
    fixList: reasons.flatMap((marked) => fixLines(kindOf(kind), marked)),
    outcome: outcome.map(({ key, label, type, value }) => ({ key, label, type, value })),
    note,
  }
}

/** 补正清单: what the applicant has to do, place by place. */
function fixLines(kind: Kind, { code, fields, materials }: MarkedReason): ResultLine['fixList'] {
  const reason = code
  const todo = known(code).fix
  const lines: ResultLine['fixList'] = [
    ...fields.map((key) => ({ reason, target: 'field' as const, key, label: kind.fields[key]?.label ?? text(key, key), todo })),
    ...materials.map((key) => ({
      reason,
      target: 'material' as const,
      key,
      label: kind.materials.find((slot) => slot.key === key)?.label ?? text(key, key),
      todo,
    })),
  ]
  return lines.length > 0 ? lines : [{ reason, target: 'filing', key: null, label: kind.label, todo }]
}

function known(code: string) {
  const found = reasonCode(code)
  if (!found) throw new Error(`unknown reason code ${code}`)
  return found
}
