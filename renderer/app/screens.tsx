import {
  AuditOutlined,
  CalculatorOutlined,
  CalendarOutlined,
  FileSearchOutlined,
  FormOutlined,
  HomeOutlined,
  IdcardOutlined,
  SafetyCertificateOutlined,
  SwapOutlined,
  TableOutlined,
  TeamOutlined,
  PrinterOutlined,
  SaveOutlined,
  UndoOutlined,
  UnlockOutlined,
} from '@ant-design/icons'
import { type ComponentType, lazy, type ReactNode } from 'react'
import type { Role } from '../../shared/policy/roles.ts'
import type { Words } from '../text/useText.ts'
import type { ScreenProps } from './router.ts'

/** The menu's groups, in their order; a heading shows where the person sees more than one group. */
export const groups = ['daily', 'insured', 'money', 'portal', 'manage'] as const

export interface ScreenEntry {
  readonly name: keyof Words['shell']['screens']
  readonly icon?: ReactNode
  /** Its place in the menu, in the order of this list; null: reached from another screen only. The first nine have Alt+1 … Alt+9. */
  readonly group: (typeof groups)[number] | null
  /** 拼音 initials of its Chinese name, for the list of Ctrl+K. */
  readonly initials: string
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
    group: 'daily',
    initials: 'gzt',
    Component: lazy(async () => ({ default: (await import('../screens/workbench/WorkbenchScreen.tsx')).WorkbenchScreen })),
  },
  {
    name: 'queue',
    icon: <FileSearchOutlined />,
    group: 'daily',
    initials: 'bjsh',
    roles: reviewers,
    Component: lazy(async () => ({ default: (await import('../screens/queue/QueueScreen.tsx')).QueueScreen })),
  },
  {
    name: 'case',
    group: null,
    initials: 'bj',
    roles: reviewers,
    Component: lazy(async () => ({ default: (await import('../screens/case/CaseScreen.tsx')).CaseScreen })),
  },
  {
    name: 'counter',
    icon: <FormOutlined />,
    group: 'daily',
    initials: 'cksl',
    roles: ['firstReview', 'supervisor'],
    Component: lazy(async () => ({ default: (await import('../screens/counter/CounterScreen.tsx')).CounterScreen })),
  },
  {
    name: 'batches',
    icon: <TableOutlined />,
    group: 'daily',
    initials: 'plsb',
    roles: reviewers,
    Component: lazy(async () => ({ default: (await import('../screens/batches/BatchesScreen.tsx')).BatchesScreen })),
  },
  {
    name: 'exchange',
    icon: <SwapOutlined />,
    group: 'daily',
    initials: 'dryjg',
    Component: lazy(async () => ({ default: (await import('../screens/exchange/ExchangeScreen.tsx')).ExchangeScreen })),
  },
  {
    name: 'register',
    icon: <IdcardOutlined />,
    group: 'insured',
    initials: 'cbdj',
    roles: [...reviewers, 'accounts', 'finance'],
    Component: lazy(async () => ({ default: (await import('../screens/register/RegisterScreen.tsx')).RegisterScreen })),
  },
  {
    name: 'assessment',
    icon: <CalculatorOutlined />,
    group: 'money',
    initials: 'ydhd',
    roles: [...reviewers, 'finance'],
    Component: lazy(async () => ({ default: (await import('../screens/assessment/AssessmentScreen.tsx')).AssessmentScreen })),
  },
  {
    name: 'prints',
    icon: <PrinterOutlined />,
    group: 'money',
    initials: 'dy',
    roles: [...reviewers, 'accounts', 'finance'],
    Component: lazy(async () => ({ default: (await import('../screens/prints/PrintsScreen.tsx')).PrintsScreen })),
  },
  {
    name: 'accounts',
    icon: <UnlockOutlined />,
    group: 'portal',
    initials: 'wtzh',
    roles: ['accounts', 'supervisor', 'audit'],
    Component: lazy(async () => ({ default: (await import('../screens/accounts/AccountsScreen.tsx')).AccountsScreen })),
  },
  {
    name: 'keys',
    icon: <SafetyCertificateOutlined />,
    group: 'portal',
    initials: 'stca',
    Component: lazy(async () => ({ default: (await import('../screens/keys/KeysScreen.tsx')).KeysScreen })),
  },
  {
    name: 'rollback',
    icon: <UndoOutlined />,
    group: 'manage',
    initials: 'ywht',
    roles: reviewers,
    Component: lazy(async () => ({ default: (await import('../screens/rollback/RollbackScreen.tsx')).RollbackScreen })),
  },
  {
    name: 'policy',
    icon: <CalendarOutlined />,
    group: 'manage',
    initials: 'zccs',
    Component: lazy(async () => ({ default: (await import('../screens/policy/PolicyScreen.tsx')).PolicyScreen })),
  },
  {
    name: 'audit',
    icon: <AuditOutlined />,
    group: 'manage',
    initials: 'sj',
    roles: ['audit'],
    Component: lazy(async () => ({ default: (await import('../screens/audit/AuditScreen.tsx')).AuditScreen })),
  },
  {
    name: 'staff',
    icon: <TeamOutlined />,
    group: 'manage',
    initials: 'ry',
    roles: ['supervisor', 'system', 'security', 'audit'],
    Component: lazy(async () => ({ default: (await import('../screens/staff/StaffScreen.tsx')).StaffScreen })),
  },
  {
    name: 'backups',
    icon: <SaveOutlined />,
    group: 'manage',
    initials: 'bf',
    roles: ['system'],
    Component: lazy(async () => ({ default: (await import('../screens/backups/BackupsScreen.tsx')).BackupsScreen })),
  },
]

/** Whether a screen is what somebody means who typed this: a part of its name, or the initials of its Chinese name. */
export const isMeant = ({ initials }: Pick<ScreenEntry, 'initials'>, name: string, typed: string): boolean => {
  const word = typed.trim().toLowerCase()
  return name.toLowerCase().includes(word) || initials.includes(word)
}

/** The screens that holders of these roles see. */
export const screensFor = (held: readonly string[]): readonly ScreenEntry[] =>
  screens.filter((screen) => !screen.roles || screen.roles.some((role) => held.includes(role)))
