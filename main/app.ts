import type { KdfCost } from '../db/keySlots.ts'
import { attachment } from '../db/vault.ts'
import { createBlobs } from './blobs.ts'
import { type Bridge, createBridge } from './bridge.ts'
import { openDemo } from './demoOffice.ts'
import { createDesk } from './desk.ts'
import { handlers } from './handlers/index.ts'
import { stateFolder } from './hosts/folders.ts'
import type { App, AppOptions } from './hosts/host.ts'
import { noPrinting, type Printing } from './hosts/printing.ts'
import { forkDriver, type StartDriver } from './keys/driverProcess.ts'
import { createLog, type Log } from './log.ts'
import type { Stopwatch } from './stopwatch.ts'
import { createReplies } from './replies.ts'

export interface DeskAppOptions extends Omit<AppOptions, 'host'> {
  /** The command line is a host without a window. */
  readonly host: AppOptions['host'] | 'cli'
  /** Cheaper password hashes, for tests. */
  readonly cost?: KdfCost
  readonly log?: Log
  /** Where this machine keeps what is not part of the data; the platform's place when absent. */
  readonly stateDir?: string
  /** Measures idleness; tests hold it in their hand. */
  readonly watch?: () => Stopwatch
  /** Paper, where the host reaches it. */
  readonly printing?: Printing
  readonly startDriver?: StartDriver
}

export interface DeskApp extends App {
  /** As the call `app.openDemo`, with so many further filings; returns the job's id. */
  openDemo(size: number): string
}

/** What intake accepts; anything else is sent without a type of its own. */
const mediaTypes: readonly string[] = ['image/png', 'image/jpeg', 'application/pdf']

/** The application between host and database. `demo` begins the demonstration office when the data folder is empty. */
export async function createApp(options: DeskAppOptions): Promise<DeskApp> {
  const { dataDir, host, cost, watch, downloadsDir, stateDir = stateFolder(), printing = noPrinting, startDriver = forkDriver } = options
  const log = options.log ?? createLog(dataDir)
  const replies = createReplies()
  const blobs = createBlobs()
  const desk = createDesk({
    dataDir,
    host,
    log,
    stateDir,
    downloadsDir,
    printing,
    startDriver,
    ...(cost && { cost }),
    ...(watch && { watch }),
    push: (message) => bridge.push(message),
    left: () => {
      replies.clear()
      blobs.clear()
    },
  })
  const bridge: Bridge = createBridge({ desk, handlers, replies, blobs })
  log.info('start', { host })
  if (options.demo && desk.session.state() === 'empty') openDemo(desk, null)

  return {
    connect: bridge.connect,
    files: desk.files,
    async blob(token) {
      const current = desk.session.current()
      const grant = blobs.redeem(token)
      if (!current || grant?.sessionId !== current.signed.id) return undefined
      if ('pdf' in grant) return { type: 'application/pdf', body: grant.pdf }
      const found = attachment(current.signed.desk.vault, grant.sha256)
      return found
        ? { type: mediaTypes.includes(found.mediaType) ? found.mediaType : 'application/octet-stream', body: found.bytes }
        : undefined
    },
    openDemo: (size) => openDemo(desk, size),
    close: () => desk.close(),
  }
}
