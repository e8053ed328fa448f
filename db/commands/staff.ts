import type { Role } from '../../shared/policy/roles.ts'
import { conflicts } from '../../shared/policy/roles.ts'
import { deskSecurityFor } from '../../shared/policy/policy.ts'
import { localDate } from '../../shared/rules/dates.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { policyOf } from '../projections/desk.ts'
import { type StaffRow, staffById, staffByLogin, staffList } from '../queries/desk.ts'
import { openPostChange, openPostChangeOf } from '../queries/staffing.ts'
import { events, invalid, type Meta, type Planned, type PlannedEvent, refused } from './planned.ts'

export interface NewStaff {
  readonly staffId: string
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly offices: readonly string[]
}

/** What may be written about members of staff. Ids come from the caller. */
export type StaffCommand =
  /** With a password that was given out once and has to change at the first sign-in. */
  | { readonly type: 'addStaff'; readonly staff: NewStaff }
  | ({ readonly type: 'changePosts'; readonly reason: string } & Omit<PostChange, 'proposedBy'>)
  | { readonly type: 'decidePosts'; readonly changeId: string; readonly grant: boolean; readonly reason: string }
  | { readonly type: 'disableStaff'; readonly staffId: string; readonly reason: string }
  | { readonly type: 'unlockStaff'; readonly staffId: string; readonly reason: string }
  | { readonly type: 'resetPassword'; readonly staffId: string; readonly reason: string }

interface PostChange {
  readonly changeId: string
  readonly staffId: string
  readonly roles: readonly Role[]
  readonly offices: readonly string[]
}

/** 内控: who may check a change of posts that system administration asks for (岗位权限管理办法 art. 16–22). */
const checkers: readonly Role[] = ['security', 'audit']

export function planStaff(db: ReadableDb, command: StaffCommand, meta: Meta): Planned {
  switch (command.type) {
    case 'addStaff':
      return addStaff(db, command.staff, meta)
    case 'changePosts': {
      const person = staffById(db, command.staffId)
      if (!person || person.disabled) return refused({ code: 'notFound' })
      if (command.staffId === meta.staffId) return invalid('不能变更自己的岗位', 'Nobody changes their own posts')
      if (openPostChangeOf(db, command.staffId))
        return invalid('这位人员已有一项岗位变更待审核', 'A change of this person’s posts waits already')
      return changePosts(db, command, command.reason, meta)
    }
    case 'decidePosts':
      return decidePosts(db, command.changeId, command.grant, command.reason, meta)
    case 'disableStaff':
      return onOther(db, command.staffId, meta, '不能停用自己的账号', 'Nobody disables their own account', () =>
        events({ stream: `staff:${command.staffId}`, type: 'staff.disabled', data: { reason: command.reason } }),
      )
    case 'unlockStaff':
      return onOther(db, command.staffId, meta, '不能为自己解锁', 'Nobody unlocks their own account', (person) =>
        within(db, person, meta)
          ? events({ stream: `staff:${command.staffId}`, type: 'staff.unlocked', data: { reason: command.reason } })
          : refused({ code: 'otherOffice' }),
      )
    case 'resetPassword':
      return onOther(db, command.staffId, meta, '不能为自己重置密码，请用“修改密码”', 'Nobody resets their own password', () =>
        events({ stream: `staff:${command.staffId}`, type: 'staff.passwordReset', data: { reason: command.reason } }),
      )
  }
}

/** Acts that nobody does to themselves, on somebody who still works here. */
function onOther(db: ReadableDb, staffId: string, meta: Meta, zh: string, en: string, act: (person: StaffRow) => Planned): Planned {
  const person = staffById(db, staffId)
  if (!person) return refused({ code: 'notFound' })
  if (staffId === meta.staffId) return invalid(zh, en)
  if (person.disabled) return invalid('这个账号已停用', 'The account is disabled')
  return act(person)
}

