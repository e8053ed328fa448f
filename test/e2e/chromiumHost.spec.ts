import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test as base } from '@playwright/test'
import { FileTickets } from '../../main/fileTickets.ts'
import { type ChromiumWindow, openChromium } from '../../main/hosts/chromium/window.ts'
import type { App } from '../../main/hosts/host.ts'
import { claim } from '../../main/instance.ts'
import { findChromium } from '../../main/setup/chromium.mjs'
import { openDisplay } from './display.ts'

// The host on its own, with a page and an application of this test's making.

const html = (body: string) => `<!doctype html><html><head><meta property="csp-nonce" nonce="__NONCE__">${body}</html>`

function writePage(dir: string) {
  mkdirSync(dir, { recursive: true })
  writeFileSync(path.join(dir, 'splash.html'), html('<p>splash'))
  writeFileSync(
    path.join(dir, 'index.html'),
    html('<title>host</title></head><body><h1>host</h1><input type="file"><script type="module" src="/page.js"></script>'),
  )
  writeFileSync(
    path.join(dir, 'page.js'),
    `window.seen = []
     window.violations = []
     document.addEventListener('securitypolicyviolation', (e) => window.violations.push(e.effectiveDirective))
     desk.onMessage((m) => window.seen.push(m))
     window.worker = new Worker('/worker.js', { type: 'module' })
     window.worker.onmessage = (e) => { window.fromWorker = e.data }`,
  )
  writeFileSync(
    path.join(dir, 'worker.js'),
    `import { part } from '/part.js'; fetch('/part.js').then(async (r) => postMessage([part, r.status]))`,
  )
  writeFileSync(path.join(dir, 'part.js'), `export const part = 'part'`)
}

interface Bench {
  dir: string
  window: ChromiumWindow
  files: FileTickets
  open(headed?: 'headed'): Promise<ChromiumWindow>
}

const test = base.extend<{ host: Bench }>({
  // biome-ignore lint: Playwright reads the fixture's needs from this pattern
  host: async ({}, use) => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-host-'))
    const rendererDir = path.join(dir, 'renderer')
    writePage(rendererDir)
    const files = new FileTickets()
    const app: App = {
      connect: (post) => ({ receive: (message) => post(`echo ${message}`), close: () => undefined }),
      files,
      blob: async (token) =>
        token === 'one' ? { type: 'text/html', body: Buffer.from('<script>document.title = 1</script>') } : undefined,
      close: async () => undefined,
    }
    const opened: ChromiumWindow[] = []
    const open: Bench['open'] = async (headed) => {
      const window = await openChromium({
        app,
        dataDir: dir,
        downloadsDir: path.join(dir, 'downloads'),
        rendererDir,
        executablePath: findChromium() ?? '',
        headless: headed === undefined,
      })
      opened.push(window)
      return window
    }
    await use({ dir, window: await open(), files, open })
    for (const window of opened) await window.close()
    rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  },
})

declare global {
  interface Window {
    seen: string[]
    violations: string[]
    fromWorker: unknown
  }
}

test('the page has a frozen window.desk, its messages come back in order', async ({ host }) => {
  const { page } = host.window
  const shape = await page.evaluate(() => {
    const property = Object.getOwnPropertyDescriptor(window, 'desk')
    return {
      keys: Object.keys(window.desk),
      frozen: Object.isFrozen(window.desk),
      writable: property?.writable,
      configurable: property?.configurable,
    }
  })
  expect(shape).toEqual({ keys: ['send', 'onMessage', 'fileTicket'], frozen: true, writable: false, configurable: false })
  const sent = Array.from({ length: 200 }, (_, i) => `甲${i} "\u2028</script>`)
  await page.evaluate((messages) => messages.forEach((m) => window.desk.send(m)), sent)
  await expect.poll(() => page.evaluate(() => window.seen.length)).toBe(200)
  expect(await page.evaluate(() => window.seen)).toEqual(sent.map((m) => `echo ${m}`))
})

test('a reload starts a new channel and keeps working', async ({ host }) => {
  const { page } = host.window
  await page.reload()
  await page.evaluate(() => window.desk.send('again'))
  await expect.poll(() => page.evaluate(() => window.seen)).toEqual(['echo again'])
})

test('the content policy is sent and holds', async ({ host }) => {
  const { page } = host.window
  const response = await page.reload()
  const policy = response?.headers()['content-security-policy'] ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("connect-src 'self'")
  expect(policy).not.toMatch(/unsafe|\*/)
  expect(await page.locator('meta[property=csp-nonce]').evaluate((m: HTMLElement) => m.nonce)).toBe(nonce)
  expect((await page.reload())?.headers()['content-security-policy']).not.toBe(policy)

  const ran = await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.inlineRan = true'
    const style = document.createElement('style')
    style.textContent = 'body { color: rgb(1, 2, 3) }'
    document.body.append(script, style)
    await fetch('https://example.com/').catch(() => undefined)
    const image = new Image()
    image.src = 'https://example.com/x.png'
    await new Promise((resolve) => (image.onerror = resolve))
    return { script: 'inlineRan' in window, color: getComputedStyle(document.body).color }
  })
  expect(ran).toEqual({ script: false, color: 'rgb(0, 0, 0)' })
  expect(await page.evaluate(() => [...window.violations].sort())).toEqual(['connect-src', 'img-src', 'script-src-elem', 'style-src-elem'])
})

