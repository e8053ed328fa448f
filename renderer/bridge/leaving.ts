/** What has to be saved before the screen is taken away on purpose: half-typed work that waits for its pause. */
const savers = new Set<() => Promise<unknown>>()

/** Registers a save; returns the way to take it back. */
export const onLeaving = (save: () => Promise<unknown>): (() => void) => {
  savers.add(save)
  return () => savers.delete(save)
}

/** Resolves once everything is saved, or could not be. */
export const saveAll = (): Promise<unknown> => Promise.allSettled([...savers].map((save) => save()))
