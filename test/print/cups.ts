import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

const cupsd = '/usr/sbin/cupsd'

/** Why the printing system cannot be tried here; undefined where it can. */
export const noCups = (): string | undefined => {
  if (!existsSync(cupsd) || !existsSync('/usr/bin/lp')) return 'CUPS is not installed'
  return process.getuid?.() === 0 ? undefined : 'cupsd begins as root'
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** A network printer of the simplest kind (port 9100): takes bytes and keeps them, job by job. */
export interface NetworkPrinter {
  readonly port: number
  readonly jobs: Buffer[]
  close(): Promise<void>
}

export async function networkPrinter(): Promise<NetworkPrinter> {
  const jobs: Buffer[] = []
  const server: Server = createServer((socket) => {
    const parts: Buffer[] = []
    socket.on('data', (part: Buffer) => parts.push(part))
    socket.on('error', () => undefined)
    socket.on('end', () => {
      jobs.push(Buffer.concat(parts))
      socket.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    jobs,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** A printing system of its own on loopback: the real cupsd with the real backends. `CUPS_SERVER` leads every `lp` of this process to it. */
export async function startCups(): Promise<{
  add(name: string, uri: string, ...options: string[]): void
  /** The default printer, with a description that print dialogs need; it takes PDF as it is. */
  addDefault(name: string, uri: string): void
  stop(): Promise<void>
}> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-cups-'))
  const folder = (name: string) => {
    mkdirSync(path.join(dir, name))
    chmodSync(path.join(dir, name), 0o777)
    return path.join(dir, name)
  }
  chmodSync(dir, 0o755)
  const port = await freePort()
  const everybody = '<Limit All>\nOrder deny,allow\nAllow all\n</Limit>'
  writeFileSync(
    path.join(dir, 'cupsd.conf'),
    `Listen 127.0.0.1:${port}\nWebInterface No\nBrowsing Off\nDefaultAuthType None\nPreserveJobHistory Yes\n<Location />\nOrder allow,deny\nAllow all\n</Location>\n<Policy default>\nJobPrivateAccess all\nJobPrivateValues none\nSubscriptionPrivateAccess all\nSubscriptionPrivateValues none\n${everybody}\n</Policy>\n`,
  )
  writeFileSync(
    path.join(dir, 'cups-files.conf'),
    [
      `ServerRoot ${folder('root')}`,
      `RequestRoot ${folder('spool')}`,
      `CacheDir ${folder('cache')}`,
      `StateDir ${folder('state')}`,
      `TempDir ${folder('temp')}`,
      `AccessLog ${dir}/access`,
      `ErrorLog ${dir}/error`,
      `PageLog ${dir}/page`,
      'SystemGroup root',
      '',
    ].join('\n'),
  )
  const daemon = spawn(cupsd, ['-f', '-c', path.join(dir, 'cupsd.conf'), '-s', path.join(dir, 'cups-files.conf')], { stdio: 'ignore' })
  process.env['CUPS_SERVER'] = `127.0.0.1:${port}`
  const running = () => {
    try {
      return execFileSync('lpstat', ['-r'], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' }, stdio: 'pipe' }).includes(
        'is running',
      )
    } catch {
      return false
    }
  }
  for (let i = 0; i < 100 && !running(); i += 1) await setTimeout(100)
  return {
    add: (name, uri, ...options) => void execFileSync('lpadmin', ['-p', name, '-E', '-v', uri, '-m', 'raw', ...options], { stdio: 'pipe' }),
    addDefault: (name, uri) => {
      execFileSync('lpadmin', ['-p', name, '-E', '-v', uri, '-P', path.join(import.meta.dirname, 'pdfPrinter.ppd')], { stdio: 'pipe' })
      execFileSync('lpadmin', ['-d', name], { stdio: 'pipe' })
    },
    async stop() {
      const ended = new Promise((resolve) => daemon.once('exit', resolve))
      daemon.kill()
      await ended
      delete process.env['CUPS_SERVER']
      rmSync(dir, { recursive: true, force: true, maxRetries: 3, retryDelay: 200 })
    },
  }
}
