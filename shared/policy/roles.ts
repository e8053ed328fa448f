import { type Text, text } from '../text.ts'

/** Roles at the desk (岗位). One person may hold several, except where `conflicts` says no. */
export const Role = {
  firstReview: 'firstReview',
  secondReview: 'secondReview',
  supervisor: 'supervisor',
  accounts: 'accounts',
  finance: 'finance',
  system: 'system',
  security: 'security',
  audit: 'audit',
} as const
export type Role = (typeof Role)[keyof typeof Role]
export const roles: readonly Role[] = Object.values(Role)

export const roleLabels: { readonly [R in Role]: Text } = {
  firstReview: text('初审', 'First review'),
  secondReview: text('复核', 'Second review'),
  supervisor: text('主管', 'Supervisor'),
  accounts: text('账号管理', 'Portal accounts'),
  finance: text('基金财务', 'Fund finance'),
  system: text('系统管理', 'System'),
  security: text('安全管理', 'Security'),
  audit: text('审计', 'Audit'),
}

/** 四类岗位 (人社厅发〔2021〕64号, as taken over in Gansu's rules art. 6 and 11). */
const postOf: { readonly [R in Role]: Text } = {
  firstReview: text('业务运行', 'operations'),
  secondReview: text('业务运行', 'operations'),
  supervisor: text('业务运行', 'operations'),
  accounts: text('业务运行', 'operations'),
  finance: text('基金财务', 'fund finance'),
  system: text('数据管理', 'data management'),
  security: text('数据管理', 'data management'),
  audit: text('稽核内控', 'internal control'),
}
/** 三员: nobody may administer, authorise and audit the same system. */
const threeOfficers: readonly Role[] = [Role.system, Role.security, Role.audit]

const ruleAgainst = (a: Role, b: Role): Text | null => {
  if (threeOfficers.includes(a) && threeOfficers.includes(b)) {
    return text('三员分立：系统管理、安全管理、审计不得由同一人担任', 'System, security and audit must be three different people')
  }
  if (postOf[a].zh === postOf[b].zh) return null
  return text(
    `四类岗位不得兼任：${postOf[a].zh}与${postOf[b].zh}（岗位权限管理办法，人社厅发〔2021〕64号）`,
    `Posts of ${postOf[a].en} and ${postOf[b].en} may not be held together (人社厅发〔2021〕64号)`,
  )
}

export interface RoleConflict {
  readonly a: Role
  readonly b: Role
  readonly rule: Text
}

/**
 * Pairs of roles that one person may not hold together; empty when the set is lawful.
 * 初审 and 复核 are one post group: that they are two people on one case is enforced per case, not here.
 */
export const conflicts = (held: readonly Role[]): RoleConflict[] => {
  const set = roles.filter((role) => held.includes(role))
  return set.flatMap((a, i) =>
    set.slice(i + 1).flatMap((b) => {
      const rule = ruleAgainst(a, b)
      return rule ? [{ a, b, rule }] : []
    }),
  )
}

export const isRole = (value: string): value is Role => Object.hasOwn(Role, value)
