import { loginModes, passwordRules, trustLevels } from '../filings/accountCodes.ts'
import type { Account, AccountRight, RecordOf } from '../register/records.ts'
import { addDays, localDate } from '../rules/dates.ts'
import { type Text, text } from '../text.ts'

/** Account desk with a diagnosis (features.md idea 8): what is the matter with one account, and what to do about it. */

/** The next step as a button: an act of this screen, a filing at the counter, or a look at the register. */
export type Next =
  | { readonly type: 'desk'; readonly act: 'unlock' | 'reset' | 'allocate'; readonly account: string | null; readonly label: Text }
  | CounterNext
  | { readonly type: 'register'; readonly label: Text }

/** A filing at the counter; `entry` is what its form begins with, by field, as typed. */
export interface CounterNext {
  readonly type: 'counter'
  readonly kind: string
  readonly label: Text
  readonly entry: Readonly<Record<string, string>>
}

export interface AccountFinding {
  readonly id: 'state' | 'lock' | 'login' | 'ca' | 'password' | 'right' | 'trust' | 'initialisation' | 'bindings'
  /** blocked: cannot be used; attention: works, but something has to be done. */
  readonly result: 'ok' | 'attention' | 'blocked'
  readonly label: Text
  readonly detail: Text
  readonly next: Next | null
}

export interface AccountFacts {
  readonly account: Account
  readonly rights: readonly AccountRight[]
  readonly operators: readonly RecordOf<'operatorBinding'>[]
  /** Accounts that name this one as their parent. */
  readonly children: readonly Account[]
  readonly kunming: boolean
  /** Logins that apply here by the dated table; null where it has no row. */
  readonly modes: readonly Account['loginMode'][] | null
  readonly validHours: number
  /** ISO */
  readonly now: string
  /** The unit logs in by key, whichever of its accounts the key is bound to. */
  readonly keyBound: boolean
}

const wordsOf = (options: typeof loginModes, value: string): Text => options.find((o) => o.value === value)?.label ?? text(value, value)
const time = (iso: string): string => {
  const here = new Date(Date.parse(iso) + 8 * 3_600_000).toISOString()
  return `${here.slice(0, 10)} ${here.slice(11, 16)}`
}
const days = (from: string, to: string): number => Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** Every finding about one account, in the order in which a clerk would ask. */
export function diagnose(facts: AccountFacts): AccountFinding[] {
  const found = [
    state(facts),
    lock(facts),
    login(facts),
    ca(facts),
    password(facts),
    right(facts),
    trust(facts),
    initialisation(facts),
    bindings(facts),
  ]
  return found.filter((finding) => finding !== null)
}

type Of = (facts: AccountFacts) => AccountFinding | null
const keyOf = ({ system, accountName }: Account): string => `${system}/${accountName}`
const unitOf = ({ creditCode, unitName }: Account) => ({ creditCode, unitName })
const atCounter = (kind: string, label: Text, entry: CounterNext['entry']): CounterNext => ({ type: 'counter', kind, label, entry })
const resetNext = (account: Account): Next => ({
  type: 'desk',
  act: 'reset',
  account: keyOf(account),
  label: text('重置密码', 'Reset the password'),
})

const state: Of = ({ account }) =>
  account.state === 'closed'
    ? {
        id: 'state',
        result: 'blocked',
        label: text('账号状态', 'State'),
        detail: text('账号已停用，不能登录', 'Closed: no login'),
        next:
          account.system === 'hall'
            ? { type: 'desk', act: 'allocate', account: null, label: text('另行分配账号', 'Allocate another') }
            : atCounter('account.register', text('重新注册单位用户', 'Register again'), unitOf(account)),
      }
    : null

const lock: Of = ({ account }) => {
  const { lockCount, lockedAt, wrongTries } = account
  const label = text('锁定', 'Lock')
  const last = lockedAt ? text(`最近一次 ${time(lockedAt)}`, `last at ${time(lockedAt)}`) : text('', '')
  if (account.state === 'locked')
    return {
      id: 'lock',
      result: 'blocked',
      label,
      detail: text(
        `已锁定${lockedAt ? `：${time(lockedAt)} 连续输错 ${wrongTries} 次` : ''}；累计锁定 ${lockCount} 次`,
        `Locked${lockedAt ? ` at ${time(lockedAt)} after ${wrongTries} wrong passwords` : ''}; ${lockCount} times in all`,
      ),
      next: { type: 'desk', act: 'unlock', account: keyOf(account), label: text('解锁', 'Unlock') },
    }
  return {
    id: 'lock',
    result: 'ok',
    label,
    detail:
      lockCount === 0
        ? text('未锁定，从未被锁', 'Never locked')
        : text(`未锁定；累计锁定 ${lockCount} 次，${last.zh}`, `Not locked; ${lockCount} times before, ${last.en}`),
    next: null,
  }
}

