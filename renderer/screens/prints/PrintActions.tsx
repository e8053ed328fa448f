import { Button } from 'antd'
import { useState } from 'react'
import type { PrintRowView } from '../../../shared/contract/prints.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'

/** What can be said about one print: it came out, it did not, it is void. */
export function PrintActions({ row }: { row: PrintRowView }) {
  const { prints: words } = useText()
  const confirm = useCommand('print.confirm')
  const annul = useCommand('print.void')
  const [voiding, setVoiding] = useState(false)
  const typed = useTypedText(voiding ? `print.void/${row.printId}` : null)
  const mayConfirm = useHolds('firstReview', 'secondReview', 'supervisor', 'accounts')
  const mayVoid = useHolds('supervisor')
  const say = (printed: boolean) => void confirm.attempt({ of: { printIds: [row.printId] }, printed })
  const standing = row.voided === null
  return (
    <span className="row">
      {standing && row.state === 'waiting' && mayConfirm && (
        <>
          <Button size="small" loading={confirm.pending} onClick={() => say(true)}>
            {words.confirm}
          </Button>
          <Button size="small" disabled={confirm.pending} onClick={() => say(false)}>
            {words.deny}
          </Button>
        </>
      )}
      {standing && row.state !== 'notPrinted' && mayVoid && (
        <Button size="small" danger onClick={() => setVoiding(true)}>
          {words.void}
        </Button>
      )}
      <ErrorNote failure={confirm.failure} onRetry={() => void confirm.retry()} onClose={confirm.reset} />
      <ReasonDialog
        open={voiding}
        title={words.voidTitle}
        okText={words.void}
        danger
        typed={typed}
        pending={annul.pending}
        failure={<ErrorNote failure={annul.failure} onRetry={() => void annul.retry()} />}
        onCancel={() => setVoiding(false)}
        onSubmit={(reason) => void annul.attempt({ printId: row.printId, reason }).then((done) => done && setVoiding(false))}
      >
        <p>{words.voidText(row.number, row.copy)}</p>
      </ReasonDialog>
    </span>
  )
}
