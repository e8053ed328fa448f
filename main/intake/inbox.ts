import { type FSWatcher, watch } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type ImportOptions, importPackage, type Receipt } from './importPackage.ts'
import type { IntakeDesk } from './intakeDesk.ts'
import { setAside } from './setAside.ts'

/** A file that nobody wrote to for this long counts as whole. */
const settleMs = 1000

export interface Inbox {
  readonly waiting: readonly { readonly name: string /** Bytes. */; readonly size: number }[]
  /** What lies there and is not taken, with the reason for the person who looks after the folder. */
  readonly ignored: readonly { readonly name: string; readonly reason: string }[]
}

/** What lies in the inbox folder, by name. A folder that does not exist is empty. `now`: milliseconds since 1970. */
export async function listInbox(dir: string, now: number): Promise<Inbox> {
  const waiting: Inbox['waiting'][number][] = []
  const ignored: Inbox['ignored'][number][] = []
  for (const name of (await names(dir)).sort()) {
    const stat = await lstat(join(dir, name)).catch(() => undefined)
    if (!stat || ((name === 'done' || name === 'refused') && stat.isDirectory())) continue
    const reason = ignoredBecause(name, stat.isSymbolicLink(), stat.isFile(), now - Math.max(stat.mtimeMs, stat.ctimeMs))
    if (reason) ignored.push({ name, reason })
    else waiting.push({ name, size: stat.size })
  }
  return { waiting, ignored }
}

async function names(dir: string): Promise<string[]> {
  try {
    return await readdir(dir)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

function ignoredBecause(name: string, link: boolean, file: boolean, ageMs: number): string | undefined {
  if (link) return '是符号链接'
  if (!file) return '不是文件'
  if (name.startsWith('.') || name.startsWith('~')) return '隐藏文件或临时文件'
  if (/\.(part|tmp|partial|crdownload)$/i.test(name)) return '还在传输'
  if (!/\.zip$/i.test(name)) return '不是 .zip 文件'
  // A clock that was set back must not keep a file waiting for ever.
  return ageMs >= 0 && ageMs < settleMs ? '还在写入' : undefined
}

/** Imports one waiting package and moves it to where its receipt belongs. Cancelled or failed, it stays in the inbox. */
export async function importFromInbox(dir: string, name: string, desk: IntakeDesk, options: ImportOptions = {}): Promise<Receipt> {
  // The folder may have changed since it was listed.
  if (basename(name) !== name || !(await lstat(join(dir, name))).isFile()) throw new Error('the package is not a regular file')
  const receipt = await importPackage(join(dir, name), name, desk, options)
  setAside(dir, receipt)
  return receipt
}

/** Calls `onChange` after the folder changed and its files had time to settle; `pollMs` finds what the system does not report (network drives). */
export function watchInbox(dir: string, onChange: () => void, pollMs = 10_000): { close(): void } {
  let timer: NodeJS.Timeout | undefined
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(onChange, settleMs + 200)
  }
  let watcher: FSWatcher | undefined
  const follow = () => {
    try {
      watcher ??= watch(dir, { persistent: false }, soon).on('error', () => {
        watcher?.close()
        watcher = undefined
      })
    } catch {
      // The folder is missing or cannot be watched; polling goes on.
    }
  }
  let last = ''
  const poll = async () => {
    follow()
    const seen = await glance(dir).catch(() => last)
    if (seen !== last) soon()
    last = seen
  }
  const interval = setInterval(() => void poll(), pollMs)
  interval.unref()
  void poll()
  return {
    close() {
      clearInterval(interval)
      clearTimeout(timer)
      watcher?.close()
    },
  }
}

/** Names, sizes and times as one text, to compare. */
async function glance(dir: string): Promise<string> {
  const stats = await Promise.all(
    (await names(dir)).sort().map(async (name) => {
      const stat = await lstat(join(dir, name)).catch(() => undefined)
      return stat ? `${name}/${stat.size}/${stat.mtimeMs}` : ''
    }),
  )
  return stats.join('\n')
}
