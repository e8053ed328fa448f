import { parseArgs } from 'node:util'
import { createApp } from './app.ts'
import { dataFolder, downloadsFolder } from './hosts/folders.ts'
import type { DeskWindow, Host } from './hosts/host.ts'
import { claim } from './instance.ts'
import { requireNodeApi10 } from './runtime.ts'

/**
 * The start of the application, in order, for both hosts.
 * Options: `--demo` (demonstration office), `--data DIR`; a host may take further ones.
 * @returns the exit code, once the person has closed the window
 */
export async function start(host: Host): Promise<number> {
  requireNodeApi10()

  const { values } = parseArgs({ options: { demo: { type: 'boolean', default: false }, data: { type: 'string' } }, strict: false })
  const demo = values.demo === true
  const dataDir = typeof values.data === 'string' ? values.data : dataFolder(demo)
  const downloadsDir = downloadsFolder()

  let window: DeskWindow | undefined
  const instance = claim(dataDir, () => window?.raise())
  if (!instance) {
    console.log('CaseDesk 已在运行，已切换到它的窗口。')
    return 0
  }

  await host.prepare(dataDir)
  const app = await createApp({ dataDir, host: host.kind, demo, downloadsDir, printing: host.printing, startDriver: host.startDriver })
  const stop = () => void window?.close()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop)

  try {
    return await keepOpen(async () => {
      window = await host.open({ app, dataDir, downloadsDir })
      return window.closed
    })
  } finally {
    await app.close()
    instance.release()
  }
}

/**
 * A window that dies with its process is opened again: everything the desk holds is in this process or on disk. The
 * third loss within a minute ends the program instead of flickering for ever.
 */
async function keepOpen(open: () => Promise<'closed' | 'lost'>): Promise<number> {
  const losses: number[] = []
  while ((await open()) === 'lost') {
    const now = Date.now()
    losses.push(now)
    if (losses.filter((time) => now - time < 60_000).length > 2) {
      console.error('窗口反复异常退出，程序结束。数据已保存。')
      return 1
    }
    console.error('窗口异常退出，正在重新打开。')
  }
  return 0
}
