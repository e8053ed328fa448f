import { createHash } from 'node:crypto'
import type { Reply } from '../shared/contract/envelope.ts'

const limit = 300

/**
 * Replies of recent commands by their id: a command sent twice is answered twice and run once, also while the first is still running.
 * Journal commands are remembered for good by the journal itself; this covers those that write elsewhere.
 */
export interface Replies {
  /** The earlier reply; `undefined` for a new command; `misused` when the id came with something else before. */
  find(commandId: string, content: string): Promise<Reply<unknown>> | 'misused' | undefined
  keep(commandId: string, content: string, reply: Promise<Reply<unknown>>): void
  clear(): void
}

export function createReplies(): Replies {
  const known = new Map<string, { readonly digest: string; readonly reply: Promise<Reply<unknown>> }>()
  // Contents may hold a password: only their hash stays.
  const digestOf = (content: string) => createHash('sha256').update(content).digest('base64')
  return {
    find(commandId, content) {
      const found = known.get(commandId)
      if (!found) return undefined
      return found.digest === digestOf(content) ? found.reply : 'misused'
    },
    keep(commandId, content, reply) {
      known.set(commandId, { digest: digestOf(content), reply })
      for (const oldest of known.keys()) {
        if (known.size <= limit) break
        known.delete(oldest)
      }
      // A failure of ours, or a question back, is no answer: the same id may try again, and the journal knows whether it ran.
      void reply.then((given) => {
        if (!given.ok && ['internal', 'storage', 'busy', 'reauthenticate', 'signature'].includes(given.error.code)) known.delete(commandId)
      })
    },
    clear: () => known.clear(),
  }
}
