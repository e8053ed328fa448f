import type { StartDriver } from './driverProcess.ts'
import { createModuleProcess, KeyFailure, type ModuleChoice, type ModuleProcess } from './moduleProcess.ts'
import type { Failure, InputOf, OutputOf, Reader, Token } from './protocol.ts'

export interface ModuleState {
  readonly choice: ModuleChoice
  /** starting: not answered yet */
  readonly state: 'starting' | 'loaded' | 'failed'
  readonly trouble: Failure | null
  readonly info: OutputOf<'load'> | null
  readonly readers: readonly Reader[]
  readonly tokens: readonly Token[]
}

export interface KeyringOptions {
  readonly start: StartDriver
  log(event: string, facts: Record<string, string | number>): void
  /** Something plugged in, pulled, loaded or failed. */
  changed(): void
  /** After every look that succeeded. */
  listed(moduleId: string, tokens: readonly Token[]): void
}

/** All drivers of the office. Nothing runs until somebody looks; five minutes after the last look everything ends. */
export interface Keyring {
  /** Which modules there are; those that stay keep their process. */
  setModules(choices: readonly ModuleChoice[]): void
  /** Somebody looks: keep watching. */
  wake(): void
  /** While a session rests on a key, watching never ends by itself. */
  hold(on: boolean): void
  states(): readonly ModuleState[]
  flags(moduleId: string, input: InputOf<'flags'>): Promise<OutputOf<'flags'>>
  sign(moduleId: string, input: InputOf<'sign'>): Promise<OutputOf<'sign'>>
  /** 重试 of a module that was switched off. */
  retry(moduleId: string): void
  /** Ends every driver process, e.g. after signing out. */
  rest(): void
  close(): void
}

/** ms between two looks: often enough to notice a key within 2.5 s, also where the driver itself takes 2 s to recognise it. */
export const lookPauses = { calm: 400, inTrouble: 2000 } as const
const idleAfter = 300_000

interface Watched {
  readonly process: ModuleProcess
  timer: NodeJS.Timeout | undefined
  slots: string | undefined
  readers: readonly Reader[]
  tokens: readonly Token[]
  reported: string
}

export function createKeyring({ start, log, changed, listed }: KeyringOptions): Keyring {
  const watched = new Map<string, Watched>()
  let awake = false
  let held = false
  let idle: NodeJS.Timeout | undefined
  let closed = false

  const report = (module: Watched) => {
    const now = JSON.stringify([
      module.slots,
      module.process.trouble()?.code,
      module.process.info()?.version,
      module.tokens.map(({ serial, flags }) => [serial, flags]),
    ])
    if (now === module.reported) return
    module.reported = now
    changed()
  }

  const look = async (module: Watched) => {
    const { process } = module
    const slots = (await process.ask('present', {})).join()
    if (slots === module.slots) return
    const { readers, tokens } = await process.ask('list', {})
    // A driver that has lost its reader service answers "nothing" until it is loaded again.
    if (slots === '' && module.slots) process.rest()
    Object.assign(module, { slots, readers, tokens })
    listed(process.choice.id, tokens)
  }

  const schedule = (module: Watched, after: number) => {
    clearTimeout(module.timer)
    module.timer = setTimeout(() => void turn(module), after)
    module.timer.unref()
  }

  const turn = async (module: Watched) => {
    if (!awake || closed || watched.get(module.process.choice.id) !== module) return
    try {
      await look(module)
    } catch (error) {
      if (!(error instanceof KeyFailure)) throw error
      if (module.process.trouble() || error.failure.code === 'removed') Object.assign(module, { slots: undefined, tokens: [] })
    }
    report(module)
    schedule(module, module.process.trouble() ? lookPauses.inTrouble : lookPauses.calm)
  }

  const rest = () => {
    awake = false
    clearTimeout(idle)
    for (const module of watched.values()) {
      clearTimeout(module.timer)
      module.process.rest()
      Object.assign(module, { slots: undefined, tokens: [], readers: [] })
    }
  }

  const beginIdle = () => {
    clearTimeout(idle)
    if (held) return
    idle = setTimeout(rest, idleAfter)
    idle.unref()
  }

  const wake = () => {
    if (closed) return
    beginIdle()
    if (awake) return
    awake = true
    for (const module of watched.values()) schedule(module, 0)
  }

  const moduleOf = (id: string): Watched => {
    const module = watched.get(id)
    if (!module) throw new KeyFailure({ code: 'noToken', reason: '', flags: [] })
    return module
  }

  return {
    setModules(choices) {
      const same = (a: ModuleChoice, b: ModuleChoice) => a.path === b.path && a.sha256 === b.sha256
      for (const [id, module] of watched) {
        const kept = choices.find((choice) => choice.id === id)
        if (kept && same(kept, module.process.choice)) continue
        clearTimeout(module.timer)
        module.process.rest()
        watched.delete(id)
      }
      for (const choice of choices) {
        if (watched.has(choice.id)) continue
        const process = createModuleProcess({ choice, start, log })
        const module: Watched = { process, timer: undefined, slots: undefined, readers: [], tokens: [], reported: '' }
        watched.set(choice.id, module)
        if (awake) schedule(module, 0)
      }
    },
    wake,
    hold(on) {
      held = on
      if (on) wake()
      else beginIdle()
    },
    states: () =>
      [...watched.values()].map(({ process, readers, tokens }) => {
        const trouble = process.trouble() ?? null
        const state = trouble ? 'failed' : process.info() ? 'loaded' : 'starting'
        return { choice: process.choice, state, trouble, info: process.info() ?? null, readers, tokens }
      }),
    flags: async (id, input) => moduleOf(id).process.ask('flags', input),
    sign: async (id, input) => {
      const module = moduleOf(id)
      // What the PIN did to the token is read again with the next look.
      return module.process.ask('sign', input).finally(() => (module.slots = undefined))
    },
    retry(id) {
      const module = moduleOf(id)
      module.process.retry()
      if (awake) schedule(module, 0)
    },
    rest,
    close() {
      rest()
      closed = true
    },
  }
}
