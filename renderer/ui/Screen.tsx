import type { ReactNode } from 'react'

/** A screen: head, a body that scrolls, and the bar of actions that never moves. */
export const Screen = ({ head, actions, children }: { head: ReactNode; actions?: ReactNode; children: ReactNode }) => (
  <section className="screen">
    {head}
    <div className="screen-body">{children}</div>
    {actions}
  </section>
)
