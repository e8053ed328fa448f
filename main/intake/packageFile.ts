import { type BigIntStats, close, constants, fstat, open, read } from 'node:fs'
import { promisify } from 'node:util'
import { Unreadable } from './problems.ts'

const openFile = promisify(open)
const closeFile = promisify(close)
export const readAt = promisify(read)
const statFile = promisify(fstat)

/** An open file; every read goes through this one descriptor, so that another file under the same name is never seen. */
export interface OpenFile {
  readonly descriptor: number
  readonly size: number
  /** Whether nobody wrote to it since it was opened. */
  unchanged(): Promise<boolean>
  close(): Promise<void>
}

/** Opens a regular file. Throws an error that names the system's code only, never the path. */
export async function openPackageFile(path: string): Promise<OpenFile> {
  // Without O_NONBLOCK a named pipe would hold the thread until somebody writes.
  const descriptor = await openFile(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(plain)
  const stat = () => statFile(descriptor, { bigint: true })
  try {
    const first = await stat()
    if (!first.isFile()) throw new Error('the package is not a regular file')
    const stamp = (now: BigIntStats) => `${now.size}/${now.mtimeNs}/${now.ctimeNs}`
    return {
      descriptor,
      size: Number(first.size),
      unchanged: async () => stamp(await stat()) === stamp(first),
      close: () => closeFile(descriptor),
    }
  } catch (error) {
    await closeFile(descriptor)
    throw error
  }
}

/** The system's or zlib's code of an error, or nothing. */
export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** File names may tell of persons, so the path stays out of the message. */
export function plain(error: unknown): never {
  throw new Error(`cannot read the package: ${codeOf(error)}`)
}

/** Every byte of the file in order. */
export async function* fileBytes({ descriptor, size }: OpenFile): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(256 * 1024)
  for (let at = 0; at < size; ) {
    const { bytesRead } = await readAt(descriptor, buffer, 0, Math.min(buffer.length, size - at), at).catch(plain)
    if (bytesRead === 0) throw new Unreadable('文件在读取期间变短')
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}
