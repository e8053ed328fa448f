// npm start: set-up, then the application – in Electron where its runtime is, otherwise in the system's Chromium.
import { existsSync } from 'node:fs'
import { electronRuntime } from './electron.mjs'
import { inRoot } from './paths.mjs'
import { prepare } from './prepare.mjs'
import { hand, main, SetupError } from './run.mjs'

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])

await main(async () => {
  const args = process.argv.slice(2)
  const tour = !hasDisplay() && args.includes('--demo')
  if (!hasDisplay() && !tour && !args.includes('--headless'))
    throw new SetupError(
      '没有图形桌面（DISPLAY 未设置），窗口打不开。\n  在桌面会话里运行，或用 npm start -- --demo 无界面演示。\n  No display. Run inside a desktop session, or use: npm start -- --demo',
    )
  const electron = tour ? undefined : electronRuntime()
  const node = await prepare({ packages: 'run', needsChromium: !electron, build: true })
  if (electron) return hand(electron, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '.', ...args])
  const program = inRoot('out/main', tour ? 'tour.js' : 'chromium.js')
  if (!existsSync(program)) throw new SetupError(`没有构建出 ${program}`)
  return hand(node, [program, ...args])
})
