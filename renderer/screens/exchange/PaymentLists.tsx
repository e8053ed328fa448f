import { App, Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Money } from '../../ui/Money.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { saveFile } from '../../ui/saveFile.ts'
import css from './exchange.module.css'

type List = OutputOf<'payments.lists'>['lists'][number]

/** 支付清单 that were made, with what has come back of each; fund finance exports them for the bank. */
export function PaymentLists() {
  const { exchange } = useText()
  const words = exchange.payments.list
  const format = useFormat()
  const { notification } = App.useApp()
  const mayExport = useHolds('finance')
  const made = useCall('payments.lists', { limit: 50 })
  const file = useCommand('payments.file')
  const [leaving, setLeaving] = useState<string | null>(null)
  const close = () => {
    file.reset()
    setLeaving(null)
  }
  const typed = useTypedText(leaving && `payments.file/${leaving}`)
  const save = async (reason: string) => {
    const saved = leaving === null ? undefined : await file.attempt({ number: leaving, reason })
    if (!saved) return
    saveFile(saved)
    notification.success({ title: words.saved(saved.fileName), placement: 'topRight', duration: 8 })
    close()
  }
  const cells = (list: List) =>
    [list.orders, list.paid, list.failed, list.orders - list.paid - list.failed].map((n) => format.count(n, 'lines'))
  return (
    <section className="panel" aria-labelledby="payment-lists">
      <h2 id="payment-lists">{words.lists}</h2>
      <ErrorNote failure={made.error} onRetry={() => void made.refetch()} />
      {made.data?.lists.length === 0 && <p className="muted">{words.listsNone}</p>}
      {made.data && made.data.lists.length > 0 && (
        <table className={css.table}>
          <thead>
            <tr>
              {words.listColumns.map((head, at) => (
                <th key={head} scope="col" className={at === 3 ? 'right' : ''}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {made.data.lists.map((list) => {
              const [orders, paid, failed, open] = cells(list)
              return (
                <tr key={list.number}>
                  <th scope="row" className="num nowrap">
                    {list.number}
                  </th>
                  <td>{format.month(list.month)}</td>
                  <td className="num">{orders}</td>
                  <td className="right">
                    <Money fen={list.due - list.setOff} />
                  </td>
                  <td className="num">{paid}</td>
                  <td className="num">{failed}</td>
                  <td className="num">{open}</td>
                  <td>
                    {mayExport && (
                      <Button size="small" onClick={() => setLeaving(list.number)}>
                        {words.export}
                      </Button>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      <ReasonDialog
        open={leaving !== null}
        title={words.exportTitle(leaving ?? '')}
        okText={words.export}
        typed={typed}
        pending={file.pending}
        failure={<ErrorNote failure={file.failure} />}
        onCancel={close}
        onSubmit={(reason) => void save(reason)}
      >
        <p>{words.exportWhat}</p>
      </ReasonDialog>
    </section>
  )
}
