import { Form, Input, Modal } from 'antd'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useText } from '../text/useText.ts'
import { focusFirst } from './focusFirst.ts'

interface Props {
  readonly open: boolean
  readonly title: string
  /** What will happen, in a sentence or two. */
  readonly children?: ReactNode
  readonly okText: string
  readonly danger?: boolean
  readonly pending?: boolean
  /** The failure of the last try, shown inside so that what was typed stays. */
  readonly failure?: ReactNode
  /** Where what is typed is kept until it is sent. */
  readonly typed: { readonly value: string; set(value: string): void; clear(): void }
  onCancel(): void
  onSubmit(reason: string): void
}

/** Asks for a written reason. What was typed stays until it is sent; Enter makes a new line, never a decision. */
export function ReasonDialog({
  open,
  title,
  children,
  okText,
  danger = false,
  pending = false,
  failure,
  typed,
  onCancel,
  onSubmit,
}: Props) {
  const { common } = useText()
  const reason = typed.value
  const [tried, setTried] = useState(false)
  const field = useId()
  const short = reason.trim().length < 2
  const sent = useRef<() => void>(undefined)
  // Closed by its owner after it was sent: there is nothing more to keep.
  useEffect(() => {
    if (!open) return
    return () => {
      sent.current?.()
      sent.current = undefined
    }
  }, [open])
  return (
    <Modal
      open={open}
      title={title}
      okText={okText}
      okButtonProps={{ danger }}
      confirmLoading={pending}
      cancelText={common.cancel}
      mask={{ closable: false }}
      onCancel={() => {
        sent.current = undefined
        onCancel()
      }}
      onOk={() => {
        setTried(true)
        if (short) return
        sent.current = typed.clear
        onSubmit(reason.trim())
      }}
      afterOpenChange={focusFirst(field)}
      afterClose={() => setTried(false)}
    >
      <div className="stack">
        {children}
        <Form layout="vertical" component={false}>
          <Form.Item
            label={common.reason}
            htmlFor={field}
            required
            extra={common.reasonHint}
            validateStatus={tried && short ? 'error' : ''}
            help={tried && short ? common.reasonTooShort : undefined}
          >
            <Input.TextArea id={field} rows={3} maxLength={200} value={reason} onChange={(event) => typed.set(event.target.value)} />
          </Form.Item>
        </Form>
        {failure}
      </div>
    </Modal>
  )
}
