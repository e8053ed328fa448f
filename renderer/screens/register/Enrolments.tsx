import { formatRoute } from '../../app/router.ts'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { enrolmentsOf, memberOf } from './enrolments.ts'
import css from './register.module.css'

/** Spells of insurance on a line of time, latest first. */
export function Enrolments({ records }: { records: OutputOf<'register.person'>['records'] }) {
  const { register } = useText()
  const say = useSay()
  const spells = enrolmentsOf(records)
  if (spells.length === 0) return <EmptyState why={register.noEnrolments} />
  return (
    <ol className={css.timeline}>
      {spells.map((spell) => {
        const shown = (name: string) => spell.members.find((member) => member.name === name)
        const from = shown('fromMonth')
        const to = shown('toMonth')
        const others = spell.members.filter(
          (member) => !['unitNo', 'idNumber', 'fromMonth', 'toMonth'].includes(member.name) && member.value !== null,
        )
        return (
          <li key={spell.key} data-running={memberOf(spell, 'toMonth') === ''}>
            <strong className="num">
              {from && say(from.display)} — {to && to.value !== null ? say(to.display) : register.until}
            </strong>{' '}
            <a href={formatRoute('register', ['units', memberOf(spell, 'unitNo')])}>
              {say(shown('unitNo')?.display ?? { zh: '', en: '' })}
            </a>
            <div className="muted">{others.map((member) => `${say(member.label)} ${say(member.display)}`).join(' · ')}</div>
          </li>
        )
      })}
    </ol>
  )
}
