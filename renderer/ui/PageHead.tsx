import type { ReactNode } from 'react'

/** The head of a screen: its name, a line of context, and what belongs to the whole screen on the right. */
export const PageHead = ({ title, note, extra }: { title: ReactNode; note?: ReactNode; extra?: ReactNode }) => (
  <header className="page-head">
    <h1>{title}</h1>
    {note && <span className="muted">{note}</span>}
    {extra && <div className="extra row">{extra}</div>}
  </header>
)