const login: Of = ({ account, modes, kunming }) => {
  const label = text('登录方式', 'Login')
  const held = wordsOf(loginModes, account.loginMode)
  const area = kunming ? text('昆明市', 'Kunming') : text('昆明市以外', 'outside Kunming')
  if (modes === null)
    return {
      id: 'login',
      result: 'attention',
      label,
      detail: text(
        `登记为${held.zh}；参数表“网厅登录方式”没有本日数据`,
        `Registered: ${held.en}; the table of logins has no row for today`,
      ),
      next: null,
    }
  const listed = modes.map((mode) => wordsOf(loginModes, mode))
  const applies = text(listed.map((w) => w.zh).join('、'), listed.map((w) => w.en).join(', '))
  return modes.includes(account.loginMode)
    ? {
        id: 'login',
        result: 'ok',
        label,
        detail: text(`登记为${held.zh}；${area.zh}适用：${applies.zh}`, `${held.en}; applies in ${area.en}: ${applies.en}`),
        next: null,
      }
    : {
        id: 'login',
        result: 'attention',
        label,
        detail: text(
          `登记为${held.zh}，但${area.zh}适用的是${applies.zh}，请告知改用`,
          `Registered as ${held.en}, but ${area.en} uses ${applies.en}`,
        ),
        next: null,
      }
}

const ca: Of = ({ account, now }) => {
  if (account.system === 'hall') return null
  const label = text('实体CA', 'Entity certificate')
  const { caSerial, caTo, loginMode } = account
  if (caSerial === null)
    return loginMode === 'entityCa'
      ? {
          id: 'ca',
          result: 'blocked',
          label,
          detail: text('登录方式为实体CA，但没有绑定证书', 'Logs in by key, but none is bound'),
          next: atCounter('account.bindCa', text('办理实体CA绑定', 'Bind a key'), { ...unitOf(account), accountName: account.accountName }),
        }
      : { id: 'ca', result: 'ok', label, detail: text('未绑定', 'None bound'), next: null }
  const unbind = atCounter('account.unbindCa', text('解绑后换绑', 'Unbind, then bind the new one'), {
    ...unitOf(account),
    accountName: account.accountName,
    caSerial,
  })
  const today = localDate(now)
  if (caTo !== null && caTo < today)
    return {
      id: 'ca',
      result: loginMode === 'entityCa' ? 'blocked' : 'attention',
      label,
      detail: text(`已绑定 ${caSerial}，证书 ${caTo} 已到期`, `${caSerial} bound; expired ${caTo}`),
      next: unbind,
    }
  const soon = caTo !== null && caTo <= addDays(today, 30)
  return {
    id: 'ca',
    result: soon ? 'attention' : 'ok',
    label,
    detail: text(
      `已绑定 ${caSerial}${caTo ? `，有效期至 ${caTo}${soon ? `，还剩 ${days(today, caTo)} 天` : ''}` : ''}`,
      `${caSerial} bound${caTo ? `, valid to ${caTo}${soon ? `, ${days(today, caTo)} days left` : ''}` : ''}`,
    ),
    next: null,
  }
}

