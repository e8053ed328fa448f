import { ClockCircleOutlined, EyeOutlined, LockOutlined } from '@ant-design/icons'
import { Alert } from 'antd'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Tag } from '../../ui/StatusTag.tsx'

type Periods = OutputOf<'assessment.periods'>
export type PeriodState = 'open' | 'previewed' | 'locked'

export const stateOf = (period: string, { open }: Periods): PeriodState =>
  period !== open.period ? 'locked' : open.preview ? 'previewed' : 'open'

/** 未核定, 已预览 or 已锁定. */
export function StateTag({ state }: { readonly state: PeriodState }) {
  const { assessment: words } = useText()
  const looks = {
    open: { tone: 'wait', icon: <ClockCircleOutlined aria-hidden /> },
    previewed: { tone: 'work', icon: <EyeOutlined aria-hidden /> },
    locked: { tone: 'good', icon: <LockOutlined aria-hidden /> },
  } as const
  return <Tag {...looks[state]}>{words.states[state]}</Tag>
}

/** Who previewed or locked the period and when, and whether something moved since. */
export function Standing({ period, periods }: { readonly period: string; readonly periods: Periods }) {
  const { assessment: words } = useText()
  const format = useFormat()
  const locked = periods.locked.find((row) => row.period === period)
  const preview = period === periods.open.period ? periods.open.preview : null
  if (locked)
    return (
      <p className="muted">
        {words.lockedBy(locked.lockedBy, format.time(locked.lockedAt))} · {words.asOf(locked.asOf)} · {format.count(locked.units, 'units')}
      </p>
    )
  if (!preview) return null
  return (
    <>
      <p className="muted">
        {words.previewed(preview.madeBy, format.time(preview.madeAt))} · {words.asOf(preview.asOf)} · {format.count(preview.units, 'units')}
      </p>
      {preview.since > 0 && <Alert type="warning" showIcon title={words.since(format.count(preview.since, 'items'))} />}
    </>
  )
}
