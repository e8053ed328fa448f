import type { OutputOf } from '../../../shared/contract/index.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { EffectTable } from '../../ui/EffectTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Money } from '../../ui/Money.tsx'
import { ActName } from './ActName.tsx'
import css from './rollback.module.css'

/** What was undone, as the journal tells it, with the money it moved and how claims are met. */
export function Done({ rollback }: { rollback: OutputOf<'rollback.open'> }) {
  const { rollback: words } = useText()
  const format = useFormat()
  if (rollback.done.length === 0) return <EmptyState why={words.stateOf[rollback.state]} what={rollback.ended} />
  const { sheets } = rollback.summary
  return (
    <>
      <section className="panel" aria-labelledby="done">
        <h2 id="done">
          {words.done} <span className="muted">{format.count(rollback.summary.steps.length, 'cases')}</span>
        </h2>
        <ol className={css.steps}>
          {rollback.done.map((act) => (
            <li key={act.seq} className={css.step}>
              <ActName act={act} />
              {act.effects.length > 0 && (
                <details>
                  <summary>{words.records(act.effects.length)}</summary>
                  {act.effects.map((effect) => (
                    <EffectTable
                      key={`${effect.record}/${effect.key}`}
                      effect={effect}
                      before={words.was}
                      gone={words.gone}
                      after={words.became}
                    />
                  ))}
                </details>
              )}
            </li>
          ))}
        </ol>
      </section>
      {sheets.length > 0 && (
        <section className="panel" aria-labelledby="done-money">
          <h2 id="done-money">{words.columns.moved}</h2>
          <ul className={css.plain}>
            {sheets.map((sheet) => (
              <li key={sheet.unitNo}>
                {words.confirmUnit(
                  `${sheet.unitNo} ${format.month(sheet.period)}`,
                  format.money(sheet.unitAmount + sheet.personAmount),
                  format.money(sheet.suspenseUnit + sheet.suspensePerson),
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {rollback.settlements.length > 0 && (
        <section className="panel" aria-labelledby="done-claims">
          <h2 id="done-claims">{words.settlements}</h2>
          {rollback.settlements.map((settlement) => (
            <details key={settlement.claim} open={settlement.entries.length < 4}>
              <summary>
                {settlement.payee} {words.ways[settlement.way]}{' '}
                <Money fen={settlement.entries.reduce((sum, entry) => sum + entry.amount, 0)} /> {settlement.reason}
              </summary>
              <ul className={css.plain}>
                {settlement.entries.map((entry) => (
                  <li key={entry.month}>
                    {format.month(entry.month)} <Money fen={entry.amount} />
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </section>
      )}
    </>
  )
}
