/** A visible text in both languages; Chinese is the one that binds. */
export interface Text {
  readonly zh: string
  readonly en: string
}
export const text = (zh: string, en: string): Text => ({ zh, en })
