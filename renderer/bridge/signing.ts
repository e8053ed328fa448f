/** An act that has to be signed before it is done. */
export interface ActToSign {
  readonly commandId: string
  /** Why, in main's words. */
  readonly why: string
}

/** Asks the person for their signature by key; main knows what is signed. One act at a time, another waits for its turn. */
export function createSigning() {
  let asked: { readonly act: ActToSign; readonly settle: (signed: boolean) => void } | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return {
    /** Resolves to true once main holds the signature, to false when the person gives up. */
    ask(act: ActToSign): Promise<boolean> {
      const answer = turn.then(
        () =>
          new Promise<boolean>((settle) => {
            asked = { act, settle }
            tell()
          }),
      )
      turn = answer
      return answer
    },
    settle(signed: boolean) {
      asked?.settle(signed)
      asked = undefined
      tell()
    },
    current: (): ActToSign | undefined => asked?.act,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
