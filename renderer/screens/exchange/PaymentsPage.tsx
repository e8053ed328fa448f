import { Alert } from 'antd'
import { useState } from 'react'
import { returnHeading } from '../../../shared/exchange/paymentReturn.ts'
import { fileTicket } from '../../bridge/fileTicket.ts'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Money } from '../../ui/Money.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './exchange.module.css'
import { FileButton } from './FileButton.tsx'
import { PaymentLists } from './PaymentLists.tsx'
import { PaymentsDue } from './PaymentsDue.tsx'

/** 支付清单 and 发放回盘: what the bank is to pay, and what banks paid and could not pay; a rollback asks here for what has to come back. */
export function PaymentsPage() {
  const { exchange: words, rollback } = useText()
  const format = useFormat()
  const mayAct = useHolds('finance', 'supervisor')
  const mayRead = useHolds('finance', 'supervisor', 'secondReview', 'audit')
  const list = useCall('payments.list', { limit: 200 }, { enabled: mayRead })
  const take = useCommand('payments.import')
  const [taken, setTaken] = useState<OutputOf<'payments.import'> | null>(null)
  const onFile = async (file: File) => {
    const ticket = await fileTicket(file)
    if (ticket !== undefined) setTaken((await take.attempt({ ticket })) ?? null)
  }
  if (!mayRead) return <EmptyState why={words.payments.notYours} />
  return (
    <>
      <div className="screen-body stack">
        <ErrorNote failure={take.failure} onRetry={() => void take.retry().then((done) => setTaken(done ?? null))} onClose={take.reset} />
        {taken && taken.problems.length === 0 && (
          <Alert
            type="success"
            showIcon
            title={words.payments.taken(
              format.count(taken.rows, 'lines'),
              format.count(taken.paid, 'lines'),
              format.count(taken.failed, 'lines'),
            )}
          />
        )}
        {taken && taken.problems.length > 0 && (
          <Alert
            type="error"
            showIcon
            title={words.payments.refused}
            description={
              <ul>
                {taken.problems.map(({ line, problem }) => (
                  <li key={line}>{words.payments.line(line, problem)}</li>
                ))}
              </ul>
            }
          />
        )}
        {mayAct && <PaymentsDue />}
        <PaymentLists />
        <h2>{words.payments.returns}</h2>
        <p className="muted">{words.payments.layout(returnHeading.join('|'))}</p>
        <ErrorNote failure={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Waiting />}
        {list.data?.rows.length === 0 && <EmptyState why={words.payments.none} what={words.payments.noneWhat} />}
        {list.data && list.data.rows.length > 0 && (
          <section className="panel" aria-label={words.tabs.payments}>
            <table className={css.table}>
              <thead>
                <tr>
                  {words.payments.columns.map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {list.data.rows.map((row) => (
                  <tr key={row.serial}>
                    <th scope="row" className="num">
                      {row.serial}
                    </th>
                    <td>{rollback.items[row.item]}</td>
                    <td>
                      {row.payeeName} <small className="num muted">{row.payee}</small>
                    </td>
                    <td className="num">{row.about}</td>
                    <td className="right">
                      <Money fen={row.amount} />
                    </td>
                    <td>{row.paid ? words.payments.paid(row.paidOn ?? '') : words.payments.failed(row.failure)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </div>
      {mayAct && (
        <ActionBar
          primary={
            <FileButton
              label={words.payments.choose}
              accept=".csv,.txt"
              primary
              disabled={take.pending}
              onFiles={([file]) => file && void onFile(file)}
            />
          }
        />
      )}
    </>
  )
}
