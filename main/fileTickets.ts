import { randomUUID } from 'node:crypto'

/** More than anyone chooses at once; the oldest ticket goes when there are more. */
const limit = 1000

/**
 * One-time tickets for files the person chose. Only a host issues them, from what the file chooser gave it; the page
 * names a ticket, never a path.
 */
export class FileTickets {
  readonly #paths = new Map<string, string>()

  /** @param path absolute path of a chosen file @returns the ticket, a UUID */
  issue(path: string): string {
    const ticket = randomUUID()
    this.#paths.set(ticket, path)
    for (const oldest of this.#paths.keys()) {
      if (this.#paths.size <= limit) break
      this.#paths.delete(oldest)
    }
    return ticket
  }

  /** @returns the path, the first time; `undefined` for an unknown or used ticket */
  redeem(ticket: string): string | undefined {
    const path = this.#paths.get(ticket)
    this.#paths.delete(ticket)
    return path
  }
}
