import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { freePath, releasePath } from '../downloads.ts'
import type { DeskWindow, WindowOptions } from '../host.ts'
import { respond } from '../respond.ts'
import { connectPage } from './bridge.ts'
import { keepPlacement, placementArguments } from './placement.ts'
import { prepareProfile } from './profile.ts'

export interface ChromiumOptions extends WindowOptions {
  /** the renderer's build, with `index.html` and `splash.html` */
  readonly rendererDir: string
  readonly executablePath: string
  readonly headless: boolean
}

export interface ChromiumWindow extends DeskWindow {
  readonly page: Page
}

/** A name that never leaves the machine; every request for it is answered here. */
export const origin = 'https://desk.localhost'

// Every answer to a page that is just going away fails; one unhandled rejection would end the program.
const ignore = () => undefined

function launch(o: ChromiumOptions): Promise<BrowserContext> {
  const profileDir = path.join(o.dataDir, 'chromium-profile')
  prepareProfile(profileDir)
  const isRoot = process.getuid?.() === 0
  return chromium.launchPersistentContext(profileDir, {
    executablePath: o.executablePath,
    headless: o.headless,
    chromiumSandbox: !isRoot,
    viewport: null,
    serviceWorkers: 'block',
    locale: 'zh-CN',
    // Chromium mangles Chinese file names outside a UTF-8 locale; LANGUAGE is what its own dialogs follow.
    env: { ...process.env, LANGUAGE: 'zh_CN', LC_ALL: 'C.UTF-8' },
    acceptDownloads: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: ['--enable-automation', 'about:blank'],
    args: [
      // A file first: opened with the https address, some starts wait for ever.
      `--app=${pathToFileURL(path.join(o.rendererDir, 'splash.html')).href}`,
      ...placementArguments(o.dataDir),
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--disable-translate',
      // No bar over the page that warns of the flags above.
      '--test-type',
    ],
    // Everything not named is refused without asking.
    permissions: ['clipboard-write'],
  })
}

async function serve(context: BrowserContext, page: Page, o: ChromiumOptions): Promise<void> {
  // Only http(s): the PDF viewer's own chrome-extension:// files pass through here too.
  await context.route(/^https?:/, async (route) => {
    const request = route.request()
    const url = new URL(request.url())
    // Frames cannot be navigated here (frame-src, frame-ancestors), and a popup is closed below.
    const leaves = request.isNavigationRequest() && url.pathname !== '/'
    if (url.origin === origin && request.method() === 'GET' && !leaves)
      return route.fulfill(await respond(o.app, o.rendererDir, url.href)).catch(ignore)
    // 204 leaves the page where it is; an aborted navigation would put an error page in its place.
    return (request.isNavigationRequest() ? route.fulfill({ status: 204 }) : route.abort('blockedbyclient')).catch(ignore)
  })
  page.on('popup', (popup) => void popup.close().catch(ignore))
  page.on('download', (download) => {
    const file = freePath(o.downloadsDir, download.suggestedFilename())
    download.saveAs(file).catch(() => releasePath(file))
  })
  // With a listener Playwright leaves dialogs ("leave page?") to the person at the window.
  if (!o.headless) page.on('dialog', ignore)
}

/**
 * How the window ends. To Playwright a person closing it and a browser dying look the same; but only a living browser
 * reports the window's target as destroyed.
 */
async function watchEnd(context: BrowserContext, page: Page, cdp: CDPSession): Promise<DeskWindow['closed']> {
  let lost = true
  const browser = await context.browser()?.newBrowserCDPSession()
  const { targetInfo } = await cdp.send('Target.getTargetInfo')
  let crashed = false
  browser?.on('Target.targetDestroyed', ({ targetId }) => {
    if (targetId !== targetInfo.targetId || crashed) return
    lost = false
    void context.close().catch(ignore)
  })
  await browser?.send('Target.setDiscoverTargets', { discover: true })
  page.on('crash', () => {
    crashed = true // a crashed page cannot be used again over this connection
    void context.close().catch(ignore)
  })
  return new Promise((resolve) => context.on('close', () => resolve(lost ? 'lost' : 'closed')))
}

async function raise(cdp: CDPSession, page: Page): Promise<void> {
  const { windowId, bounds } = await cdp.send('Browser.getWindowForTarget')
  if (bounds.windowState === 'minimized') await cdp.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } })
  await page.bringToFront()
}

/** Opens the desk in the system's Chromium, driven over a pipe: nothing listens on a port. */
export async function openChromium(o: ChromiumOptions): Promise<ChromiumWindow> {
  const context = await launch(o)
  const page = context.pages()[0] ?? (await context.newPage())
  const cdp = await context.newCDPSession(page)
  await serve(context, page, o)
  const disconnect = await connectPage(page, cdp, origin, o.app)
  if (!o.headless) keepPlacement(o.dataDir, context, cdp)
  let asked = false
  const closed = watchEnd(context, page, cdp)
  await page.goto(`${origin}/`)
  // The start picture is no page to go back to.
  await cdp.send('Page.resetNavigationHistory')
  return {
    page,
    closed: closed.then((end) => {
      disconnect()
      return asked ? 'closed' : end
    }),
    raise: () => void raise(cdp, page).catch(ignore),
    close: async () => {
      asked = true
      await context.close().catch(ignore)
    },
  }
}
