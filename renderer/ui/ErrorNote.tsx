import { Alert, Button } from 'antd'
import type { ErrorCode } from '../../shared/contract/envelope.ts'
import { useText } from '../text/useText.ts'

/** A failed call as the person needs it. */
export interface Failure {
  readonly code: ErrorCode | 'noAnswer' | 'notConnected'
  readonly message: string
}

/** Failures that may pass by themselves; the others need something else first. */
const repeatable: ReadonlySet<Failure['code']> = new Set([
  'noAnswer',
  'notConnected',
  'busy',
  'storage',
  'internal',
  'cancelled',
  'reauthenticate',
  'signature',
])

/** What happened, what was kept, what to do next, and the way to try again. */
export function ErrorNote({
  failure,
  title,
  onRetry,
  onClose,
}: {
  failure: Failure | null
  /** Instead of the code's own words, where a screen can say it better. */
  title?: string
  onRetry?: (() => void) | undefined
  onClose?: (() => void) | undefined
}) {
  const { common } = useText()
  if (!failure) return null
  const help = common.failureHelp[failure.code]
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title ?? common.failure[failure.code]}
      description={
        <>
          {failure.message && <p>{failure.message}</p>}
          {help && <p>{help}</p>}
        </>
      }
      action={
        onRetry &&
        repeatable.has(failure.code) && (
          <Button size="small" onClick={onRetry}>
            {common.retry}
          </Button>
        )
      }
      {...(onClose && { closable: { onClose, 'aria-label': common.close } })}
    />
  )
}
