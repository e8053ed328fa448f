import type { OutputOf } from '../../../shared/contract/index.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import css from './register.module.css'

/** Records of the register, each with its members as they are read. */
export function Records({ records }: { records: OutputOf<'register.person'>['records'] }) {
  const { register } = useText()
  const say = useSay()
  if (records.length === 0) return <EmptyState why={register.noRecords} />
  return (
    <div className={css.records}>
      {records.map((record) => (
        <section key={`${record.record}/${record.key}`} className="panel" aria-label={say(record.label)}>
          <h2>{say(record.label)}</h2>
          <dl className={css.members}>
            {record.members
              .filter((member) => member.value !== null)
              .map((member) => (
                <div key={member.name}>
                  <dt>{say(member.label)}</dt>
                  <dd>{say(member.display)}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
