import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, StopOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useText } from '../../text/useText.ts'
import { Tag, type Tone } from '../../ui/StatusTag.tsx'

type State = 'waiting' | 'printed' | 'notPrinted' | 'voided'

const looks: { readonly [S in State]: { readonly tone: Tone; readonly icon: ReactNode } } = {
  waiting: { tone: 'wait', icon: <ClockCircleOutlined aria-hidden /> },
  printed: { tone: 'good', icon: <CheckCircleFilled aria-hidden /> },
  notPrinted: { tone: 'bad', icon: <CloseCircleFilled aria-hidden /> },
  voided: { tone: 'gone', icon: <StopOutlined aria-hidden /> },
}

/** 待确认, 已打印, 未打印, 作废 */
export function PrintTag({ state }: { state: State }) {
  const { prints } = useText()
  return (
    <Tag tone={looks[state].tone} icon={looks[state].icon}>
      {prints.states[state]}
    </Tag>
  )
}
