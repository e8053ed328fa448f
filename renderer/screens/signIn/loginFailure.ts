/** How many tries main says are left before the lock; undefined when it does not say. */
export function triesLeft(detail: unknown): number | undefined {
  const members: Readonly<Record<string, unknown>> = typeof detail === 'object' && detail !== null ? { ...detail } : {}
  return typeof members['left'] === 'number' ? members['left'] : undefined
}
