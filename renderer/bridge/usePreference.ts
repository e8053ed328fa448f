import { useQueryClient } from '@tanstack/react-query'
import { useCall } from './useCall.ts'
import { useCommand } from './useCommand.ts'
import { useStaff } from './useSession.ts'

/**
 * A value kept for the signed-in person, at once on screen and then saved. `read` makes sense of what was stored and
 * returns undefined for anything it does not know. `ready` is false until the stored value is here.
 */
export function usePreference<T>(
  key: string,
  fallback: T,
  read: (stored: unknown) => T | undefined,
): { value: T; ready: boolean; set(value: T): void } {
  const signedIn = useStaff() !== null
  const stored = useCall('preferences.get', { key }, { enabled: signedIn })
  const save = useCommand('preferences.set')
  const queries = useQueryClient()
  return {
    value: (signedIn && stored.data ? read(stored.data.value) : undefined) ?? fallback,
    ready: !signedIn || !stored.isPending,
    set: (value) => {
      if (!signedIn) return
      queries.setQueryData(['preferences.get', { key }], { value })
      void save.attempt({ key, value })
    },
  }
}
