import { CheckCircleFilled, ClockCircleOutlined, LoadingOutlined, PauseCircleOutlined } from '@ant-design/icons'
import type { BatchHead } from '../../../shared/contract/batches.ts'
import { useText } from '../../text/useText.ts'
import { Tag } from '../../ui/StatusTag.tsx'

const looks = {
  reading: { tone: 'bad', icon: <PauseCircleOutlined aria-hidden /> },
  checking: { tone: 'work', icon: <PauseCircleOutlined aria-hidden /> },
  ready: { tone: 'wait', icon: <ClockCircleOutlined aria-hidden /> },
  filing: { tone: 'work', icon: <PauseCircleOutlined aria-hidden /> },
  filed: { tone: 'good', icon: <CheckCircleFilled aria-hidden /> },
} as const

/** Where a batch stands, as a word with a shape. */
export function BatchState({ state, running }: { state: BatchHead['state']; running: boolean }) {
  const { batches: words } = useText()
  if (running)
    return (
      <Tag tone="work" icon={<LoadingOutlined aria-hidden />}>
        {words.running}
      </Tag>
    )
  return (
    <Tag tone={looks[state].tone} icon={looks[state].icon}>
      {words.states[state]}
    </Tag>
  )
}
