import type { OutputOf } from '../../../shared/contract/index.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Money } from '../../ui/Money.tsx'
import css from './assessment.module.css'

/** 待转金 behind lines 8 and 9: what there was, what came in, what was used. */
export function SuspenseMoves({ moves }: { readonly moves: OutputOf<'assessment.explain'>['suspense'] }) {
  const { assessment: words } = useText()
  const format = useFormat()
  const { explain } = words
  return (
    <section>
      <h3>{explain.suspense}</h3>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{explain.kind}</th>
            <th scope="col" className="right">
              {explain.unit}
            </th>
            <th scope="col" className="right">
              {explain.person}
            </th>
          </tr>
        </thead>
        <tbody>
          {moves.map((move) => (
            <tr key={`${move.source}/${move.idNumber}/${move.coverageMonth}`}>
              <th scope="row">
                {explain.sources[move.source]}
                {move.coverageMonth !== null && (
                  <div className="muted">
                    <span className="num">{move.idNumber}</span> {format.month(move.coverageMonth)}
                  </div>
                )}
              </th>
              <td className="right">
                <Money fen={move.unitAmount} />
              </td>
              <td className="right">
                <Money fen={move.personAmount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
