import path from 'node:path'
import { app as electron, BrowserWindow, ipcMain, protocol, screen, session } from 'electron'
import { freePath, releasePath } from '../downloads.ts'
import type { DeskWindow, Host, WindowOptions } from '../host.ts'
import { PageChannel } from '../pageChannel.ts'
import { respond } from '../respond.ts'
import { firstSize, isReachable, readBounds, writeBounds } from '../windowBounds.ts'
import { setMenu } from './menu.ts'
import { startUtility } from './driver.ts'
import { electronPrinting } from './printing.ts'
import { guardContents, guardSession, home, isOurPage, scheme } from './security.ts'

/** Where the build put the page and its preload. */
export interface Places {
  readonly rendererDir: string
  readonly preload: string
}

/** The desk in Electron. Scheme and sandbox have to be set before Electron is ready, hence `prepare`'s first lines. */
export function electronHost({ rendererDir, preload }: Places): Host {
  return {
    kind: 'electron',
    printing: electronPrinting(),
    startDriver: startUtility,

    async prepare(dataDir) {
      electron.enableSandbox()
      electron.setPath('userData', path.join(dataDir, 'electron-profile'))
      protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }])
      // A lost window is opened again; only `start` ends the program.
      electron.on('window-all-closed', () => undefined)
      await electron.whenReady()
      guardSession(session.defaultSession)
      setMenu()
    },

    async open({ app, dataDir, downloadsDir }) {
      protocol.unhandle(scheme)
      protocol.handle(scheme, async (request) => {
        if (request.method !== 'GET' || !request.url.startsWith(home)) return new Response(null, { status: 404 })
        const { status, headers, body } = await respond(app, rendererDir, request.url)
        return new Response(new Uint8Array(body), { status, headers })
      })
      session.defaultSession.removeAllListeners('will-download')
      session.defaultSession.on('will-download', (_event, item) => {
        const file = freePath(downloadsDir, item.getFilename())
        item.setSavePath(file)
        item.once('done', (_done, state) => {
          if (state !== 'completed') releasePath(file)
        })
      })

      const last = readBounds(dataDir)
      const screens = screen.getAllDisplays().map((display) => display.workArea)
      const window = new BrowserWindow({
        ...(last && isReachable(last.bounds, screens) ? last.bounds : firstSize),
        minWidth: 800,
        minHeight: 500,
        show: false,
        autoHideMenuBar: true,
        title: 'CaseDesk 失业保险经办台',
        webPreferences: {
          preload,
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          nodeIntegrationInWorker: false,
          nodeIntegrationInSubFrames: false,
          webSecurity: true,
          allowRunningInsecureContent: false,
          webviewTag: false,
          navigateOnDragDrop: false,
          spellcheck: false,
          // Chromium's PDF viewer counts as a plugin
          plugins: true,
        },
      })
      if (last?.maximized) window.maximize()
      window.on('close', () => writeBounds(dataDir, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }))
      guardContents(window.webContents)
      const channel = connect(window, app)
      window.once('ready-to-show', () => window.show())

      const closed = new Promise<'closed' | 'lost'>((resolve) => {
        window.once('closed', () => resolve('closed'))
        window.webContents.once('render-process-gone', () => {
          resolve('lost')
          window.destroy()
        })
      })
      await window.loadURL(home)
      return {
        closed: closed.finally(() => channel.close()),
        raise: () => raise(window),
        close: async () => window.close(),
      } satisfies DeskWindow
    },
  }
}

function connect(window: BrowserWindow, app: WindowOptions['app']): PageChannel {
  const channel = new PageChannel(app, (page, message) => {
    if (!window.isDestroyed()) window.webContents.send('desk:message', page, message)
  })
  ipcMain.removeAllListeners('desk:message')
  ipcMain.on('desk:message', (event, page: unknown, message: unknown) => {
    if (isOurPage(event.senderFrame) && typeof page === 'string' && typeof message === 'string') channel.receive(page, message)
  })
  ipcMain.removeHandler('desk:file')
  ipcMain.handle('desk:file', (event, file: unknown) => {
    if (!isOurPage(event.senderFrame) || typeof file !== 'string') throw new Error('refused')
    if (!file) throw new Error('该文件不在磁盘上')
    return app.files.issue(file)
  })
  return channel
}

function raise(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
