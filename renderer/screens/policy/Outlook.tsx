import { Alert } from 'antd'
import type { OutputOf } from '../../../shared/contract/index.ts'
import type { TableName } from '../../../shared/policy/tables.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { RowFacts } from './RowFacts.tsx'
import { useRowWords } from './useRowWords.ts'

type Preview = OutputOf<'policy.preview'>

/** What a change replaces, leaves open and would move, as main reckons it. */
export function Outlook({ table, preview }: { table: TableName; preview: Preview }) {
  const { policy: words } = useText()
  const say = useSay()
  const { gap } = useRowWords()
  if (preview.problems.length > 0)
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={words.form.problems(preview.problems.length)}
        description={preview.problems.map(({ message }) => <p key={message.zh}>{say(message)}</p>)}
      />
    )
  return (
    <div className="stack">
      <section aria-label={words.becomes}>
        <h3>{words.becomes}</h3>
        {preview.added.map((row, i) => (
          <RowFacts key={i} table={table} row={row} />
        ))}
      </section>
      <section aria-label={words.replaces}>
        <h3>{words.replaces}</h3>
        {preview.removed.length === 0 && <p className="muted">{words.newRow}</p>}
        {preview.removed.map((row, i) => (
          <RowFacts key={i} table={table} row={row} />
        ))}
      </section>
      {preview.gaps.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={words.gapsLeft}
          description={preview.gaps.map((each) => <p key={each.from}>{gap(each)}</p>)}
        />
      )}
      {preview.impact && <Impact impact={preview.impact} />}
    </div>
  )
}

function Impact({ impact }: { impact: NonNullable<Preview['impact']> }) {
  const { policy: words } = useText()
  const format = useFormat()
  const { months, amount } = impact
  return (
    <section aria-label={words.impact}>
      <h3>{words.impact}</h3>
      {months === null && <p>{words.impactNone}</p>}
      {months && (
        <>
          <p>{words.impactMonths(format.month(months.from), format.month(months.to))}</p>
          {impact.bookedMonths > 0 && <p>{words.impactBooked(impact.bookedMonths, format.month(impact.openPeriod))}</p>}
          <p>{words.impactWho(format.count(impact.persons, 'people'), format.count(impact.units, 'units'))}</p>
          <p>
            {amount === null
              ? words.impactMany
              : words.impactAmount(format.money(amount.unit), format.money(amount.person), format.money(amount.lateFee), amount.lines)}
          </p>
        </>
      )}
      <p>{words.impactFilings(format.count(impact.filings, 'cases'))}</p>
    </section>
  )
}
