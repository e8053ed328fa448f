import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { FileTickets } from '../../fileTickets.ts'
import type { App, DeskWindow } from '../host.ts'

type Handler = (...args: never[]) => unknown

// Electron's runtime cannot run here. This stand-in keeps what the host gives it and the order it was given in; the
// types of Electron itself are checked by tsc.
const fake = vi.hoisted(() => {
  const order: string[] = []
  const handlers = new Map<string, Handler>()
  const keep = (name: string) => (handler: Handler) => {
    order.push(name)
    handlers.set(name, handler)
  }
  const keepNamed = (prefix: string) => (name: string, handler: Handler) => keep(`${prefix} ${name}`)(handler)
  const windows: FakeWindow[] = []
  const privileged: unknown[] = []
  class FakeWindow {
    readonly options: Record<string, unknown>
    destroyed = false
    readonly webContents = {
      send: vi.fn(),
      on: keepNamed('contents'),
      once: keepNamed('contents'),
      setWindowOpenHandler: keep('open'),
    }
    readonly loadURL = vi.fn(async (url: string) => void order.push(`load ${url}`))
    readonly on = keepNamed('window')
    readonly once = keepNamed('window')
    readonly show = vi.fn()
    readonly focus = vi.fn()
    readonly restore = vi.fn()
    readonly maximize = vi.fn()
    constructor(options: Record<string, unknown>) {
      this.options = options
      windows.push(this)
    }
    isDestroyed = () => this.destroyed
    isMinimized = () => true
    isMaximized = () => false
    getNormalBounds = () => ({ x: 10, y: 20, width: 1400, height: 800 })
    destroy = () => void (this.destroyed = true)
    close = () => void handlers.get('window closed')?.()
  }
  const session = {
    setPermissionRequestHandler: keep('permission request'),
    setPermissionCheckHandler: keep('permission check'),
    setDevicePermissionHandler: keep('device'),
    webRequest: { onBeforeRequest: keep('request') },
    removeAllListeners: () => undefined,
    on: keepNamed('session'),
  }
  const electron = {
    app: {
      enableSandbox: () => void order.push('sandbox'),
      setPath: vi.fn(),
      whenReady: async () => void order.push('ready'),
      on: keepNamed('app'),
    },
    BrowserWindow: FakeWindow,
    ipcMain: { on: keepNamed('ipc'), handle: keepNamed('ipc'), removeAllListeners: vi.fn(), removeHandler: vi.fn() },
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: vi.fn() },
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown) => {
        order.push('scheme')
        privileged.push(schemes)
      },
      unhandle: () => undefined,
      handle: keepNamed('protocol'),
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] },
    session: { defaultSession: session },
  }
  const call = (name: string, ...args: unknown[]): unknown => {
    const handler = handlers.get(name)
    if (!handler) throw new Error(`nothing handles ${name}`)
    return Reflect.apply(handler, undefined, args)
  }
  return { order, privileged, windows, electron, call }
})
vi.mock('electron', () => fake.electron)

const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-electron-'))
const files = new FileTickets()
const received: string[] = []
const channelClosed = vi.fn()
const app: App = {
  connect: (post) => ({
    receive: (message) => {
      received.push(message)
      post(`echo ${message}`)
    },
    close: channelClosed,
  }),
  files,
  blob: async (token) => (token === 'one' ? { type: 'image/png', body: Buffer.from('png') } : undefined),
  close: async () => undefined,
}
let desk: DeskWindow

