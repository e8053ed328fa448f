import type { ErrorCode, JobState, Message, Topic } from '../../shared/contract/envelope.ts'
import type { DeskHost } from '../../shared/contract/host.ts'
import type { CommandName, InputOf, OutputOf, QueryName } from '../../shared/contract/index.ts'

/** `noAnswer`: nothing came back in time, a command may or may not have run. `notConnected`: nothing could be sent. */
export type FailureCode = ErrorCode | 'noAnswer' | 'notConnected'

/** Why a call did not give a value. `message` is for the person; `detail` holds what some codes add. */
export class CallFailure extends Error {
  readonly code: FailureCode
  readonly detail: unknown

  constructor(code: FailureCode, message: string, detail?: unknown) {
    super(message)
    this.name = 'CallFailure'
    this.code = code
    this.detail = detail
  }
}

export type Push = { readonly type: 'changed'; readonly topics: readonly Topic[] } | { readonly type: 'progress'; readonly job: JobState }

/** What is known about the application behind the window. */
export type Connection = 'connected' | 'silent'

export interface Client {
  /** Asks a query; rejects with a CallFailure. */
  ask<N extends QueryName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>
  /** Gives a command. The same `commandId` again gets the first answer again, it never runs twice. */
  send<N extends CommandName>(name: N, input: InputOf<N>, commandId: string): Promise<OutputOf<N>>
  /** Listens to pushes; returns the way to stop. */
  onPush(listener: (push: Push) => void): () => void
  connection(): Connection
  onConnection(listener: () => void): () => void
}

interface Waiting {
  resolve(value: unknown): void
  reject(failure: CallFailure): void
  timer: ReturnType<typeof setTimeout>
}

/** A client over the host's string channel. `patience`: milliseconds until a call counts as unanswered; long work is a job, not a long call. */
export function createClient(desk: Pick<DeskHost, 'send' | 'onMessage'> | undefined, patience = 30_000): Client {
  const waiting = new Map<number, Waiting>()
  const pushListeners = new Set<(push: Push) => void>()
  const connectionListeners = new Set<() => void>()
  let state: Connection = desk ? 'connected' : 'silent'
  let lastId = 0

  const become = (next: Connection) => {
    if (state === next) return
    state = next
    for (const listener of connectionListeners) listener()
  }

  desk?.onMessage((data) => {
    become('connected')
    const message = JSON.parse(data) as Message
    if (message.type !== 'reply') {
      for (const listener of pushListeners) listener(message)
      return
    }
    const call = waiting.get(message.id)
    if (!call) return
    waiting.delete(message.id)
    clearTimeout(call.timer)
    const { reply } = message
    if (reply.ok) call.resolve(reply.value)
    else call.reject(new CallFailure(reply.error.code, reply.error.message, reply.error.detail))
  })

  const post = (call: string, input: unknown, commandId?: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lastId += 1
      const id = lastId
      const timer = setTimeout(() => {
        waiting.delete(id)
        become('silent')
        reject(new CallFailure('noAnswer', ''))
      }, patience)
      waiting.set(id, { resolve, reject, timer })
      try {
        if (!desk) throw new Error('no host')
        desk.send(JSON.stringify({ id, call, commandId, input }))
      } catch {
        waiting.delete(id)
        clearTimeout(timer)
        become('silent')
        reject(new CallFailure('notConnected', ''))
      }
    })

  return {
    ask: async <N extends QueryName>(name: N, input: InputOf<N>) => (await post(name, input)) as OutputOf<N>,
    send: async <N extends CommandName>(name: N, input: InputOf<N>, commandId: string) =>
      (await post(name, input, commandId)) as OutputOf<N>,
    onPush: (listener) => {
      pushListeners.add(listener)
      return () => pushListeners.delete(listener)
    },
    connection: () => state,
    onConnection: (listener) => {
      connectionListeners.add(listener)
      return () => connectionListeners.delete(listener)
    },
  }
}
