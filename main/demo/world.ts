import { defaultPolicy } from '../../db/policy/defaults.ts'
import { populate } from './background.ts'
import { claimCases } from './claimCases.ts'
import { decreaseCases } from './decreaseCases.ts'
import { increaseCases } from './increaseCases.ts'
import { matterCases } from './matterCases.ts'
import { packageCases } from './packageCases.ts'
import { portalAccounts } from './portalAccounts.ts'
import type { Stage } from './plan.ts'
import { spareCases } from './spareCases.ts'
import { demoUnits } from './units.ts'

/** Units that stopped paying, and the first month that was not received. */
const arrearsFrom = [
  [4, '202508'],
  [22, '202506'],
] as const

/** Everything the demonstration consists of, before numbers and pictures: register and cases, the same on every call. */
export function demoWorld(): Stage {
  const units = demoUnits()
  const arrears = new Map(arrearsFrom.flatMap(([index, month]) => (units[index] ? [[units[index].unitNo, month] as const] : [])))
  const stage: Stage = { register: { units, lives: [], others: [], arrears, policy: defaultPolicy }, cases: [], serial: 0 }
  increaseCases(stage)
  decreaseCases(stage)
  packageCases(stage)
  claimCases(stage)
  spareCases(stage)
  matterCases(stage)
  portalAccounts(stage)
  populate(stage.register)
  return stage
}
