import type { ReactNode } from 'react'

/** The foot of a screen. `primary` is its one main action, bottom right everywhere; others and destructive ones stand apart on the left. */
export const ActionBar = ({ primary, children }: { primary?: ReactNode; children?: ReactNode }) => (
  <footer className="action-bar">
    {children}
    {primary && <div className="primary row">{primary}</div>}
  </footer>
)
