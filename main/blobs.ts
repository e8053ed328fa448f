import { randomUUID } from 'node:crypto'

const lifeMs = 60_000
const limit = 500

export interface Grant {
  readonly sha256: string
  readonly sessionId: string
}

/** One-time addresses of attachments: good for a minute, in the session they were made for. */
export interface Blobs {
  grant(grant: Grant): string
  /** The grant, the first time. */
  redeem(token: string): Grant | undefined
  clear(): void
}

export function createBlobs(clock: () => number = Date.now): Blobs {
  const grants = new Map<string, Grant & { readonly until: number }>()
  return {
    grant(grant) {
      const token = randomUUID()
      grants.set(token, { ...grant, until: clock() + lifeMs })
      for (const [old, { until }] of grants) {
        if (grants.size <= limit && until > clock()) break
        grants.delete(old)
      }
      return token
    },
    redeem(token) {
      const found = grants.get(token)
      grants.delete(token)
      return found && found.until > clock() ? found : undefined
    },
    clear: () => grants.clear(),
  }
}
