import type { OutputOf } from '../../shared/contract/index.ts'
import type { Values } from '../../shared/filings/kind.ts'
import { type Member, memberLabels } from '../../shared/register/memberLabels.ts'
import { type RecordKind, type RecordOf, recordKey, recordLabels } from '../../shared/register/records.ts'
import { display, masked, maskedWords, numbersIn, officeName } from './value.ts'

type View = OutputOf<'register.person'>['records'][number]

/** A record of the register with words for its members, numbers masked. */
export function recordView<K extends RecordKind>(kind: K, body: RecordOf<K>): View {
  const members: Readonly<Record<string, Member>> = memberLabels[kind]
  const values: Values = { ...body }
  return {
    record: kind,
    label: recordLabels[kind],
    key: maskedWords(recordKey[kind](body), numbersIn(members, values)),
    members: Object.entries(members).map(([name, member]) => {
      const value = values[name] ?? null
      const words = name === 'officeId' && typeof value === 'string' ? officeName(value) : display(member, value, values)
      return { name, label: member.label, value: masked(member.type, value), display: words }
    }),
  }
}
