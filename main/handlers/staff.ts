import { randomUUID } from 'node:crypto'
import { readStream } from '../../db/journal/read.ts'
import { type StaffRow, staffById, staffList } from '../../db/queries/desk.ts'
import { openPostChanges } from '../../db/queries/staffing.ts'
import type { staffCalls } from '../../shared/contract/staff.ts'
import { officeById } from '../../shared/policy/offices.ts'
import { isRole, type Role } from '../../shared/policy/roles.ts'
import type { Handlers, SignedContext } from '../context.ts'
import { newOneTimePassword } from '../oneTimePassword.ts'
import { Problem } from '../problem.ts'
import { staffView } from '../views/lists.ts'
import { notFound } from '../views/refusal.ts'
import { staffHistory } from '../views/staffHistory.ts'
import { write } from '../write.ts'
import { namesOf } from './cases.ts'

/** Roles and offices that exist. */
function posts(given: { readonly roles: readonly string[]; readonly offices: readonly string[] }): { roles: Role[]; offices: string[] } {
  const roles = given.roles.filter(isRole)
  if (roles.length !== given.roles.length) throw new Problem('badInput', '没有这个岗位，请从列表中选择。')
  if (!given.offices.every(officeById)) throw new Problem('badInput', '没有这个经办机构，请从列表中选择。')
  return { roles, offices: [...given.offices] }
}

/** A new password behind the login, whatever was there before; the journal knows already. */
function handOut({ signed, desk: { credentials } }: SignedContext, login: string): string {
  const password = newOneTimePassword()
  credentials.give(login, password, signed.desk.key)
  return password
}

const personOf = ({ signed }: SignedContext, staffId: string): StaffRow => {
  const person = staffById(signed.desk.db, staffId)
  if (!person) throw notFound()
  return person
}

export const staffHandlers: Handlers<keyof typeof staffCalls> = {
  'staff.list': (_input, { signed }) => staffList(signed.desk.db).map(staffView),
  'staff.overview': (_input, { desk, signed, actor }) => {
    const { db } = signed.desk
    const locked = new Set(desk.credentials.lockedLogins())
    const people = staffList(db)
    const nameOf = namesOf(db)
    return {
      people: people.map((person) => {
        const { mustChange, lastSignIn, reveals, exports, refusals } = person
        return { ...staffView(person), locked: locked.has(person.login), mustChange, lastSignIn, reveals, exports, refusals }
      }),
      changes: openPostChanges(db).flatMap(({ changeId, staffId, roles, offices, reason, at, proposedBy }) => {
        const person = people.find((known) => known.staffId === staffId)
        if (!person) return []
        return [
          {
            changeId,
            staffId,
            name: person.name,
            before: { roles: person.roles, offices: person.offices },
            after: { roles, offices },
            reason,
            at,
            proposedBy: nameOf(proposedBy),
            own: proposedBy === actor.staffId || staffId === actor.staffId,
          },
        ]
      }),
    }
  },
  'staff.history': ({ staffId }, context) => {
    personOf(context, staffId)
    const { db } = context.signed.desk
    const names = namesOf(db)
    return staffHistory(readStream(db, `staff:${staffId}`), (id) => (id === null ? '系统' : names(id)))
  },
  'staff.add': async ({ login, name, ...given }, context) => {
    const { db } = context.signed.desk
    const staff = { staffId: randomUUID(), login, name, ...posts(given) }
    const events = await write(context, { type: 'addStaff', staff })
    const added = staffById(db, String(events[0]?.data['staffId']))
    if (!added) throw new Error('staff was added and is not there')
    // The register first: a login without a password can be given one, a password without a person could not be seen.
    return { staff: staffView(added), oneTimePassword: handOut(context, added.login), waiting: events.length > 1 }
  },
  'staff.changePosts': async ({ staffId, reason, ...given }, context) => {
    const [event] = await write(context, { type: 'changePosts', changeId: randomUUID(), staffId, reason, ...posts(given) })
    return { waiting: event?.type === 'staff.postsProposed' }
  },
  'staff.decidePosts': async (decision, context) => {
    await write(context, { type: 'decidePosts', ...decision })
    return {}
  },
  'staff.unlock': async ({ staffId, reason }, context) => {
    await write(context, { type: 'unlockStaff', staffId, reason })
    context.desk.credentials.forgive(personOf(context, staffId).login)
    context.desk.changed('staff')
    return {}
  },
  'staff.resetPassword': async ({ staffId, reason }, context) => {
    await write(context, { type: 'resetPassword', staffId, reason })
    const oneTimePassword = handOut(context, personOf(context, staffId).login)
    context.desk.changed('staff')
    return { oneTimePassword }
  },
  'staff.disable': async ({ staffId, reason }, context) => {
    await write(context, { type: 'disableStaff', staffId, reason })
    context.desk.credentials.take(personOf(context, staffId).login)
    return {}
  },
}
