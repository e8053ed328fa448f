import path from 'node:path'
import type { KeyTrouble } from '../../shared/keys/trouble.ts'
import { programFile } from '../programFile.ts'
import { fileHash, fileTrouble } from './driverFile.ts'
import { type DriverProcess, driverEnvironment, type StartDriver } from './driverProcess.ts'
import { type Failure, type InputOf, type Operation, operations, type OutputOf, replyShape } from './protocol.ts'

/** A PKCS#11 module as the office keeps it. `sha256` is null for the ones that come with the system. */
export interface ModuleChoice {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly sha256: string | null
}

export class KeyFailure extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.code)
    this.name = 'KeyFailure'
    this.failure = failure
  }
}
const failed = (code: KeyTrouble, reason = ''): KeyFailure => new KeyFailure({ code, reason, flags: [] })

/** Pauses before a driver that died is started again, and how many deaths within the window stop that. */
export const backOff = { pauses: [1000, 5000, 30_000], deaths: 3, within: 300_000 } as const

export interface ModuleOptions {
  readonly choice: ModuleChoice
  readonly start: StartDriver
  log(event: string, facts: Record<string, string | number>): void
  readonly now?: () => number
  /** ms for operations that may take longer here than the protocol says, e.g. where a process starts slowly. */
  readonly deadlines?: { readonly [O in Operation]?: number }
}

/** One module and the process that holds it: started when first needed, ended when idle, started again after a death. */
export interface ModuleProcess {
  readonly choice: ModuleChoice
  /** What the module says of itself, once loaded. */
  info(): OutputOf<'load'> | undefined
  trouble(): Failure | undefined
  /** Runs an operation within its deadline. Rejects with `KeyFailure`; a sign that did not answer is never repeated here. */
  ask<O extends Exclude<Operation, 'load'>>(op: O, input: InputOf<O>): Promise<OutputOf<O>>
  /** Ends the process; the next `ask` starts a fresh one. Nothing of a PIN outlives it. */
  rest(): void
  /** 重试: forgets the deaths. */
  retry(): void
}

interface Running {
  readonly process: DriverProcess
  readonly waiting: Map<number, { op: Operation; resolve(value: unknown): void; reject(error: KeyFailure): void }>
  ended: boolean
}

export function createModuleProcess({ choice, start, log, now = Date.now, deadlines = {} }: ModuleOptions): ModuleProcess {
  let running: Promise<Running> | undefined
  let current: Running | undefined
  let info: OutputOf<'load'> | undefined
  let trouble: Failure | undefined
  let deaths: number[] = []
  let lastId = 0
  let turn: Promise<unknown> = Promise.resolve()

  /** A driver is not asked two things at once, and a PIN is not sent to one that hangs. */
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const next = turn.then(act)
    turn = next.catch(() => undefined)
    return next
  }

  const died = (run: Running, failure: Failure) => {
    if (run.ended) return
    run.ended = true
    run.process.kill()
    if (current === run) {
      current = undefined
      running = undefined
    }
    const time = now()
    deaths = [...deaths.filter((death) => time - death < backOff.within), time]
    trouble = deaths.length >= backOff.deaths ? { code: 'disabled', reason: failure.reason, flags: [] } : failure
    log('key driver died', { module: choice.id, code: failure.code, how: failure.reason, deaths: deaths.length })
    for (const { reject } of run.waiting.values()) reject(new KeyFailure(failure))
    run.waiting.clear()
  }

  const send = <O extends Operation>(run: Running, op: O, input: InputOf<O>): Promise<OutputOf<O>> =>
    new Promise<unknown>((resolve, reject) => {
      const id = (lastId += 1)
      const late = () => died(run, { code: 'timeout', reason: op, flags: [] })
      const timer = setTimeout(late, deadlines[op] ?? operations[op].deadline)
      const settle = () => {
        clearTimeout(timer)
        run.waiting.delete(id)
      }
      run.waiting.set(id, {
        op,
        resolve: (value) => (settle(), resolve(value)),
        reject: (error) => (settle(), reject(error)),
      })
      run.process.send({ id, op, input })
    }).then((value) => operations[op].output.parse(value) as OutputOf<O>)

  const receive = (run: Running, message: unknown) => {
    const reply = replyShape.safeParse(message)
    // A driver that scribbles on its own channel is as little to be trusted as one that crashes.
    if (!reply.success) return died(run, { code: 'crashed', reason: 'reply', flags: [] })
    const call = run.waiting.get(reply.data.id)
    if (!call) return
    if (!reply.data.ok) return call.reject(new KeyFailure(reply.data.failure))
    const value: unknown = reply.data.value
    if (operations[call.op].output.safeParse(value).success) call.resolve(value)
    else died(run, { code: 'crashed', reason: 'reply', flags: [] })
  }

  const open = async (): Promise<Running> => {
    const waiting = new Map()
    const folder = path.dirname(choice.path)
    const process = start({ file: programFile('driver'), cwd: folder, env: driverEnvironment(folder) })
    const run: Running = { process, waiting, ended: false }
    current = run
    process.onMessage((message) => receive(run, message))
    process.onExit((how) => died(run, { code: 'crashed', reason: how, flags: [] }))
    try {
      info = await send(run, 'load', { path: choice.path })
      trouble = undefined
      return run
    } catch (error) {
      if (!run.ended && error instanceof KeyFailure) {
        // It answered, so it did not die: after a failed load nothing may be called on it any more.
        run.ended = true
        process.kill()
        current = undefined
        running = undefined
        trouble = error.failure
      }
      throw error
    }
  }

  /** Why it may not be started now. */
  const barred = (): KeyFailure | undefined => {
    const time = now()
    const recent = deaths.filter((death) => time - death < backOff.within)
    if (trouble?.code === 'disabled') return new KeyFailure(trouble)
    const last = recent.at(-1)
    const pause = backOff.pauses[Math.min(recent.length, backOff.pauses.length) - 1]
    return trouble && last !== undefined && pause !== undefined && time - last < pause ? new KeyFailure(trouble) : undefined
  }

  const checkFile = () => {
    const wrong =
      fileTrouble(choice.path) ?? (choice.sha256 !== null && fileHash(choice.path) !== choice.sha256 ? 'changedFile' : undefined)
    if (!wrong) return
    trouble = { code: wrong, reason: '', flags: [] }
    throw failed(wrong)
  }

  const rest = () => {
    const run = current
    current = undefined
    running = undefined
    if (!run || run.ended) return
    run.ended = true
    run.process.kill()
    for (const { reject } of run.waiting.values()) reject(failed('timeout', 'ended'))
    run.waiting.clear()
  }

  return {
    choice,
    info: () => info,
    trouble: () => trouble,
    ask: (op, input) =>
      inTurn(async () => {
        const stop = barred()
        if (stop) throw stop
        if (!running) {
          checkFile()
          running = open()
        }
        const run = await running
        try {
          return await send(run, op, input)
        } finally {
          // The PIN's copies in the driver's memory go with the process.
          if (op === 'sign') rest()
        }
      }),
    rest,
    retry() {
      deaths = []
      trouble = undefined
      rest()
    },
  }
}
