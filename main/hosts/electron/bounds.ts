import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { BrowserWindow, Rectangle } from 'electron'
import { z } from 'zod'

const saved = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().min(600), height: z.int().min(400) }),
  maximized: z.boolean(),
})
export type SavedBounds = z.infer<typeof saved>

/** Where the window stood last time; `undefined` when that is not known or no screen shows it any more. */
export function readBounds(file: string, screens: readonly Rectangle[]): SavedBounds | undefined {
  try {
    const found = saved.parse(JSON.parse(readFileSync(file, 'utf8')))
    const { x, y, width } = found.bounds
    // The title bar has to be reachable, also when a second monitor is gone.
    const reachable = screens.some((s) => y >= s.y && y < s.y + s.height - 40 && x + width > s.x + 80 && x < s.x + s.width - 80)
    return reachable ? found : undefined
  } catch {
    return undefined
  }
}

/** Remembers size and place when the window closes. */
export function keepBounds(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: SavedBounds = { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
    writeFileSync(`${file}.new`, JSON.stringify(state))
    renameSync(`${file}.new`, file)
  })
}
