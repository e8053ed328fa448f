import {
  CheckCircleFilled,
  CheckOutlined,
  ClockCircleOutlined,
  CloseCircleFilled,
  EditOutlined,
  EyeOutlined,
  MinusCircleOutlined,
  RollbackOutlined,
  UndoOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { type Status, statusLabels } from '../../shared/review/status.ts'
import { useSay } from '../text/language.ts'

export type Tone = 'wait' | 'work' | 'back' | 'good' | 'bad' | 'gone'

/** A short word with a shape of its own; colour only repeats what both say. */
export const Tag = ({ tone, icon, children }: { tone: Tone; icon: ReactNode; children: ReactNode }) => (
  <span className="tag" data-tone={tone}>
    {icon}
    {children}
  </span>
)

const looks: { readonly [S in Status]: { readonly tone: Tone; readonly icon: ReactNode } } = {
  submitted: { tone: 'wait', icon: <ClockCircleOutlined aria-hidden /> },
  inReview: { tone: 'work', icon: <EditOutlined aria-hidden /> },
  returned: { tone: 'back', icon: <RollbackOutlined aria-hidden /> },
  firstPassed: { tone: 'work', icon: <CheckOutlined aria-hidden /> },
  inSecondReview: { tone: 'work', icon: <EyeOutlined aria-hidden /> },
  approved: { tone: 'good', icon: <CheckCircleFilled aria-hidden /> },
  rejected: { tone: 'bad', icon: <CloseCircleFilled aria-hidden /> },
  withdrawn: { tone: 'gone', icon: <MinusCircleOutlined aria-hidden /> },
  rolledBack: { tone: 'gone', icon: <UndoOutlined aria-hidden /> },
}

/** 办件状态 */
export function StatusTag({ status }: { status: Status }) {
  const say = useSay()
  const { tone, icon } = looks[status]
  return (
    <Tag tone={tone} icon={icon}>
      {say(statusLabels[status])}
    </Tag>
  )
}
