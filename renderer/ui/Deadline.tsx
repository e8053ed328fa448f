import { ClockCircleOutlined, ExclamationCircleFilled, WarningFilled } from '@ant-design/icons'
import { useFormat } from '../text/useFormat.ts'
import { Tag } from './StatusTag.tsx'

const looks = {
  overdue: { tone: 'bad', icon: <WarningFilled aria-hidden /> },
  today: { tone: 'back', icon: <ExclamationCircleFilled aria-hidden /> },
  soon: { tone: 'work', icon: <ClockCircleOutlined aria-hidden /> },
  later: { tone: 'wait', icon: <ClockCircleOutlined aria-hidden /> },
} as const

/** The last lawful minute, counted down in words; the exact minute on hover. */
export function Deadline({ at, now }: { at: string; now: string }) {
  const format = useFormat()
  const { words, urgency } = format.countdown(at, now)
  const { tone, icon } = looks[urgency]
  return (
    <span title={format.time(at)}>
      <Tag tone={tone} icon={icon}>
        {words}
      </Tag>
    </span>
  )
}