/** System administration reaches everybody; a supervisor the people of the own offices. */
const within = (db: ReadableDb, person: StaffRow, { staffId }: Meta): boolean => {
  const actor = staffId === null ? undefined : staffById(db, staffId)
  return actor !== undefined && (actor.roles.includes('system') || person.offices.some((office) => actor.offices.includes(office)))
}

export const staffAdded = (staff: NewStaff, mustChange: boolean): PlannedEvent => ({
  stream: `staff:${staff.staffId}`,
  type: 'staff.added',
  data: { ...staff, roles: [...staff.roles], offices: [...staff.offices], mustChange },
})

function addStaff(db: ReadableDb, staff: NewStaff, meta: Meta): Planned {
  const [clash] = conflicts(staff.roles)
  if (clash) return invalid(clash.rule.zh, clash.rule.en)
  if (staffByLogin(db, staff.login)) return invalid('登录名已被使用', 'The login is taken')
  if (!needsSecond(db, staff.staffId, meta)) return events(staffAdded(staff, true))
  const { staffId, roles, offices } = staff
  return events(
    staffAdded({ ...staff, roles: [], offices: [] }, true),
    proposed({ changeId: `new-${staffId}`, staffId, roles, offices }, '新添人员'),
  )
}

const proposed = ({ changeId, staffId, roles, offices }: PostChange, reason: string): PlannedEvent => ({
  stream: `staff:${staffId}`,
  type: 'staff.postsProposed',
  data: { changeId, roles: [...roles], offices: [...offices], reason },
})

const changed = ({ changeId, staffId, roles, offices }: PostChange, reason: string): PlannedEvent => ({
  stream: `staff:${staffId}`,
  type: 'staff.postsChanged',
  data: { changeId, roles: [...roles], offices: [...offices], reason },
})

function changePosts(db: ReadableDb, change: PostChange, reason: string, meta: Meta): Planned {
  const [clash] = conflicts(change.roles)
  if (clash) return invalid(clash.rule.zh, clash.rule.en)
  return events(needsSecond(db, change.staffId, meta) ? proposed(change, reason) : changed(change, reason))
}

/**
 * 业务申请 → 内控审核 → 系统赋权, as far as the office has somebody to check: where nobody holds 安全管理 or 审计 (a county desk of three),
 * the default lets system administration act alone, and the journal shows it; `secondPerson` makes it wait until somebody is appointed.
 */
function needsSecond(db: ReadableDb, staffId: string, meta: Meta): boolean {
  const found = deskSecurityFor(policyOf(db), localDate(meta.now))
  const rule = found.ok ? found.row.postChanges : 'secondPersonIfAppointed'
  if (rule !== 'secondPersonIfAppointed') return rule === 'secondPerson'
  return staffList(db).some((person) => !person.disabled && ![staffId, meta.staffId].includes(person.staffId) && checks(person))
}

const checks = (person: StaffRow): boolean => checkers.some((role) => person.roles.includes(role))

function decidePosts(db: ReadableDb, changeId: string, grant: boolean, reason: string, meta: Meta): Planned {
  const change = openPostChange(db, changeId)
  const person = change && staffById(db, change.staffId)
  if (!change || !person || person.disabled) return refused({ code: 'notFound' })
  const actor = meta.staffId === null ? undefined : staffById(db, meta.staffId)
  if (!actor || !checks(actor)) return invalid('岗位变更由安全管理或审计审核', 'Security or audit checks a change of posts')
  if (change.proposedBy === actor.staffId) return invalid('申请与审核不能是同一人', 'Who asked may not check')
  if (change.staffId === actor.staffId) return invalid('不能审核自己的岗位变更', 'Nobody checks a change of their own posts')
  if (!grant) return events({ stream: `staff:${change.staffId}`, type: 'staff.postsRefused', data: { changeId, reason } })
  // Roles came in with the proposal and were held against the conflict sets then.
  return events(changed({ ...change, roles: change.roles as Role[] }, reason))
}
