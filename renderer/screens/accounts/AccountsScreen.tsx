import { Tabs } from 'antd'
import { formatRoute, navigate, type ScreenProps } from '../../app/router.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useText } from '../../text/useText.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { AccountList } from './AccountList.tsx'
import { BulkUnlock } from './BulkUnlock.tsx'
import { Diagnosis } from './Diagnosis.tsx'
import { Requests } from './Requests.tsx'
import { Resets } from './Resets.tsx'

/** 网厅账号: diagnosis first, then what hangs on it. The address keeps the page and what was looked for. */
export function AccountsScreen({ route }: ScreenProps) {
  const { shell, accounts: words } = useText()
  const clerk = useHolds('accounts', 'supervisor')
  const waiting = useCall('accounts.requests', {}).data?.length ?? 0
  const pages = {
    diagnosis: <Diagnosis keyword={route.query['q'] ?? ''} code={route.query['code'] ?? ''} />,
    list: <AccountList standing={route.query['standing'] ?? 'locked'} />,
    requests: <Requests />,
    unlock: <BulkUnlock />,
    resets: <Resets />,
  }
  const listed = (['diagnosis', 'list', 'requests', 'unlock', 'resets'] as const).filter((page) => page !== 'unlock' || clerk)
  const page = listed.find((candidate) => candidate === route.path[0]) ?? 'diagnosis'
  return (
    <section className="screen">
      <PageHead title={shell.screens.accounts} />
      <Tabs
        className="page-tabs"
        activeKey={page}
        onChange={(key) => navigate(formatRoute('accounts', key === 'diagnosis' ? [] : [key]))}
        items={listed.map((key) => ({ key, label: key === 'requests' && waiting > 0 ? `${words.tabs[key]} ${waiting}` : words.tabs[key] }))}
      />
      {pages[page]}
    </section>
  )
}
