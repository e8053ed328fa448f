import { createHash } from 'node:crypto'
import type { Limits } from './limits.ts'
import { Unreadable } from './problems.ts'
import type { ZipEntry } from './zipContainer.ts'

export interface ReadOptions {
  /** Ends the reading; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Bytes done of bytes in all. */
  readonly progress?: ((done: number, total: number) => void) | undefined
}

export interface PartRead {
  /** Counted, not declared. */
  readonly bytes: number
  readonly sha256: string
}

/** The files of a package by name, with the bytes inflated counted over all of them. */
export class Parts {
  readonly names: readonly string[]
  readonly #entries: ReadonlyMap<string, ZipEntry>
  readonly #signal: AbortSignal | undefined
  readonly #onRead: (compressed: number) => void
  #left: number

  /** `onRead` hears the compressed size of each part that was read. */
  constructor(entries: readonly ZipEntry[], limits: Limits, signal: AbortSignal | undefined, onRead: (compressed: number) => void) {
    this.#entries = new Map(entries.map((entry) => [entry.name, entry]))
    this.names = [...this.#entries.keys()]
    this.#signal = signal
    this.#onRead = onRead
    this.#left = limits.totalBytes
  }

  /** Hands over a part chunk by chunk. Throws `Unreadable`. */
  async read(name: string, limit: number, give: (chunk: Buffer) => void): Promise<PartRead> {
    const entry = this.#entries.get(name)
    if (!entry) throw new Unreadable('缺少这个文件', name)
    const hash = createHash('sha256')
    let bytes = 0
    const take = (chunk: Buffer) => {
      bytes += chunk.length
      hash.update(chunk)
      give(chunk)
    }
    await entry.inflate(Math.min(limit, this.#left), take, this.#signal)
    this.#left -= bytes
    this.#onRead(entry.compressed)
    return { bytes, sha256: hash.digest('hex') }
  }

  /** A part as a whole; for those whose limit memory can bear. */
  async whole(name: string, limit: number): Promise<PartRead & { readonly content: Buffer }> {
    const chunks: Buffer[] = []
    const read = await this.read(name, limit, (chunk) => chunks.push(chunk))
    return { ...read, content: Buffer.concat(chunks) }
  }
}
