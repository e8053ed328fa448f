import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { ZodError } from 'zod'

/** What a line may say: names and counts of ours, never what a person typed or is called. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>

export interface Log {
  info(event: string, facts?: Facts): void
  /** An unexpected error: its type and where it was thrown, without its text, which may quote data. */
  error(event: string, error: unknown, facts?: Facts): void
}

const rotateAt = 5_000_000

/** One JSON object a line in `log/desk.log` of the data folder; errors also on stderr. One older file is kept. */
export function createLog(dataDir: string, stderr = true): Log {
  const file = path.join(dataDir, 'log', 'desk.log')
  const write = (level: 'info' | 'error', event: string, facts: Facts) => {
    const line = `${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`
    if (stderr && level === 'error') process.stderr.write(line)
    try {
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > rotateAt) renameSync(file, `${file}.1`)
      appendFileSync(file, line, { mode: 0o600 })
    } catch {
      // A full disk must not take the desk down with it; stderr has the line.
    }
  }
  return {
    info: (event, facts = {}) => write('info', event, facts),
    error: (event, error, facts = {}) => write('error', event, { ...facts, ...describe(error) }),
  }
}

/** The type of an error and its frames; of a schema error also which members were wrong. */
export function describe(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const issues =
    error instanceof ZodError ? { issues: error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`).join('; ') } : {}
  return { error: error.name, ...code, ...issues, stack: frames.slice(0, 8).join('\n') }
}
