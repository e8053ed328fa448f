import { Alert, Button, Tabs } from 'antd'
import type { Change } from '../../../shared/policy/change.ts'
import { proposers } from '../../../shared/policy/proposals.ts'
import { tableNames } from '../../../shared/policy/tables.ts'
import { formatRoute, navigate, type ScreenProps } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ChangePage } from './ChangePage.tsx'
import css from './policy.module.css'
import { ProposalPage } from './ProposalPage.tsx'
import { Proposals } from './Proposals.tsx'
import { TableList } from './TableList.tsx'
import { TablePage } from './TablePage.tsx'

const actions = ['add', 'correct', 'end'] as const

/** 政策参数: every dated table, and the proposals to change one. The address keeps what is shown. */
export function PolicyScreen({ route }: ScreenProps) {
  const { shell, policy: words } = useText()
  const [first = '', second, third] = route.path
  const proposal = first === 'proposal' ? second : undefined
  const page = proposal !== undefined || first === 'proposals' ? 'proposals' : 'tables'
  return (
    <section className="screen">
      <PageHead title={shell.screens.policy} />
      <Tabs
        className="page-tabs"
        activeKey={page}
        onChange={(key) => navigate(formatRoute('policy', key === 'proposals' ? ['proposals'] : []))}
        items={[
          { key: 'tables', label: words.tabs.tables },
          { key: 'proposals', label: words.tabs.proposals },
        ]}
      />
      {proposal !== undefined ? (
        <ProposalPage key={proposal} proposalId={proposal} />
      ) : page === 'proposals' ? (
        <ProposalsPage />
      ) : (
        <TablesPage name={first} action={actions.find((action) => action === second)} at={Number(third)} />
      )}
    </section>
  )
}

function ProposalsPage() {
  const { shell, policy: words } = useText()
  const list = useCall('policy.proposals', { limit: 200 })
  useKeys(shell.screens.policy, [{ key: 't', label: words.key.tables, run: () => navigate(formatRoute('policy')) }])
  return (
    <div className="screen-body">
      {list.isPending && <Waiting />}
      <ErrorNote failure={list.error} onRetry={() => void list.refetch()} />
      {list.data && <Proposals proposals={list.data} />}
    </div>
  )
}

function TablesPage({ name, action, at }: { name: string; action: Change['action'] | undefined; at: number }) {
  const { shell, policy: words } = useText()
  const tables = useCall('policy.tables', {})
  const mayPropose = useHolds(...proposers)
  const chosen = tableNames.find((table) => table === name) ?? 'rate'
  const table = tables.data?.find((each) => each.table === chosen)
  const propose = () => navigate(formatRoute('policy', [chosen, 'add']))
  useKeys(shell.screens.policy, [
    ...(mayPropose ? [{ key: 'n', label: words.key.propose, run: propose }] : []),
    { key: 'p', label: words.key.proposals, run: () => navigate(formatRoute('policy', ['proposals'])) },
  ])
  if (table && action && mayPropose) {
    const row = action === 'add' ? table.rows.at(-1)?.row : table.rows[at]?.row
    if (row || action === 'add') return <ChangePage key={`${chosen}/${action}/${at}`} table={chosen} action={action} row={row} />
  }
  return (
    <>
      {tables.isPending && <Waiting />}
      <ErrorNote failure={tables.error} onRetry={() => void tables.refetch()} />
      {tables.data && table && (
        <div className={css.desk}>
          <TableList tables={tables.data} chosen={chosen} />
          <div className={`screen-body ${css.rows}`}>
            {!mayPropose && <Alert className="spaced" type="info" showIcon title={words.readOnly} />}
            <TablePage table={table} mayPropose={mayPropose} />
          </div>
        </div>
      )}
      {mayPropose && table && (
        <ActionBar
          primary={
            <Button type="primary" onClick={propose}>
              {words.propose}
            </Button>
          }
        />
      )}
    </>
  )
}
