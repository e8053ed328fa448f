import { useCall } from '../../bridge/useCall.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import css from './prints.module.css'
import { PrintActions } from './PrintActions.tsx'
import { PrintTag } from './PrintTag.tsx'
import type { DocumentAsk } from './useDocumentPrint.ts'

/** Every copy of one document, oldest first, with what can still be said about it; nothing while there is none. */
export function Copies({ ask }: { ask: DocumentAsk }) {
  const { prints: words } = useText()
  const copies = useCall('print.copies', ask).data ?? []
  if (copies.length === 0) return null
  return (
    <section className={css.copies} aria-label={words.copies}>
      <h2>{words.copies}</h2>
      <ul>
        {copies.map((row) => (
          <li key={row.printId} className="row">
            <span className="num">{row.copy}</span>
            <PrintTag state={row.voided ? 'voided' : row.state} />
            <DateText at={row.at} time />
            <span>{row.who}</span>
            {row.target && <span className="muted">{row.printer ?? words.ways[row.target]}</span>}
            {row.voided && <span className="muted">{row.voided.reason}</span>}
            <PrintActions row={row} />
          </li>
        ))}
      </ul>
    </section>
  )
}
