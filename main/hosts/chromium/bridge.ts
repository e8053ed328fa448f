import type { CDPSession, Frame, Page } from 'playwright-core'
import type { App } from '../host.ts'
import { PageChannel } from '../pageChannel.ts'

/** What the page side below shares with this process; the page's own scripts see only the frozen `window.desk`. */
interface PageSide {
  __deskSend(page: string, message: string): Promise<void>
  __deskFile(id: string): Promise<string>
  __deskReceive(page: string, message: string): void
  __deskFiles: Map<string, File>
}

// Runs in the page before any script of its own: the same window.desk that Electron's preload gives.
function pageSide(origin: string): void {
  if (location.origin !== origin || window.top !== window) return
  const shared = window as Window & Partial<PageSide>
  const send = shared.__deskSend
  const takeFile = shared.__deskFile
  if (!send || !takeFile) return
  const page = crypto.randomUUID()
  const listeners = new Set<(message: string) => void>()
  const files = new Map<string, File>()
  shared.__deskFiles = files
  shared.__deskReceive = (to, message) => {
    if (to === page) for (const listener of listeners) listener(message)
  }
  let next = 0
  const desk = {
    send: (message: string) => void send(page, message),
    onMessage: (listener: (message: string) => void) => void listeners.add(listener),
    fileTicket: async (file: File) => {
      const id = String(next++)
      files.set(id, file)
      try {
        return await takeFile(id)
      } finally {
        files.delete(id)
      }
    },
  }
  Object.defineProperty(window, 'desk', { value: Object.freeze(desk) })
}

const ignore = () => undefined

/**
 * Connects the page to the application: strings by a binding in and by CDP out (which keeps their order), chosen files
 * by their path on disk. Calls from another page, another frame or another origin are dropped.
 * @returns ends the page's channel
 */
export async function connectPage(page: Page, cdp: CDPSession, origin: string, app: App): Promise<() => void> {
  const evaluate = (expression: string) => cdp.send('Runtime.evaluate', { expression })
  // A page that has gone simply stops receiving.
  const channel = new PageChannel(app, (to, message) => {
    void evaluate(`__deskReceive(${JSON.stringify(to)},${JSON.stringify(message)})`).catch(ignore)
  })
  const isOurs = (source: { page: Page; frame: Frame }) =>
    source.page === page && source.frame === page.mainFrame() && new URL(source.frame.url()).origin === origin

  await page.exposeBinding('__deskSend', (source, from: unknown, message: unknown) => {
    if (isOurs(source) && typeof from === 'string' && typeof message === 'string') channel.receive(from, message)
  })
  await page.exposeBinding('__deskFile', async (source, id: unknown) => {
    if (!isOurs(source) || typeof id !== 'string' || !/^\d+$/.test(id)) throw new Error('refused')
    const { result } = await evaluate(`__deskFiles.get("${id}")`)
    const { path } = result.objectId ? await cdp.send('DOM.getFileInfo', { objectId: result.objectId }) : { path: '' }
    if (!path) throw new Error('该文件不在磁盘上')
    return app.files.issue(path)
  })
  await page.addInitScript(pageSide, origin)
  return () => channel.close()
}
