import type { FileTickets } from '../fileTickets.ts'
import type { StartDriver } from '../keys/driverProcess.ts'
import type { Printing } from './printing.ts'

/** The application as a host sees it: strings in and out, chosen files, attachments by token. */
export interface App {
  /** One page was loaded; `post` sends to it. */
  connect(post: (message: string) => void): Channel
  readonly files: FileTickets
  /** What `/blob/<token>` answers; `undefined` for an unknown or used token. */
  blob(token: string): Promise<ServedBlob | undefined>
  close(): Promise<void>
}

export interface ServedBlob {
  /** media type, sent as it is */
  readonly type: string
  readonly body: Buffer
}

export interface Channel {
  receive(message: string): void
  close(): void
}

export interface AppOptions {
  readonly dataDir: string
  readonly host: 'electron' | 'chromium'
  readonly demo: boolean
  readonly downloadsDir: string
}

export interface WindowOptions {
  readonly app: App
  readonly dataDir: string
  readonly downloadsDir: string
}

export interface DeskWindow {
  /** Brings the window to the front, out of the task bar if need be. */
  raise(): void
  close(): Promise<void>
  /** How the window went: closed by the person (or by `close`), or lost with its process. */
  readonly closed: Promise<'closed' | 'lost'>
}

/** What differs between Electron and Chromium. */
export interface Host {
  readonly kind: AppOptions['host']
  readonly printing: Printing
  /** Starts the process of a key's driver. */
  readonly startDriver: StartDriver
  /** What has to happen once, before the first window; its synchronous part runs before Electron is ready. */
  prepare(dataDir: string): Promise<void>
  open(options: WindowOptions): Promise<DeskWindow>
}
