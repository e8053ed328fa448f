import {
  CalendarOutlined,
  FileSearchOutlined,
  FormOutlined,
  HomeOutlined,
  IdcardOutlined,
  SwapOutlined,
  TeamOutlined,
  UndoOutlined,
} from '@ant-design/icons'
import { type ComponentType, lazy, type ReactNode } from 'react'
import type { Role } from '../../shared/policy/roles.ts'
import type { Words } from '../text/useText.ts'
import type { ScreenProps } from './router.ts'

interface ScreenEntry {
  readonly name: keyof Words['shell']['screens']
  readonly icon?: ReactNode
  /** In the menu on the left, with Alt+1… in this order. */
  readonly listed: boolean
  /** Who sees it; absent: everybody signed in. Main decides in any case. */
  readonly roles?: readonly Role[]
  readonly Component: ComponentType<ScreenProps>
}

const reviewers = ['firstReview', 'secondReview', 'supervisor', 'audit'] as const

/** Every screen behind the sign-in. */
export const screens: readonly ScreenEntry[] = [
  {
    name: 'workbench',
    icon: <HomeOutlined />,
    listed: true,
    Component: lazy(async () => ({ default: (await import('../screens/workbench/WorkbenchScreen.tsx')).WorkbenchScreen })),
  },
  {
    name: 'queue',
    icon: <FileSearchOutlined />,
    listed: true,
    roles: reviewers,
    Component: lazy(async () => ({ default: (await import('../screens/queue/QueueScreen.tsx')).QueueScreen })),
  },
  {
    name: 'case',
    listed: false,
    roles: reviewers,
    Component: lazy(async () => ({ default: (await import('../screens/case/CaseScreen.tsx')).CaseScreen })),
  },
  {
    name: 'register',
    icon: <IdcardOutlined />,
    listed: true,
    roles: [...reviewers, 'accounts', 'finance'],
    Component: lazy(async () => ({ default: (await import('../screens/register/RegisterScreen.tsx')).RegisterScreen })),
  },
  {
    name: 'exchange',
    icon: <SwapOutlined />,
    listed: true,
    Component: lazy(async () => ({ default: (await import('../screens/exchange/ExchangeScreen.tsx')).ExchangeScreen })),
  },
  {
    name: 'counter',
    icon: <FormOutlined />,
    listed: true,
    roles: ['firstReview', 'supervisor'],
    Component: lazy(async () => ({ default: (await import('../screens/counter/CounterScreen.tsx')).CounterScreen })),
  },
  {
    name: 'rollback',
    icon: <UndoOutlined />,
    listed: true,
    roles: reviewers,
    Component: lazy(async () => ({ default: (await import('../screens/rollback/RollbackScreen.tsx')).RollbackScreen })),
  },
  {
    name: 'policy',
    icon: <CalendarOutlined />,
    listed: true,
    Component: lazy(async () => ({ default: (await import('../screens/policy/PolicyScreen.tsx')).PolicyScreen })),
  },
  {
    name: 'staff',
    icon: <TeamOutlined />,
    listed: true,
    roles: ['system'],
    Component: lazy(async () => ({ default: (await import('../screens/staff/StaffScreen.tsx')).StaffScreen })),
  },
]

/** The screens that holders of these roles see. */
export const screensFor = (held: readonly string[]): readonly ScreenEntry[] =>
  screens.filter((screen) => !screen.roles || screen.roles.some((role) => held.includes(role)))
