import { type TableName, tableLabels } from '../../../shared/policy/tables.ts'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { formatRoute } from '../../app/router.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import css from './policy.module.css'

type Tables = OutputOf<'policy.tables'>

/** Every table with what is wanting in it. */
export function TableList({ tables, chosen }: { tables: Tables; chosen: TableName }) {
  const { policy: words } = useText()
  const say = useSay()
  return (
    <nav className={css.list} aria-label={words.list}>
      {tables.map(({ table, gaps, unconfirmed, open }) => (
        <a key={table} href={formatRoute('policy', [table])} aria-current={table === chosen ? 'page' : undefined}>
          <span>{say(tableLabels[table])}</span>
          <small>
            {gaps.length > 0 && <b>{words.gapsCount(gaps.length)}</b>}
            {unconfirmed > 0 && <span>{words.unconfirmedCount(unconfirmed)}</span>}
            {open > 0 && <span>{words.openCount(open)}</span>}
          </small>
        </a>
      ))}
    </nav>
  )
}
