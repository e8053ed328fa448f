import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { ProposalState } from '../../../shared/policy/proposals.ts'
import { useText } from '../../text/useText.ts'
import { Tag, type Tone } from '../../ui/StatusTag.tsx'

const looks: { readonly [S in ProposalState]: readonly [Tone, ReactNode] } = {
  open: ['wait', <ClockCircleOutlined key="open" aria-hidden />],
  adopted: ['good', <CheckCircleFilled key="adopted" aria-hidden />],
  rejected: ['bad', <CloseCircleFilled key="rejected" aria-hidden />],
  withdrawn: ['gone', <MinusCircleOutlined key="withdrawn" aria-hidden />],
}

/** Where a proposal stands. */
export function ProposalTag({ state }: { state: ProposalState }) {
  const { policy: words } = useText()
  const [tone, icon] = looks[state]
  return (
    <Tag tone={tone} icon={icon}>
      {words.states[state]}
    </Tag>
  )
}
