import { InboxOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'

/** An empty list: why it is empty, and what to do about it. */
export const EmptyState = ({ why, what, action }: { why: string; what?: string; action?: ReactNode }) => (
  <div className="empty" role="status">
    <InboxOutlined aria-hidden className="empty-icon" />
    <p>{why}</p>
    {what && <p className="muted">{what}</p>}
    {action}
  </div>
)
