import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createApp, type DeskApp } from '../../main/app.ts'
import { demoStaff } from '../../main/demo/staff.ts'
import type { Printing } from '../../main/hosts/printing.ts'
import { createLog } from '../../main/log.ts'
import type { Stopwatch } from '../../main/stopwatch.ts'
import type { JobState, Message, Reply } from '../../shared/contract/envelope.ts'
import type { CallName, InputOf, OutputOf } from '../../shared/contract/index.ts'
import { copyDemoOffice } from './demoOffice.ts'

/** Cheap enough for tests, still Argon2id. */
export const cheap = { memoryKiB: 8, iterations: 1, parallelism: 1 }
export const goodPassword = '滇池边的红嘴鸥每年十一月才飞来'

/** The application with one window, as a host would hold it. */
export interface TestWindow {
  readonly app: DeskApp
  readonly dataDir: string
  readonly pushes: Exclude<Message, { type: 'reply' }>[]
  ask<N extends CallName>(call: N, input: InputOf<N>, commandId?: string): Promise<Reply<OutputOf<N>>>
  /** As `ask`, and throws when refused. */
  get<N extends CallName>(call: N, input: InputOf<N>, commandId?: string): Promise<OutputOf<N>>
  /** Sends any text and gives back the next reply. */
  raw(text: string): Promise<{ id: number; reply: Reply<unknown> }>
  /** Waits for the end of long work. */
  job(jobId: string): Promise<JobState>
  login(login: string): Promise<void>
  /** New members of staff with `goodPassword`, taken on by the demonstration's administrator and checked by its auditor; nobody is signed in afterwards. */
  hire(...people: { login: string; name: string; roles: string[]; offices: string[] }[]): Promise<void>
  log(): string
  close(): Promise<void>
}

export function newDir(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'casedesk-app-'))
}
export const removeDir = (dir: string): void => rmSync(dir, { recursive: true, force: true })

export interface WindowSettings {
  /** What the machine remembers apart from the data; a folder inside the data folder unless given. */
  readonly stateDir?: string
  readonly watch?: () => Stopwatch
  readonly printing?: Printing
}

export async function openWindow(dataDir: string, settings: WindowSettings = {}): Promise<TestWindow> {
  const app = await createApp({
    stateDir: path.join(dataDir, 'state'),
    ...settings,
    dataDir,
    host: 'chromium',
    demo: false,
    downloadsDir: dataDir,
    cost: cheap,
    log: createLog(dataDir, false),
  })
  const pushes: Exclude<Message, { type: 'reply' }>[] = []
  const waiting = new Map<number, (reply: Reply<unknown>) => void>()
  const listeners = new Set<() => void>()
  let lastId = 0
  let raw: ((message: { id: number; reply: Reply<unknown> }) => void) | undefined
  const channel = app.connect((text) => {
    const message = JSON.parse(text) as Message
    if (message.type === 'reply') {
      if (raw) raw(message)
      else waiting.get(message.id)?.(message.reply)
      raw = undefined
    } else pushes.push(message)
    for (const listener of listeners) listener()
  })
  const ask = <N extends CallName>(call: N, input: InputOf<N>, commandId: string = randomUUID()): Promise<Reply<OutputOf<N>>> =>
    new Promise((resolve) => {
      lastId += 1
      waiting.set(lastId, (reply) => resolve(reply as Reply<OutputOf<N>>))
      channel.receive(JSON.stringify({ id: lastId, call, commandId, input }))
    })
  const get: TestWindow['get'] = async (call, input, commandId) => {
    const reply = await ask(call, input, commandId)
    if (!reply.ok) throw new Error(`${call}: ${reply.error.code} ${reply.error.message}`)
    return reply.value
  }
  const login = async (login: string) => {
    const password = demoStaff.find((member) => member.login === login)?.password ?? goodPassword
    await ask('session.logout', {})
    await get('session.login', { login, password })
  }
  return {
    app,
    dataDir,
    pushes,
    ask,
    get,
    raw: (text) =>
      new Promise((resolve) => {
        raw = resolve
        channel.receive(text)
      }),
    job: (jobId) =>
      new Promise((resolve) => {
        const look = () => {
          const end = pushes.flatMap((push) =>
            push.type === 'progress' && push.job.id === jobId && push.job.state !== 'running' ? [push.job] : [],
          )[0]
          if (!end) return
          listeners.delete(look)
          resolve(end)
        }
        listeners.add(look)
        look()
      }),
    login,
    async hire(...people) {
      await login('guanli')
      const given: { login: string; old: string; waiting: boolean }[] = []
      for (const person of people) {
        const { oneTimePassword, waiting } = await get('staff.add', person)
        given.push({ login: person.login, old: oneTimePassword, waiting })
      }
      if (given.some(({ waiting }) => waiting)) {
        await login('shenji')
        for (const { changeId } of (await get('staff.overview', {})).changes) {
          await get('staff.decidePosts', { changeId, grant: true, reason: '核对无误' })
        }
      }
      await ask('session.logout', {})
      for (const { login: name, old } of given) {
        await get('session.login', { login: name, password: old })
        await get('session.changePassword', { old, new: goodPassword })
        await get('session.logout', {})
      }
    },
    log: () => readFileSync(path.join(dataDir, 'log', 'desk.log'), 'utf8'),
    async close() {
      channel.close()
      await app.close()
    },
  }
}

/** A window on a fresh demonstration office; nobody is signed in. */
export function openDemoWindow(): Promise<TestWindow> {
  const dir = newDir()
  copyDemoOffice(dir)
  return openWindow(dir)
}
