import type { Limits } from './limits.ts'
import { withoutMark } from './jsonText.ts'

/**
 * Cuts an NDJSON stream into lines without holding more than one. Bytes, not text: a line with a broken character spoils itself only.
 * A line over the limit is reported as null and skipped.
 */
export class Lines {
  /** Number of the last line given out, from 1. */
  number = 0
  readonly #limit: number
  readonly #give: (line: Buffer | null, number: number) => void
  #held: Buffer[] = []
  #size = 0

  constructor({ lineBytes }: Pick<Limits, 'lineBytes'>, give: (line: Buffer | null, number: number) => void) {
    this.#limit = lineBytes
    this.#give = give
  }

  push(chunk: Buffer): void {
    let from = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      this.#hold(chunk.subarray(from, end))
      this.#emit()
      from = end + 1
    }
    this.#hold(chunk.subarray(from))
  }

  /** The last line may stand without its line feed. */
  end(): void {
    if (this.#size > 0) this.#emit()
  }

  #hold(bytes: Buffer): void {
    this.#size += bytes.length
    if (this.#size > this.#limit) this.#held = []
    else if (bytes.length > 0) this.#held.push(bytes)
  }

  #emit(): void {
    this.number += 1
    const tooLong = this.#size > this.#limit
    const line = Buffer.concat(this.#held)
    this.#held = []
    this.#size = 0
    this.#give(tooLong ? null : this.number === 1 ? withoutMark(line) : line, this.number)
  }
}
