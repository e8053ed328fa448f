import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, MinusCircleOutlined, UndoOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { type RollbackState, rollbackStateLabels } from '../../../shared/rollback/proposal.ts'
import { useSay } from '../../text/language.ts'
import { Tag, type Tone } from '../../ui/StatusTag.tsx'

const looks: { readonly [S in RollbackState]: { readonly tone: Tone; readonly icon: ReactNode } } = {
  proposed: { tone: 'wait', icon: <ClockCircleOutlined aria-hidden /> },
  executed: { tone: 'good', icon: <CheckCircleFilled aria-hidden /> },
  withdrawn: { tone: 'gone', icon: <MinusCircleOutlined aria-hidden /> },
  refused: { tone: 'bad', icon: <CloseCircleFilled aria-hidden /> },
  undone: { tone: 'gone', icon: <UndoOutlined aria-hidden /> },
}

/** Where a rollback stands. */
export function StateTag({ state }: { state: RollbackState }) {
  const say = useSay()
  const { tone, icon } = looks[state]
  return (
    <Tag tone={tone} icon={icon}>
      {say(rollbackStateLabels[state])}
    </Tag>
  )
}
