import { createHash } from 'node:crypto'

/** SHA-256 as bytes. */
export const sha256 = (content: string | Uint8Array): Uint8Array => createHash('sha256').update(content).digest()
