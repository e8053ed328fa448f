import type { NewStaff } from '../../db/commands/staff.ts'
import { offices } from '../../shared/policy/offices.ts'
import { Role } from '../../shared/policy/roles.ts'
import { demoOffice } from './units.ts'

/** A member of staff of the demonstration; the password is shown on its sign-in page and protects nothing. */
export interface DemoStaff extends NewStaff {
  readonly password: string
}

const everywhere = offices.map((office) => office.id)
const member = (login: string, name: string, role: Role, at: readonly string[]): DemoStaff => ({
  staffId: `staff-${login}`,
  login,
  name,
  roles: [role],
  offices: at,
  password: `demo-${login}-2025`.padEnd(15, '0'),
})

/** The staff of the demonstration office. */
export const demoStaff: readonly DemoStaff[] = [
  member('chushen', '李初', Role.firstReview, [demoOffice]),
  member('chushen2', '周小初', Role.firstReview, [demoOffice]),
  member('fuhe', '何复', Role.secondReview, [demoOffice]),
  member('zhuguan', '祝主任', Role.supervisor, everywhere),
  member('zhanghao', '张浩', Role.accounts, [demoOffice]),
  member('caiwu', '金惠', Role.finance, [demoOffice]),
  member('guanli', '管理平', Role.system, everywhere),
  member('shenji', '沈稽', Role.audit, everywhere),
]