test('a worker of its own loads, imports and fetches', async ({ host }) => {
  await expect.poll(() => host.window.page.evaluate(() => window.fromWorker)).toEqual(['part', 200])
})

test('it stays on its page', async ({ host }) => {
  const { page } = host.window
  await page.evaluate(() => window.desk.send('before'))
  for (const url of ['https://example.com/', 'http://127.0.0.1:9/', 'https://desk.localhost/blob/one', 'https://desk.localhost/page.js']) {
    await page.evaluate((to) => void (location.href = to), url)
    await page.waitForTimeout(100)
  }
  await page.evaluate(() => void window.open('https://desk.localhost/'))
  await expect.poll(() => page.context().pages().length).toBe(1)
  await page.evaluate(() => history.back())
  await page.waitForTimeout(200)
  expect(page.url()).toBe('https://desk.localhost/')
  expect(await page.evaluate(() => window.seen)).toEqual(['echo before'])
})

test('a frame gets neither window.desk nor an answer', async ({ host }) => {
  const { page } = host.window
  const frame = await page.evaluate(async () => {
    const element = document.createElement('iframe')
    element.src = URL.createObjectURL(new Blob(['<p>in'], { type: 'text/html' }))
    document.body.append(element)
    await new Promise((resolve) => (element.onload = resolve))
    return { desk: 'desk' in (element.contentWindow ?? {}) }
  })
  expect(frame).toEqual({ desk: false })
  await page.frames()[1]?.evaluate(() => {
    const inside: object = window
    if ('__deskSend' in inside && typeof inside.__deskSend === 'function') inside.__deskSend('x', 'from a frame')
  })
  await page.evaluate(() => window.desk.send('from the page'))
  await expect.poll(() => page.evaluate(() => window.seen)).toEqual(['echo from the page'])
})

test('attachments are answered by the application, with nosniff and no rights', async ({ host }) => {
  const answers = await host.window.page.evaluate(async () => {
    const get = async (url: string) => {
      const r = await fetch(url)
      const header = (name: string) => r.headers.get(name)
      return [r.status, header('content-type'), header('x-content-type-options'), header('content-security-policy')]
    }
    return { known: await get('/blob/one'), unknown: await get('/blob/two'), outside: await get('/%2e%2e/%2e%2e/etc/passwd') }
  })
  expect(answers.known).toEqual([200, 'text/html', 'nosniff', "default-src 'none'; sandbox"])
  expect(answers.unknown[0]).toBe(404)
  expect(answers.outside[0]).toBe(404)
})

test('only copying is permitted', async ({ host }) => {
  const states = await host.window.page.evaluate(async () => {
    const state = async (name: string) => (await navigator.permissions.query(JSON.parse(JSON.stringify({ name })))).state
    return [
      await state('clipboard-write'),
      await state('clipboard-read'),
      await state('camera'),
      await state('geolocation'),
      await state('notifications'),
    ]
  })
  expect(states).toEqual(['granted', 'denied', 'denied', 'denied', 'denied'])
})

test('a chosen file becomes a ticket, a file made by the page does not', async ({ host }) => {
  const { page } = host.window
  const file = path.join(host.dir, '申报材料.zip')
  writeFileSync(file, 'x')
  await page.setInputFiles('input', file)
  const ticket = await page.evaluate(async () => {
    const chosen = document.querySelector('input')?.files?.[0]
    return chosen ? window.desk.fileTicket(chosen) : ''
  })
  expect(host.files.redeem(ticket)).toBe(file)
  const made = await page.evaluate(() => window.desk.fileTicket(new File(['x'], '/etc/passwd')).catch((e: Error) => e.message))
  expect(made).toContain('不在磁盘上')
})

test('downloads arrive under free names', async ({ host }) => {
  const save = () =>
    host.window.page.evaluate(() => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['内容']))
      link.download = '核定结果.txt'
      link.click()
    })
  const content = (name: string) => () => {
    const file = path.join(host.dir, 'downloads', name)
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  }
  await save()
  await expect.poll(content('核定结果.txt')).toBe('内容')
  await save()
  await expect.poll(content('核定结果 (1).txt')).toBe('内容')
})

