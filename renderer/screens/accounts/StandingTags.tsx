import {
  CheckCircleFilled,
  ExclamationCircleOutlined,
  LockOutlined,
  MinusCircleOutlined,
  UserOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { type Standing, standingLabels } from '../../../shared/accounts/standing.ts'
import { useSay } from '../../text/language.ts'
import { Tag, type Tone } from '../../ui/StatusTag.tsx'

const looks: { readonly [S in Standing]: { readonly tone: Tone; readonly icon: ReactNode } } = {
  closed: { tone: 'gone', icon: <MinusCircleOutlined aria-hidden /> },
  locked: { tone: 'bad', icon: <LockOutlined aria-hidden /> },
  uninitialised: { tone: 'back', icon: <ExclamationCircleOutlined aria-hidden /> },
  unchanged: { tone: 'back', icon: <WarningOutlined aria-hidden /> },
  entitled: { tone: 'good', icon: <CheckCircleFilled aria-hidden /> },
  registered: { tone: 'wait', icon: <UserOutlined aria-hidden /> },
}

/** 账号状态, the gravest first. */
export function StandingTags({ standings }: { standings: readonly Standing[] }) {
  const say = useSay()
  return (
    <span className="row">
      {standings.map((standing) => (
        <Tag key={standing} {...looks[standing]}>
          {say(standingLabels[standing])}
        </Tag>
      ))}
    </span>
  )
}
