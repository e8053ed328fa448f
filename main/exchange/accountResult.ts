import type { AccountResultLine } from '../../shared/exchange/result.ts'
import type { Envelope } from '../../shared/journal/envelope.ts'
import type { EventData } from '../../shared/journal/events.ts'
import type { Account } from '../../shared/register/records.ts'

type Issued = EventData<'account.reset'>

/** What a portal has to do about one act on an account, told from the act's event alone. */
export function accountResult({ eventId, type, recordedAt, data }: Envelope): AccountResultLine {
  // Held against its type's shape when it was appended.
  const { effects } = data as Pick<Issued, 'effects'>
  const after = effects[0]?.after as Account | null | undefined
  if (!after) throw new Error(`event ${eventId} left no account`)
  const { system, accountName, state, mustChange } = after
  const opened = ({ creditCode, unitName, unitNo, holderName, holderId, phone, loginMode }: Account) => ({
    creditCode,
    unitName,
    unitNo,
    holderName,
    holderId,
    phone,
    loginMode,
  })
  const issued = type === 'account.unlocked' ? null : (data as Issued)
  return {
    actId: eventId,
    act: type === 'account.allocated' ? 'allocated' : type === 'account.reset' ? 'reset' : 'unlocked',
    at: recordedAt,
    system,
    accountName,
    state,
    mustChange,
    password: issued && { ...issued.password, validUntil: issued.validUntil },
    opened: type === 'account.allocated' ? opened(after) : null,
  }
}
