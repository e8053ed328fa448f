import type { App, Channel } from './host.ts'

/**
 * The channel of the page that is loaded now. Every page picks a new id: a reload ends what the old page had running,
 * and a late message for the old page does not reach the new one.
 */
export class PageChannel {
  readonly #app: App
  readonly #deliver: (page: string, message: string) => void
  #page = ''
  #channel: Channel | undefined

  constructor(app: App, deliver: (page: string, message: string) => void) {
    this.#app = app
    this.#deliver = deliver
  }

  receive(page: string, message: string): void {
    if (page !== this.#page) {
      this.close()
      this.#page = page
      this.#channel = this.#app.connect((reply) => {
        if (page === this.#page) this.#deliver(page, reply)
      })
    }
    this.#channel?.receive(message)
  }

  close(): void {
    this.#channel?.close()
    this.#channel = undefined
    this.#page = ''
  }
}
