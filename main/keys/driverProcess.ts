import { fork } from 'node:child_process'
import path from 'node:path'

/** A process of its own that runs `driver.ts`; Electron gives a utility process, everything else a forked Node. */
export interface DriverProcess {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** Called once, with how it went, e.g. `SIGSEGV` or `7`. */
  onExit(listener: (how: string) => void): void
  kill(): void
}

export interface DriverStart {
  /** The driver's script. */
  readonly file: string
  /** The module's folder: vendors load their helpers from beside it. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
}
export type StartDriver = (start: DriverStart) => DriverProcess

/** The environment without what only this process may know. */
export function driverEnvironment(folder: string): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^CASEDESK_(PASSWORD|RECOVERY)$/.test(entry[0]),
  )
  const env = Object.fromEntries(kept)
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...env, [name]: [folder, env[name]].filter(Boolean).join(path.delimiter) }
}

/** The driver process of every host but Electron. */
export const forkDriver: StartDriver = ({ file, cwd, env }) => {
  const child = fork(file, [], { cwd, env, execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  // A pipe to a process that is just dying fails; that it died is told below.
  child.on('error', () => undefined)
  return {
    send: (message) => void (child.connected && child.send(message as object, () => undefined)),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', (code, signal) => listener(signal ?? String(code))),
    kill: () => void child.kill('SIGKILL'),
  }
}
