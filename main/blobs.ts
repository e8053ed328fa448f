import { randomUUID } from 'node:crypto'

const lifeMs = 60_000
const limit = 500

/** An attachment of the vault, or bytes that were just made (a PDF before it is printed). */
export type Grant = { readonly sessionId: string } & ({ readonly sha256: string } | { readonly pdf: Buffer })

/** One-time addresses of attachments and made documents: good for a minute, in the session they were made for. */
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
