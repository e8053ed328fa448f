import { Alert, Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Money } from '../../ui/Money.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './exchange.module.css'

/** Whose benefit of a month waits to be paid, and the list made of it for each office (S2-10). */
export function PaymentsDue() {
  const { exchange, common } = useText()
  const words = exchange.payments.list
  const say = useSay()
  const format = useFormat()
  const mayOrder = useHolds('finance')
  const [month, setMonth] = useState(format.date(useNow()).slice(0, 7).replace('-', ''))
  const valid = /^(19|20)\d{2}(0[1-9]|1[0-2])$/.test(month)
  const due = useCall('payments.due', { month }, { enabled: valid, keepPrevious: true })
  const order = useCommand('payments.order')
  const [made, setMade] = useState<string | null>(null)
  const send = async (officeId: string) => {
    const done = await order.attempt({ month, officeId })
    if (done) setMade(words.made(done.number, format.count(done.orders, 'lines')))
  }
  return (
    <section className="panel stack" aria-labelledby="payments-due">
      <h2 id="payments-due">{words.title}</h2>
      <p className="muted">{words.what}</p>
      <p className="row">
        <label htmlFor="payments-month">{words.month}</label>
        <Input
          id="payments-month"
          className={css.month ?? ''}
          inputMode="numeric"
          maxLength={6}
          placeholder={words.monthHint}
          value={month}
          status={valid ? '' : 'error'}
          onChange={(event) => setMonth(event.target.value.trim())}
        />
        {!valid && <span role="alert">{words.monthHint}</span>}
        {!mayOrder && <span className="muted">{words.onlyFinance}</span>}
      </p>
      <ErrorNote failure={order.failure ?? due.error} onRetry={() => void due.refetch()} onClose={order.reset} />
      {made && <Alert type="success" showIcon title={made} closable={{ onClose: () => setMade(null) }} />}
      {valid && due.isPending && <Waiting />}
      {due.data && due.data.missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={words.missing}
          description={
            <ul>
              {due.data.missing.map((each) => (
                <li key={each.zh}>{say(each)}</li>
              ))}
            </ul>
          }
        />
      )}
      {due.data && due.data.offices.length === 0 && due.data.missing.length === 0 && <EmptyState why={words.none} what={words.noneWhat} />}
      {due.data?.offices.map(({ officeId, officeName, orders, due: gross, setOff }) => (
        <p key={officeId} className="row">
          <span>
            {words.office(
              officeName,
              format.count(orders, 'people'),
              format.money(gross),
              format.money(setOff),
              format.money(gross - setOff),
            )}
          </span>
          {mayOrder && (
            <Popconfirm
              title={words.confirm}
              description={words.confirmWhat}
              okText={words.make}
              cancelText={common.cancel}
              onConfirm={() => void send(officeId)}
            >
              <Button type="primary" loading={order.pending}>
                {words.make}
              </Button>
            </Popconfirm>
          )}
        </p>
      ))}
      {due.data && due.data.rows.length > 0 && (
        <table className={css.table}>
          <thead>
            <tr>
              {words.columns.map((head, at) => (
                <th key={head} scope="col" className={at > 2 ? 'right' : ''}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {due.data.rows.map((row) => (
              <tr key={`${row.idNumber}/${row.account}/${row.name}`}>
                <th scope="row">{row.name}</th>
                <td className="num">{row.idNumber}</td>
                <td className="num">{row.account}</td>
                <td className="right">
                  <Money fen={row.due} />
                </td>
                <td className="right">
                  <Money fen={row.setOff} />
                </td>
                <td className="right">
                  <Money fen={row.due - row.setOff} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {due.data?.rows.length === 200 && <p className="muted">{words.first(200)}</p>}
    </section>
  )
}
