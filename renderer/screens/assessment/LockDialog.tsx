import { Button, Modal } from 'antd'
import { type KeyboardEvent, useRef } from 'react'
import { payableTotal } from '../../../shared/rules/sheet.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { Money } from '../../ui/Money.tsx'
import css from './assessment.module.css'

interface Props {
  readonly period: string
  readonly digest: string
  onClose(): void
  onStarted(jobId: string): void
}

/** The last look before a lock: how many units, how much, and what follows from it. Only Ctrl+Enter or the button locks. */
export function LockDialog({ period, digest, onClose, onStarted }: Props) {
  const { assessment: words } = useText()
  const format = useFormat()
  const lock = useCommand('assessment.lock')
  const totals = useCall('assessment.totals', { period, keyword: '', only: 'all' })
  const body = useRef<HTMLDivElement>(null)
  const dialog = words.lockDialog
  const confirm = () => {
    if (lock.pending || !totals.data) return
    void lock.attempt({ period, digest }).then((started) => {
      if (!started) return
      onStarted(started.jobId)
      onClose()
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey || event.repeat || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    confirm()
  }
  return (
    <Modal
      open
      title={dialog.title(format.month(period))}
      width={560}
      footer={null}
      closable={false}
      mask={{ closable: false }}
      onCancel={onClose}
      afterOpenChange={(open) => open && body.current?.focus()}
    >
      <div ref={body} tabIndex={-1} className="stack" onKeyDown={onKeyDown}>
        <ErrorNote failure={totals.error} onRetry={() => void totals.refetch()} />
        {totals.data && (
          <dl className={css.facts}>
            <dt>{dialog.totals}</dt>
            <dd>{format.count(totals.data.units, 'units')}</dd>
            <dt>{dialog.payable}</dt>
            <dd>
              <Money fen={payableTotal(totals.data.lines)} />
            </dd>
            <dt>{dialog.fees}</dt>
            <dd>
              <Money fen={totals.data.lines.lateFee} />
            </dd>
          </dl>
        )}
        <div>
          <strong>{dialog.follows}</strong>
          <ul className={css.follows}>
            {dialog.consequences.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
        <ErrorNote failure={lock.failure} onRetry={() => void lock.retry()} />
        <div className="row end">
          <span className="muted">
            <KeyHint keys="Ctrl+Enter" /> {words.key.lock}
          </span>
          <Button onClick={onClose}>{dialog.back}</Button>
          <Button type="primary" loading={lock.pending} disabled={!totals.data} onClick={confirm}>
            {words.lock(format.month(period))}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
