import { roleLabels, isRole } from '../../shared/policy/roles.ts'
import { officeById } from '../../shared/policy/offices.ts'
import type { OutputOf } from '../../shared/contract/index.ts'
import type { Envelope } from '../../shared/journal/envelope.ts'
import { type DeskEvent, eventShapes, type EventType } from '../../shared/journal/events.ts'
import { type Text, text } from '../../shared/text.ts'

type Entry = OutputOf<'staff.history'>[number]
type Told = Extract<EventType, `staff.${string}` | `session.${string}`>

const labels: { readonly [T in Told]: Text } = {
  'staff.added': text('添加人员', 'Added'),
  'staff.disabled': text('停用', 'Disabled'),
  'staff.passwordChanged': text('修改密码', 'Password changed'),
  'staff.passwordReset': text('重置密码', 'Password reset'),
  'staff.unlocked': text('解锁', 'Unlocked'),
  'staff.postsProposed': text('申请变更岗位', 'Change of posts asked for'),
  'staff.postsChanged': text('变更岗位', 'Posts changed'),
  'staff.postsRefused': text('岗位变更未通过', 'Change of posts refused'),
  'staff.keyEnrolled': text('登记证书', 'Key enrolled'),
  'staff.keyRemoved': text('注销证书', 'Key ended'),
  'session.opened': text('登录', 'Signed in'),
  'session.locked': text('锁定桌面', 'Desk locked'),
  'session.resumed': text('解开桌面', 'Desk unlocked'),
}
const whyLocked = { person: '本人锁定', idle: '长时间无操作', absolute: '超过连续使用时限', key: '拔出U盘证书' } as const

/** What happened to a member of staff, newest first. */
export const staffHistory = (events: readonly Envelope[], who: (staffId: string | null) => string, login: string): Entry[] =>
  events
    .toReversed()
    .slice(0, 200)
    .flatMap(({ seq, recordedAt, actor, type, data }) => {
      if (!Object.hasOwn(labels, type)) return []
      const shape = eventShapes[type as Told]
      const event = { type, ...shape.parse(data) } as DeskEvent
      return [{ seq, at: recordedAt, who: who(actor.staffId), label: labels[type as Told], detail: detail(event, login) }]
    })

const postWords = ({ roles, offices }: { readonly roles: readonly string[]; readonly offices: readonly string[] }): string =>
  [
    roles.map((role) => (isRole(role) ? roleLabels[role].zh : role)).join('、'),
    offices.map((office) => officeById(office)?.name.zh ?? office).join('、'),
  ]
    .filter(Boolean)
    .join(' · ')

const tries = (wrong: number | undefined): string => (wrong ? `此前密码输错 ${wrong} 次` : '')

function detail(event: DeskEvent, login: string): string {
  switch (event.type) {
    case 'staff.added':
      return [login, postWords(event)].filter(Boolean).join(' · ')
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
    default:
      return ''
  }
}
