import { Button, Segmented, Table } from 'antd'
import { useState } from 'react'
import { standingLabels } from '../../../shared/accounts/standing.ts'
import type { AccountRow } from '../../../shared/contract/accounts.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { StandingTags } from './StandingTags.tsx'

const standings = ['locked', 'unchanged', 'uninitialised', 'closed', 'all'] as const
const pageSize = 100

/** 账号名册 by standing; a row leads to the diagnosis of its account. */
export function AccountList({ standing: given }: { standing: string }) {
  const { accounts: words } = useText()
  const say = useSay()
  const standing = standings.find((candidate) => candidate === given) ?? 'locked'
  const [pages, setPages] = useState<readonly (string | null)[]>([null])
  const show = (next: string) => {
    setPages([null])
    navigate(formatRoute('accounts', ['list'], { standing: next }), { replace: true })
  }
  return (
    <div className="screen-body stack">
      <Segmented
        className="start"
        aria-label={words.list.standing}
        value={standing}
        onChange={show}
        options={standings.map((value) => ({ value, label: value === 'all' ? words.list.all : say(standingLabels[value]) }))}
      />
      {pages.map((cursor, i) => (
        <ListPage
          key={cursor ?? ''}
          standing={standing}
          cursor={cursor}
          last={i === pages.length - 1}
          onMore={(next) => setPages([...pages, next])}
        />
      ))}
    </div>
  )
}

function ListPage({
  standing,
  cursor,
  last,
  onMore,
}: {
  standing: (typeof standings)[number]
  cursor: string | null
  last: boolean
  onMore(next: string): void
}) {
  const { accounts: words } = useText()
  const columns = words.list.columns
  const say = useSay()
  const { data, error, isPending, refetch } = useCall('accounts.list', { standing, cursor, limit: pageSize })
  if (isPending) return <Waiting />
  if (!data) return <ErrorNote failure={error} onRetry={() => void refetch()} />
  if (data.rows.length === 0) return <EmptyState why={words.list.empty} what={words.list.emptyWhat} />
  return (
    <>
      <Table<AccountRow>
        size="small"
        rowKey="key"
        pagination={false}
        scroll={{ x: 900 }}
        dataSource={data.rows}
        columns={[
          {
            title: columns.account,
            render: (_, row) => (
              <a className="num" href={formatRoute('accounts', [], { q: row.accountName, code: row.creditCode })}>
                {row.accountName}
              </a>
            ),
          },
          { title: columns.system, render: (_, row) => say(row.systemLabel) },
          { title: columns.unit, dataIndex: 'unitName' },
          { title: columns.standings, render: (_, row) => <StandingTags standings={row.standings} /> },
          { title: columns.locks, align: 'right', className: 'num', dataIndex: 'lockCount' },
          { title: columns.lockedAt, render: (_, row) => row.lockedAt && <DateText at={row.lockedAt} time /> },
          { title: columns.since, render: (_, row) => row.passwordSince && <DateText at={row.passwordSince} time /> },
        ]}
      />
      {last && data.next !== null && (
        <Button className="start" onClick={() => data.next !== null && onMore(data.next)}>
          {words.list.more}
        </Button>
      )}
    </>
  )
}
