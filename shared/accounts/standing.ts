import type { Account, AccountRight } from '../register/records.ts'
import { type Text, text } from '../text.ts'

/** 账号状态 as people speak of it; several can hold at once, the gravest first. */
export const standings = ['closed', 'locked', 'uninitialised', 'unchanged', 'entitled', 'registered'] as const
export type Standing = (typeof standings)[number]

export const standingLabels: { readonly [S in Standing]: Text } = {
  closed: text('停用', 'Closed'),
  locked: text('锁定', 'Locked'),
  uninitialised: text('初始化未完成', 'Not initialised'),
  unchanged: text('未改密', 'Password unchanged'),
  entitled: text('已开通失业险权限', 'May act on unemployment insurance'),
  registered: text('已注册', 'Registered'),
}

/** Registered and entitled are two states, shown apart (S0-03). An account of the former portal needs no right: it is one. */
export function standingsOf(account: Account, rights: readonly Pick<AccountRight, 'portal'>[]): Standing[] {
  const entitled = account.system === 'hall' || rights.some((right) => right.portal === 'unemployment')
  return [
    ...(account.state === 'closed' ? (['closed'] as const) : []),
    ...(account.state === 'locked' ? (['locked'] as const) : []),
    ...(account.initialised ? [] : (['uninitialised'] as const)),
    ...(account.mustChange ? (['unchanged'] as const) : []),
    entitled ? 'entitled' : 'registered',
  ]
}
