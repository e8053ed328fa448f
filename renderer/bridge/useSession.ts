import type { OutputOf } from '../../shared/contract/index.ts'
import type { Role } from '../../shared/policy/roles.ts'
import { useCall } from './useCall.ts'

export type Status = OutputOf<'app.status'>
export type Staff = NonNullable<Status['staff']>

/** The state of the office and of the session. */
export const useStatus = () => useCall('app.status', {})

/** The signed-in person, or null. */
export const useStaff = (): Staff | null => useStatus().data?.staff ?? null

/** Whether the signed-in person holds one of the roles; only hides what main would refuse. */
export const useHolds = (...roles: readonly Role[]): boolean =>
  useStaff()?.roles.some((held) => roles.some((role) => role === held)) ?? false