beforeAll(async () => {
  writeFileSync(path.join(dir, 'index.html'), '<meta property="csp-nonce" nonce="__NONCE__">')
  const { electronHost } = await import('./host.ts')
  const host = electronHost({ rendererDir: dir, preload: '/somewhere/preload.cjs' })
  await host.prepare(dir)
  desk = await host.open({ app, dataDir: dir, downloadsDir: path.join(dir, 'downloads') })
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const window = () => {
  const last = fake.windows.at(-1)
  if (!last) throw new Error('no window')
  return last
}
const from = (url: string, parent: unknown = null) => ({ senderFrame: { url, parent } })
const strangers = [
  ['a foreign page', from('https://evil.example/')],
  ['a look-alike', from('app://desk.evil/')],
  ['a frame of our own page', from('app://desk/', {})],
  ['a frame that is gone', { senderFrame: null }],
] as const

describe('the Electron host', () => {
  it('gives the page no Node and keeps it in the sandbox', () => {
    expect(window().options).toMatchObject({ width: 1366, height: 768 })
    expect(window().options['webPreferences']).toEqual({
      preload: '/somewhere/preload.cjs',
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
      plugins: true,
    })
  })

  it('sets scheme and sandbox before Electron is ready, and every guard before the page loads', () => {
    const at = (name: string) => fake.order.indexOf(name)
    for (const early of ['sandbox', 'scheme']) expect(at(early), early).toBeLessThan(at('ready'))
    const guards = ['permission request', 'permission check', 'device', 'request', 'protocol app', 'ipc desk:message', 'ipc desk:file']
    for (const guard of [...guards, 'open', 'contents will-navigate', 'contents will-attach-webview']) {
      expect(at(guard), guard).toBeGreaterThanOrEqual(0)
      expect(at(guard), guard).toBeLessThan(at('load app://desk/'))
    }
    expect(fake.privileged).toEqual([[{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]])
  })

  it.each(strangers)('does not answer %s', (_who, event) => {
    received.length = 0
    fake.call('ipc desk:message', event, 'page-1', 'let me in')
    expect(received).toEqual([])
    expect(() => fake.call('ipc desk:file', event, '/etc/passwd')).toThrow('refused')
  })

  it('carries strings of its own page both ways, and nothing but strings', () => {
    received.length = 0
    fake.call('ipc desk:message', from('app://desk/'), 'page-1', '你好')
    fake.call('ipc desk:message', from('app://desk/'), 'page-1', { not: 'a string' })
    fake.call('ipc desk:message', from('app://desk/'), 1, 'x')
    expect(received).toEqual(['你好'])
    expect(window().webContents.send.mock.calls).toEqual([['desk:message', 'page-1', 'echo 你好']])
  })

  it('turns a chosen file into a ticket, a File without a path into an error', () => {
    const ticket = String(fake.call('ipc desk:file', from('app://desk/'), '/tmp/材料.zip'))
    expect(files.redeem(ticket)).toBe('/tmp/材料.zip')
    expect(() => fake.call('ipc desk:file', from('app://desk/'), '')).toThrow('不在磁盘上')
  })

  it('opens no window and leaves its page for nowhere', () => {
    expect(fake.call('open', { url: 'https://evil.example/' })).toEqual({ action: 'deny' })
    const refused = (name: string, url: string) => {
      const event = { url, preventDefault: vi.fn() }
      fake.call(name, event)
      return event.preventDefault.mock.calls.length === 1
    }
    const away = ['https://evil.example/', 'file:///etc/passwd', 'app://desk/blob/one', 'app://desk.evil/']
    for (const url of away) expect(refused('contents will-navigate', url), url).toBe(true)
    expect(refused('contents will-navigate', 'app://desk/')).toBe(false)
    expect(refused('contents will-redirect', 'app://desk/')).toBe(true)
    expect(refused('contents will-attach-webview', '')).toBe(true)
  })

  it('loads nothing from outside', () => {
    const cancelled = (url: string) => {
      const answer = vi.fn()
      fake.call('request', { url }, answer)
      return answer.mock.calls[0]?.[0].cancel
    }
    for (const url of ['https://a.example/', 'http://127.0.0.1/', 'ws://a.example/', 'file:///etc/passwd'])
      expect(cancelled(url), url).toBe(true)
    for (const url of ['app://desk/x.js', 'blob:app://desk/1', 'data:,x']) expect(cancelled(url), url).toBe(false)
  })

  it('permits copying and nothing else', () => {
    for (const [name, granted] of [
      ['clipboard-sanitized-write', true],
      ['clipboard-read', false],
      ['media', false],
      ['geolocation', false],
      ['notifications', false],
    ] as const) {
      expect(fake.call('permission check', null, name), name).toBe(granted)
      const answer = vi.fn()
      fake.call('permission request', null, name, answer)
      expect(answer, name).toHaveBeenCalledWith(granted)
    }
    expect(fake.call('device')).toBe(false)
  })

  it('serves the build and the attachments, and nothing beside them', async () => {
    const get = async (url: string, method = 'GET') => {
      const response = await Promise.resolve(fake.call('protocol app', new Request(url, { method })))
      if (!(response instanceof Response)) throw new Error('no response')
      return response
    }
    const page = await get('app://desk/')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(await page.text()).not.toContain('__NONCE__')
    const blob = await get('app://desk/blob/one')
    expect([blob.headers.get('content-type'), blob.headers.get('x-content-type-options')]).toEqual(['image/png', 'nosniff'])
    for (const url of [
      'app://desk/blob/two',
      'app://desk/../../package.json',
      'app://desk/%2e%2e%2f%2e%2e%2fetc/passwd',
      'app://other/index.html',
    ])
      expect((await get(url)).status, url).toBe(404)
    expect((await get('app://desk/', 'POST')).status).toBe(404)
  })

  it('saves downloads under free names', () => {
    const save = () => {
      const item = { getFilename: () => '核定表.xlsx', setSavePath: vi.fn(), once: vi.fn() }
      fake.call('session will-download', {}, item)
      return path.basename(item.setSavePath.mock.calls[0]?.[0])
    }
    expect([save(), save()]).toEqual(['核定表.xlsx', '核定表 (1).xlsx'])
  })

  it('comes to the front, remembers its place, and tells a crash from closing', async () => {
    desk.raise()
    expect(window().restore).toHaveBeenCalled()
    expect(window().focus).toHaveBeenCalled()
    fake.call('window close')
    expect(JSON.parse(readFileSync(path.join(dir, 'window.json'), 'utf8'))).toEqual({
      bounds: { x: 10, y: 20, width: 1400, height: 800 },
      maximized: false,
    })
    fake.call('contents render-process-gone')
    expect(await desk.closed).toBe('lost')
    expect(window().destroyed).toBe(true)

    const { electronHost } = await import('./host.ts')
    const next = await electronHost({ rendererDir: dir, preload: 'p' }).open({ app, dataDir: dir, downloadsDir: dir })
    expect(window().options).toMatchObject({ x: 10, y: 20, width: 1400, height: 800 })
    await next.close()
    expect(await next.closed).toBe('closed')
  })
})
