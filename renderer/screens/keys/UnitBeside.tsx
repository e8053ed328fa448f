import { Alert, Button, Table } from 'antd'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { client } from '../../bridge/desk.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCounterEntry } from '../../bridge/useCounterEntry.ts'
import { useStatus } from '../../bridge/useSession.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './keys.module.css'

type Beside = OutputOf<'keys.unit'>
type Account = Beside['accounts'][number]

/** What the office holds for the unit of a certificate: its accounts to bind or unbind, and its cases. */
export function UnitBeside({ fingerprint, code }: { fingerprint: string; code: string }) {
  const { keys: words } = useText()
  const { count } = useFormat()
  const found = useCall('keys.unit', { fingerprint, code })
  const counter = useCounterEntry()
  const held = useStatus().data?.staff?.roles ?? []
  const mayEnter = ['firstReview', 'supervisor'].some((role) => held.includes(role))
  if (found.isPending) return <Waiting />
  if (found.error) return <ErrorNote failure={found.error} onRetry={() => void found.refetch()} />
  const { unit, accounts, filings, filingCount, empty } = found.data

  /** The counter's own form, with what key and register say filled in. */
  const enter = async (act: 'bind' | 'unbind', accountName: string) => {
    const { kind, typed } = await client.ask('keys.entry', { act, fingerprint, code, accountName })
    if (await counter.enter(kind, typed)) navigate(formatRoute('counter', [kind]))
  }
  return (
    <section className="panel stack" aria-label={words.deskTitle}>
      <h2>{words.deskTitle}</h2>
      {unit ? (
        <dl className={css.facts}>
          <dt>{words.unitIs}</dt>
          <dd>
            <a href={formatRoute('register', ['unit', unit.unitNo])}>{unit.name}</a>
          </dd>
          <dt>{words.unitNo}</dt>
          <dd className="num">{unit.unitNo}</dd>
        </dl>
      ) : (
        <p className="muted">{words.unitUnknown}</p>
      )}
      {unit && !unit.sameName && <Alert type="warning" showIcon title={words.nameDiffers(unit.name)} />}
      {empty?.why === 'notRegistered' && <EmptyState why={words.emptyNotRegistered} what={words.emptyNotRegisteredHelp} />}
      {empty?.why === 'codeDiffers' && (
        <EmptyState why={words.emptyCodeDiffers(empty.unitName, empty.code)} what={words.emptyCodeDiffersHelp} />
      )}
      {accounts.length > 0 && (
        <>
          <h3>{words.accounts}</h3>
          <Table<Account>
            size="small"
            pagination={false}
            rowKey={({ system, accountName }) => `${system}/${accountName}`}
            dataSource={accounts}
            columns={[
              { title: words.accountColumns.name, dataIndex: 'accountName' },
              { title: words.accountColumns.system, dataIndex: 'system' },
              {
                title: words.accountColumns.binding,
                render: (_, account) => (
                  <>
                    {words.bindings[account.binding]}
                    {account.binding === 'other' && (
                      <div className="muted num">{words.otherSerial(account.caSerial ?? '', account.caTo ?? '')}</div>
                    )}
                  </>
                ),
              },
              { title: words.accountColumns.right, render: (_, { right }) => words.rights[right ?? 'none'] },
              ...(mayEnter
                ? [
                    {
                      title: words.accountColumns.act,
                      render: (_: unknown, { accountName, binding }: Account) =>
                        binding === 'none' ? (
                          <Button size="small" type="primary" ghost onClick={() => void enter('bind', accountName)}>
                            {words.bind}
                          </Button>
                        ) : (
                          <Button size="small" onClick={() => void enter('unbind', accountName)}>
                            {binding === 'other' ? words.rebind : words.unbind}
                          </Button>
                        ),
                    },
                  ]
                : []),
            ]}
          />
          {accounts.some(({ binding }) => binding === 'other') && <p className="muted">{words.rebindHelp}</p>}
          <p className="muted">{words.rightsNote}</p>
          {mayEnter && <p className="muted">{words.entryNote}</p>}
        </>
      )}
      <ErrorNote failure={counter.failure} />
      <h3>{words.filings}</h3>
      {filings.length === 0 ? (
        <p className="muted">{words.filingsNone}</p>
      ) : (
        <>
          <Table
            size="small"
            pagination={false}
            rowKey="number"
            dataSource={filings}
            columns={[
              {
                title: words.filingColumns.number,
                render: (_, { caseId, number }) => (
                  <a className="num" href={formatRoute('case', [caseId])}>
                    {number}
                  </a>
                ),
              },
              { title: words.filingColumns.kind, dataIndex: 'kind' },
              { title: words.filingColumns.status, dataIndex: 'status' },
              { title: words.filingColumns.at, dataIndex: 'at', className: 'num' },
            ]}
          />
          {filingCount > filings.length && <p className="muted">{words.filingsMore(count(filingCount, 'cases'))}</p>}
        </>
      )}
    </section>
  )
}
