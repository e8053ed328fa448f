/** Asks the person for their password where main wants a recent check. One question at a time; who asks meanwhile waits for the same answer. */
export function createReauth() {
  let asked: { readonly answer: Promise<boolean>; readonly settle: (given: boolean) => void } | undefined
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return {
    /** Resolves to true once main has taken the password, to false when the person gives up. */
    ask(): Promise<boolean> {
      if (asked) return asked.answer
      let settle: (given: boolean) => void = () => undefined
      const answer = new Promise<boolean>((resolve) => (settle = resolve))
      asked = { answer, settle }
      tell()
      return answer
    },
    settle(given: boolean) {
      asked?.settle(given)
      asked = undefined
      tell()
    },
    open: () => asked !== undefined,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
