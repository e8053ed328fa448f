import type { AccountResultLine } from '../../shared/exchange/result.ts'
import type { Envelope } from '../../shared/journal/envelope.ts'
import type { EventData } from '../../shared/journal/events.ts'
import type { Account } from '../../shared/register/records.ts'

type Issued = EventData<'account.reset'>

/** What a portal has to do about one act on an account, told from the act's event alone. `actId` names the account of an event about several. */
export function accountResult({ actId, event }: { readonly actId: string; readonly event: Envelope }): AccountResultLine {
  const { type, recordedAt: at } = event
  const nothing = { actId, at, password: null, opened: null }
  const [, several] = actId.split('#', 2)
  if (several !== undefined) return { ...nothing, act: 'forced', ...named(several), state: null, mustChange: true }
  // Held against its type's shape when it was appended.
  const { effects } = event.data as Pick<Issued, 'effects'>
  const [effect] = effects.filter(({ record }) => record === 'account')
  const after = effect?.after as Account | null | undefined
  if (!effect) throw new Error(`event ${actId} touched no account`)
  const standing = { ...named(effect.key), state: after?.state ?? ('closed' as const), mustChange: after?.mustChange ?? false }
  if (type === 'rollback.undid') return { ...nothing, act: 'revoked', ...standing }
  if (type === 'account.unlocked') return { ...nothing, act: 'unlocked', ...standing }
  const { password, validUntil } = event.data as Issued
  const opened = type === 'account.allocated' && after ? holderOf(after) : null
  return { ...nothing, act: opened ? 'allocated' : 'reset', ...standing, password: { ...password, validUntil }, opened }
}

const named = (key: string): Pick<AccountResultLine, 'system' | 'accountName'> => {
  const [system = '', ...name] = key.split('/')
  return { system: system as Account['system'], accountName: name.join('/') }
}

const holderOf = ({ creditCode, unitName, unitNo, holderName, holderId, phone, loginMode }: Account) => ({
  creditCode,
  unitName,
  unitNo,
  holderName,
  holderId,
  phone,
  loginMode,
})
