import { beside } from './beside.ts'

/** The result workbook of a batch, written beside everything else. Rejects with what the store refused. */
export const workbookResult = async (dir: string, key: Buffer, batchId: string): Promise<Buffer> =>
  Buffer.from(await beside<string, never, Uint8Array>('workbookResult', { dir, key }, batchId, () => undefined))
