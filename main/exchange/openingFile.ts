import { setImmediate } from 'node:timers/promises'
import { type OpeningLine, openingLine } from '../../shared/exchange/opening.ts'
import { OpeningCheck, type OpeningCounts } from '../../shared/exchange/openingCheck.ts'
import { parseJson } from '../intake/jsonText.ts'
import { Lines } from '../intake/lines.ts'
import { fileBytes, openPackageFile } from '../intake/packageFile.ts'
import { shapeProblems } from '../intake/shapeProblems.ts'
import { fileSha256 } from '../tabular/readTable.ts'

const limits = { fileBytes: 1024 * 1024 * 1024, lineBytes: 64 * 1024, depth: 8, problems: 200 }

export interface OpeningProblem {
  readonly line: number | null
  readonly field: string | null
  readonly problem: string
}

export interface OpeningFile {
  readonly sha256: string
  readonly lines: number
  readonly counts: OpeningCounts
  readonly problems: readonly OpeningProblem[]
}

interface Ask {
  readonly signal: AbortSignal
  progress(done: number, total: number): void
  /** Called for each line that fits. */
  give?(line: OpeningLine): void
}

/** Reads an opening file line by line and holds every line against shape and checks; problems name line and member and quote no value. */
export async function readOpening(path: string, { signal, progress, give }: Ask): Promise<OpeningFile> {
  const file = await openPackageFile(path)
  const problems: OpeningProblem[] = []
  const add = (line: number | null, field: string | null, problem: string) => {
    if (problems.length < limits.problems) problems.push({ line, field, problem })
  }
  try {
    if (file.size > limits.fileBytes) {
      add(null, null, '文件超过 1 GB')
      return { sha256: '', lines: 0, counts: new OpeningCheck().counts, problems }
    }
    const sha256 = await fileSha256(file)
    const check = new OpeningCheck()
    const lines = new Lines(limits, (bytes, number) => {
      if (bytes === null) return add(number, null, '一行超过 64 KB')
      const parsed = parseJson(bytes, limits)
      if (!parsed.ok) return add(number, null, parsed.problem)
      const shaped = openingLine.safeParse(parsed.value)
      if (!shaped.success) {
        for (const { field, problem } of shapeProblems(shaped.error, parsed.value)) add(number, field, problem)
        return
      }
      const wrong = check.line(shaped.data, number)
      for (const { field, problem } of wrong) add(number, field, problem)
      if (wrong.length === 0) give?.(shaped.data)
    })
    let read = 0
    for await (const bytes of fileBytes(file)) {
      signal.throwIfAborted()
      lines.push(bytes)
      read += bytes.length
      progress(read, file.size)
      await setImmediate()
      if (problems.length >= limits.problems) break
    }
    lines.end()
    for (const problem of check.end()) add(null, null, problem)
    if (!(await file.unchanged())) add(null, null, '文件在读取期间被改动，请重新选择')
    return { sha256, lines: lines.number, counts: check.counts, problems }
  } finally {
    await file.close()
  }
}