const password: Of = ({ account, validHours, now }) => {
  const label = text('密码', 'Password')
  const { standingPassword, passwordSince, mustChange } = account
  if (standingPassword === null || passwordSince === null)
    return mustChange
      ? { id: 'password', result: 'attention', label, detail: text('须在下次登录时修改', 'Must be changed at the next login'), next: null }
      : { id: 'password', result: 'ok', label, detail: text('本人自设', 'The holder’s own'), next: null }
  const rule = wordsOf(passwordRules, standingPassword)
  const stood = days(passwordSince, now)
  const since = text(`自 ${time(passwordSince)} 未改，已 ${stood} 天`, `unchanged since ${time(passwordSince)}, ${stood} days`)
  if (standingPassword !== 'random')
    return {
      id: 'password',
      result: 'attention',
      label,
      detail: text(`默认密码（${rule.zh}）${since.zh}，可被猜出`, `Default password (${rule.en}) ${since.en}: it can be guessed`),
      next: resetNext(account),
    }
  const expired = Date.parse(passwordSince) + validHours * 3_600_000 < Date.parse(now)
  return expired
    ? {
        id: 'password',
        result: 'blocked',
        label,
        detail: text(`一次性密码${since.zh}，已过有效期`, `One-time password ${since.en}: expired`),
        next: resetNext(account),
      }
    : {
        id: 'password',
        result: 'attention',
        label,
        detail: text(`一次性密码${since.zh}，登录后须修改`, `One-time password ${since.en}`),
        next: null,
      }
}

const right: Of = ({ account, rights, keyBound, kunming }) => {
  if (account.system !== 'platform') return null
  const label = text('失业险权限', 'Unemployment right')
  const held = rights.find((r) => r.portal === 'unemployment')
  if (held) {
    const way = { filing: '权限开通申报', entityCa: '实体CA自动绑定', hallAccount: `网厅账号 ${held.hallAccount ?? ''} 绑定` }[
      held.grantedBy
    ]
    return { id: 'right', result: 'ok', label, detail: text(`${held.grantedOn} 由${way}取得`, `Held since ${held.grantedOn}`), next: null }
  }
  if (account.caSerial !== null || keyBound)
    return {
      id: 'right',
      result: 'attention',
      label,
      detail: text(
        `缺少失业保险网厅权限；${kunming ? '昆明市' : ''}实体CA用户首次用实体CA登录时自动绑定，不需要手工开通`,
        'Missing; the first login with the key binds it by itself',
      ),
      next: null,
    }
  return {
    id: 'right',
    result: 'blocked',
    label,
    detail: text('缺少失业保险网厅权限，能登录但不能办理失业保险业务', 'Missing: may log in, but not act on unemployment insurance'),
    next: atCounter('account.rights', text('办理网厅权限开通', 'Grant the right'), {
      ...unitOf(account),
      accountName: account.accountName,
      loginMode: account.loginMode,
      unemployment: 'true',
      holderName: account.holderName,
    }),
  }
}

const trust: Of = ({ account }) => {
  if (account.system !== 'gdUnified' && account.system !== 'gdHrss') return null
  const label = text('可信等级', 'Trust level')
  const level = account.trustLevel
  const words = level ? wordsOf(trustLevels, level) : text('未核验', 'Not verified')
  return level === 'L2' || level === 'L3'
    ? { id: 'trust', result: 'ok', label, detail: words, next: null }
    : {
        id: 'trust',
        result: 'attention',
        label,
        detail: text(`${words.zh}；稳岗返还信息确认须四级（L2）以上`, `${words.en}; the job-retention refund asks for grade 4 (L2)`),
        next: atCounter('legalPerson.compare', text('办理法人信息核验', 'Verify the legal person'), {
          ...unitOf(account),
          accountName: account.accountName,
        }),
      }
}

const initialisation: Of = ({ account }) =>
  account.initialised
    ? null
    : {
        id: 'initialisation',
        result: 'blocked',
        label: text('登录初始化', 'Initialisation'),
        detail: text(
          '首次登录的单位和实名人员信息没有补全；补全后须关闭页面、清理缓存再登录',
          'Particulars of the first login are missing; afterwards close the page, clear the cache and log in again',
        ),
        next: null,
      }

const bindings: Of = ({ account, operators, children }) => {
  const running = operators.filter((o) => o.endedOn === null)
  const parts = [
    account.parentAccount === null ? null : text(`父账号 ${account.parentAccount}`, `parent ${account.parentAccount}`),
    children.length > 0 ? text(`子账号 ${children.length} 个`, `${children.length} sub-accounts`) : null,
    text(`已绑定经办人 ${running.length} 人`, `${running.length} operators bound`),
  ].filter((part) => part !== null)
  return {
    id: 'bindings',
    result: 'ok',
    label: text('绑定关系', 'Bindings'),
    detail: text(parts.map((p) => p.zh).join('；'), parts.map((p) => p.en).join('; ')),
    next: null,
  }
}
