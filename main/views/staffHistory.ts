import { roleLabels, isRole } from '../../shared/policy/roles.ts'
import { officeById } from '../../shared/policy/offices.ts'
import type { OutputOf } from '../../shared/contract/index.ts'
import type { Envelope } from '../../shared/journal/envelope.ts'
import { eventLabels } from '../../shared/journal/eventLabels.ts'
import { type DeskEvent, eventShapes, isEventType } from '../../shared/journal/events.ts'

type Entry = OutputOf<'staff.history'>[number]
export type StaffEvent = Extract<DeskEvent, { type: `staff.${string}` | `session.${string}` }>
export const isStaffEvent = (event: { readonly type: string }): event is StaffEvent => /^(staff|session)\./.test(event.type)
const whyLocked = { person: '本人锁定', idle: '长时间无操作', absolute: '超过连续使用时限', key: '拔出U盘证书' } as const

/** What happened to a member of staff, newest first. */
export const staffHistory = (events: readonly Envelope[], who: (staffId: string | null) => string): Entry[] =>
  events
    .toReversed()
    .slice(0, 200)
    .flatMap(({ seq, recordedAt, actor, type, data }) => {
      if (!isEventType(type)) return []
      const event = { type, ...eventShapes[type].parse(data) }
      if (!isStaffEvent(event)) return []
      return [{ seq, at: recordedAt, who: who(actor.staffId), label: eventLabels[event.type], detail: staffWords(event) }]
    })

const postWords = ({ roles, offices }: { readonly roles: readonly string[]; readonly offices: readonly string[] }): string =>
  [
    roles.map((role) => (isRole(role) ? roleLabels[role].zh : role)).join('、'),
    offices.map((office) => officeById(office)?.name.zh ?? office).join('、'),
  ]
    .filter(Boolean)
    .join(' · ')

const tries = (wrong: number | undefined): string => (wrong ? `此前密码输错 ${wrong} 次` : '')

/** What an entry about a member of staff says. */
export function staffWords(event: StaffEvent): string {
  switch (event.type) {
    case 'staff.added':
      return [event.login, postWords(event)].filter(Boolean).join(' · ')
    case 'staff.postsProposed':
    case 'staff.postsChanged':
      return `${postWords(event)}；${event.reason}`
    case 'staff.keyEnrolled':
      return `${event.title}，序列号 ${event.serial}`
    case 'staff.keyRemoved':
    case 'staff.disabled':
    case 'staff.passwordReset':
    case 'staff.unlocked':
    case 'staff.postsRefused':
      return event.reason
    case 'session.opened':
      return [event.key === undefined ? '' : '用U盘证书', tries(event.wrongTries)].filter(Boolean).join('，')
    case 'session.resumed':
      return tries(event.wrongTries)
    case 'session.locked':
      return whyLocked[event.why]
    case 'staff.passwordChanged':
      return ''
  }
}