test('Chromium is told to keep nothing that is typed', async ({ host }) => {
  await host.window.close()
  const kept = JSON.parse(readFileSync(path.join(host.dir, 'chromium-profile/Default/Preferences'), 'utf8'))
  expect(kept.credentials_enable_service).toBe(false)
  expect(kept.autofill).toMatchObject({ profile_enabled: false, credit_card_enabled: false })
})

test('a closed window and a lost one are told apart', async ({ host }) => {
  await host.window.page.close()
  expect(await host.window.closed).toBe('closed')
  const second = await host.open()
  void second.page.goto('chrome://crash').catch(() => undefined)
  expect(await second.closed).toBe('lost')
  const third = await host.open()
  await third.page.evaluate(() => window.desk.send('alive'))
  await expect.poll(() => third.page.evaluate(() => window.seen)).toEqual(['echo alive'])
})

test('a real window opens at 1366 × 768 and later where it was left', async ({ host }) => {
  const display = await openDisplay()
  test.skip(!display, 'Xvfb is not installed')
  try {
    await host.window.close()
    const first = await host.open('headed')
    expect(await first.page.evaluate(() => [innerWidth, innerHeight])).toEqual([1366, 768])
    const cdp = await first.page.context().newCDPSession(first.page)
    const { windowId } = await cdp.send('Browser.getWindowForTarget')
    const place = { left: 70, top: 50, width: 1500, height: 900 }
    await cdp.send('Browser.setWindowBounds', { windowId, bounds: place })
    await expect
      .poll(() => existsSync(path.join(host.dir, 'window.json')) && readFileSync(path.join(host.dir, 'window.json'), 'utf8'))
      .toContain('1500')
    await first.page.close()
    expect(await first.closed).toBe('closed')

    const second = await host.open('headed')
    const again = await second.page.context().newCDPSession(second.page)
    expect((await again.send('Browser.getWindowForTarget')).bounds).toMatchObject(place)
    await second.close()
  } finally {
    display?.close()
  }
})

// From here on the built program, as npm start runs it.

function startBuilt(dataDir: string): ChildProcess & { said(text: string, times?: number): Promise<void> } {
  const child = spawn(process.execPath, ['out/main/chromium.js', '--headless', '--data', dataDir], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const said = (text: string, times = 1) =>
    expect.poll(() => output.split(text).length - 1, { message: text, timeout: 30_000 }).toBeGreaterThanOrEqual(times)
  return Object.assign(child, { said })
}

/** A process and all that descend from it. */
function family(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')
        return [{ pid: Number(name), parent: Number(fields?.[1]) }]
      } catch {
        return [] // gone meanwhile
      }
    })
  const members = [pid]
  for (const member of members) members.push(...parents.filter((p) => p.parent === member).map((p) => p.pid))
  return members
}

/** Whether it still does anything; the dead that nobody has fetched yet (zombies) do not count. */
function isRunning(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

/** Local addresses of the TCP sockets these processes listen on. */
function openPorts(pids: readonly number[]): string[] {
  const held = new Set(
    pids.flatMap((pid) => {
      try {
        return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
          try {
            return [/^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? '']
          } catch {
            return []
          }
        })
      } catch {
        return []
      }
    }),
  )
  const rows = (table: string) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
  const listening = ['tcp', 'tcp6'].flatMap((table) => rows(table).filter((row) => row[3] === '0A' && held.has(row[9] ?? '')))
  return listening.map((row) => row[1] ?? '')
}

test('no port listens', async () => {
  test.skip(process.platform !== 'linux', 'reads /proc')
  const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-port-'))
  const program = startBuilt(dir)
  await program.said('窗口已打开')
  const pids = family(program.pid ?? 0)
  expect(pids.length).toBeGreaterThan(3)
  expect(openPorts(pids)).toEqual([])
  program.kill('SIGTERM')
  await once(program, 'exit')
  expect(program.exitCode).toBe(0)
  rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})

test('a second start raises the first and leaves', async () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-second-'))
  let raised = 0
  const first = claim(dir, () => raised++)
  const second = startBuilt(dir)
  await second.said('已在运行')
  await expect.poll(() => second.exitCode).toBe(0)
  await expect.poll(() => raised).toBeGreaterThan(0)
  first?.release()
  rmSync(dir, { recursive: true, force: true })
})

test('a killed Chromium comes back, a killed program leaves nothing behind', async () => {
  test.skip(process.platform !== 'linux', 'reads /proc')
  const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-kill-'))
  const program = startBuilt(dir)
  await program.said('窗口已打开')
  const browser = family(program.pid ?? 0)[1]
  if (browser) process.kill(browser, 'SIGKILL')
  await program.said('正在重新打开')
  await program.said('窗口已打开', 2)
  const all = family(program.pid ?? 0)
  program.kill('SIGKILL')
  await expect.poll(() => all.filter(isRunning), { timeout: 15_000 }).toEqual([])
  const next = startBuilt(dir)
  await next.said('窗口已打开')
  next.kill('SIGTERM')
  await once(next, 'exit')
  rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})
