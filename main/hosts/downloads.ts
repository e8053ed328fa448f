import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs'
import path from 'node:path'

function reserve(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx'))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/**
 * A free name in the downloads folder, taken at once as an empty file so that no second download gets it:
 * `核定表.xlsx`, `核定表 (1).xlsx` …
 * @param suggested what the page called it; only its last part counts
 */
export function freePath(dir: string, suggested: string): string {
  mkdirSync(dir, { recursive: true })
  const name = path.basename(suggested) || 'download'
  const { name: stem, ext } = path.parse(name)
  for (let i = 0; ; i++) {
    const candidate = path.join(dir, i === 0 ? name : `${stem} (${i})${ext}`)
    if (reserve(candidate)) return candidate
  }
}

/** Gives a name back that was taken for a download which did not arrive. */
export function releasePath(file: string): void {
  rmSync(file, { force: true })
}
