import type { Verification } from '../../db/journal/verify.ts'
import { beside } from './beside.ts'

/** Runs `verify` beside everything else. Rejects with what the store refused. */
export const verifyBeside = (dir: string, key: Buffer, progress: (rows: number) => void, signal: AbortSignal): Promise<Verification> =>
  beside<null, number, Verification>('verifier', { dir, key }, null, progress, signal)
