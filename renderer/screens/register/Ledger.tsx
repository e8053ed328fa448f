import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Money } from '../../ui/Money.tsx'
import { type LedgerLine, ledgerTotal } from './ledger.ts'
import css from './register.module.css'

/** Ledger lines as booked. `of` says whose they are and which column tells them apart. */
export function Ledger({ lines, of }: { lines: readonly LedgerLine[]; of: 'person' | 'unit' }) {
  const { register } = useText()
  const format = useFormat()
  const words = register.ledger
  if (lines.length === 0) return <EmptyState why={register.noLedger} />
  const total = ledgerTotal(lines)
  const heads = [words.coverageMonth, words.period, words.kind, of === 'person' ? words.unitNo : words.person]
  const figures = [words.base, words.unitAmount, words.personAmount, words.total]
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <caption className="muted right">{register.yuan}</caption>
        <thead>
          <tr>
            {heads.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
            {figures.map((label) => (
              <th key={label} scope="col" className="right">
                {label}
              </th>
            ))}
            <th scope="col">{words.received}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row" className="nowrap">
                {format.month(line.coverageMonth)}
              </th>
              <td className="nowrap">{format.month(line.period)}</td>
              <td>{register.ledgerKinds[line.kind]}</td>
              <td className={of === 'person' ? 'num nowrap' : undefined}>{of === 'person' ? line.unitNo : line.personName}</td>
              {[line.base, line.unitAmount, line.personAmount, line.unitAmount + line.personAmount].map((fen, i) => (
                <td key={figures[i]} className="right">
                  <Money fen={fen} />
                </td>
              ))}
              <td>{line.received ? register.received : register.notReceived}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={5}>
              {register.sum}
            </th>
            {[total.unitAmount, total.personAmount, total.total].map((fen, i) => (
              <td key={figures[i + 1]} className="right">
                <Money fen={fen} />
              </td>
            ))}
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
