import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const bounds = z.object({ x: z.int(), y: z.int(), width: z.int().min(600), height: z.int().min(400) })
const saved = z.object({ bounds, maximized: z.boolean() })

/** Size and place of the window when it is not maximised, in screen pixels; and whether it is. */
export type SavedBounds = z.infer<typeof saved>
type Rectangle = z.infer<typeof bounds>

/** The size of a first start: it fits the smallest screen of an office PC. */
export const firstSize = { width: 1366, height: 768 }

const boundsFile = (dataDir: string) => path.join(dataDir, 'window.json')

/** Where the window stood last time, in whichever host. */
export function readBounds(dataDir: string): SavedBounds | undefined {
  try {
    return saved.parse(JSON.parse(readFileSync(boundsFile(dataDir), 'utf8')))
  } catch {
    return undefined // first start, or damaged: the first size will do
  }
}

export function writeBounds(dataDir: string, state: SavedBounds): void {
  const file = boundsFile(dataDir)
  writeFileSync(`${file}.new`, JSON.stringify(state))
  renameSync(`${file}.new`, file)
}

/** Whether the title bar can be reached on one of the screens; not so when a second monitor is gone. */
export function isReachable({ x, y, width }: Rectangle, screens: readonly Rectangle[]): boolean {
  return screens.some((s) => y >= s.y && y < s.y + s.height - 40 && x + width > s.x + 80 && x < s.x + s.width - 80)
}
