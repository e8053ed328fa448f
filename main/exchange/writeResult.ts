import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from '../../db/durableFile.ts'

/**
 * Puts a result package into the outbox so that it is there whole or not at all; returns its SHA-256 (hex).
 * The same file again is fine; a different one under that name throws and is left alone.
 */
export function writeResult(outboxDir: string, fileName: string, bytes: Uint8Array): string {
  const path = join(outboxDir, fileName)
  const present = existing(path)
  if (present && !present.equals(bytes)) throw new Error(`the outbox holds a different ${fileName}`)
  if (!present) writeDurably(path, bytes)
  return createHash('sha256').update(bytes).digest('hex')
}

function existing(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
