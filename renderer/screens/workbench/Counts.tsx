import type { OutputOf } from '../../../shared/contract/index.ts'
import { openStatuses, statuses } from '../../../shared/review/status.ts'
import { formatRoute } from '../../app/router.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { StatusTag } from '../../ui/StatusTag.tsx'

/** How many cases in each status, and open ones of each matter; each count leads to its list. */
export function Counts({ data, linked }: { data: OutputOf<'work.overview'>; linked: boolean }) {
  const { workbench: words } = useText()
  const format = useFormat()
  const say = useSay()
  const countOf = (status: string) => data.counts.find((entry) => entry.status === status)?.count ?? 0
  const number = (words: string, query: Record<string, string>) =>
    linked ? (
      <a className="num" href={formatRoute('queue', [], query)}>
        {words}
      </a>
    ) : (
      <span className="num">{words}</span>
    )
  return (
    <div className="stack">
      <section className="panel" aria-labelledby="bench-status">
        <h2 id="bench-status">{words.byStatus}</h2>
        <ul className="counts">
          {statuses.map((status) => (
            <li key={status}>
              <StatusTag status={status} />
              {number(format.count(countOf(status), 'cases'), { statuses: status })}
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="bench-kind">
        <h2 id="bench-kind">{words.byKind}</h2>
        {data.byKind.length === 0 && <EmptyState why={words.byKindEmpty} />}
        <ul className="counts">
          {data.byKind.map((entry) => (
            <li key={entry.kind}>
              <span>{say(entry.label)}</span>
              {number(format.count(entry.open, 'cases'), { kinds: entry.kind, statuses: openStatuses.join(',') })}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
