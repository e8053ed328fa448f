import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Slot } from './piv.ts'

// The real smart-card service with its virtual reader, started by the test and ended by its process id. Its sockets have fixed places, so
// that only one may run on a machine at a time; a further test file waits for its turn.

export const openSc = '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so'
const pidFile = '/run/pcscd/pcscd.pid'
const socketFile = '/run/pcscd/pcscd.comm'

export interface CardSlots {
  readonly slots: { readonly [S in Slot]?: { readonly key: string; readonly certificate: string } }
  readonly pin?: string
  readonly tries?: number
  readonly signDelay?: number
}
export interface Card {
  /** Pulls it, whatever it is doing. */
  pull(): Promise<void>
}
export interface CardReader {
  /** Puts a card into the first or second place of the reader. */
  insert(card: CardSlots, place?: 0 | 1): Promise<Card>
  /** Ends the service. */
  stop(): Promise<void>
}

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
/** Another test file's service, or one of the machine. */
const taken = (): boolean => existsSync(pidFile) && runs(Number(readFileSync(pidFile, 'utf8')))

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

export async function startReader(): Promise<CardReader> {
  for (let i = 0; taken(); i++) {
    if (i > 600) throw new Error('another pcscd keeps running')
    await pause(200)
  }
  rmSync(socketFile, { force: true })
  const service = spawn('pcscd', ['--foreground'], { stdio: 'ignore' })
  for (let i = 0; !existsSync(socketFile); i++) {
    if (i > 100 || service.exitCode !== null) throw new Error('pcscd does not start')
    await pause(100)
  }
  await pause(500) // its reader opens the ports a moment later
  const cards: Card[] = []
  return {
    async insert(card, place = 0) {
      const given = JSON.stringify({ ...card, port: 35_963 + place })
      const child = spawn(process.execPath, [path.join(import.meta.dirname, 'cardProcess.ts'), given], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await Promise.race([
        once(child.stdout, 'data'),
        once(child, 'exit').then(() => Promise.reject(new Error('the card could not be inserted'))),
      ])
      const inserted = { pull: () => end(child, 'SIGKILL') }
      cards.push(inserted)
      return inserted
    },
    async stop() {
      await Promise.all(cards.map((card) => card.pull()))
      await end(service, 'SIGTERM')
    },
  }
}
