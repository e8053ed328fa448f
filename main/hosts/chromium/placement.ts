import type { BrowserContext, CDPSession } from 'playwright-core'
import { firstSize, readBounds, type SavedBounds, writeBounds } from '../windowBounds.ts'

/** The arguments that put the window where it stood; a place that no screen shows is corrected by Chromium itself. */
export function placementArguments(dataDir: string): string[] {
  const last = readBounds(dataDir)
  if (!last) return [`--window-size=${firstSize.width},${firstSize.height}`]
  const { x, y, width, height } = last.bounds
  return [`--window-size=${width},${height}`, `--window-position=${x},${y}`, ...(last.maximized ? ['--start-maximized'] : [])]
}

/** Chromium tells nobody when its window is moved, and a closed one cannot be asked: so it is asked now and then. */
export function keepPlacement(dataDir: string, context: BrowserContext, cdp: CDPSession): void {
  let last = readBounds(dataDir)
  const look = async () => {
    const { bounds } = await cdp.send('Browser.getWindowForTarget')
    const { left: x = 0, top: y = 0, ...size } = bounds
    const maximized = bounds.windowState === 'maximized'
    if (!maximized && bounds.windowState !== 'normal') return
    const { width, height } = { ...firstSize, ...size }
    const now: SavedBounds = { bounds: maximized && last ? last.bounds : { x, y, width, height }, maximized }
    if (JSON.stringify(now) === JSON.stringify(last)) return
    writeBounds(dataDir, now)
    last = now
  }
  // The window may just be going.
  const timer = setInterval(() => void look().catch(() => undefined), 2000)
  context.on('close', () => clearInterval(timer))
}
