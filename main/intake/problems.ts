import type { z } from 'zod'
import type { problem } from '../../shared/contract/exchange.ts'

/** What is wrong, in which part, line and field. It quotes no value: reports and journals hold no personal data of refused packages. */
export type Problem = z.infer<typeof problem>

/** Ends the reading of a package at a problem behind which nothing can be judged. */
export class Unreadable extends Error {
  readonly problem: Problem
  constructor(text: string, part = '', line: number | null = null) {
    super(text)
    this.problem = { part, line, field: null, problem: text }
  }
}

/** Collects problems up to a limit; after it one more says that the rest is left out. */
export class Problems {
  readonly list: Problem[] = []
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  add(part: string, text: string, line: number | null = null, field: string | null = null): void {
    this.push({ part, line, field, problem: text })
  }

  push(problem: Problem): void {
    if (this.list.length < this.#limit) this.list.push(problem)
    else if (!this.full) this.list.push({ part: '', line: null, field: null, problem: `问题超过 ${this.#limit} 条，其余省略` })
  }

  /** Reading on would add nothing to the report. */
  get full(): boolean {
    return this.list.length > this.#limit
  }
}
