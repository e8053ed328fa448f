import { Button, Popconfirm } from 'antd'
import { formatRoute, navigate } from '../../app/router.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'

/** Throws an upload away that was not saved. */
export function Discard({ batchId }: { batchId: string }) {
  const { batches: words, common } = useText()
  const discard = useCommand('batch.discard')
  return (
    <>
      <Popconfirm
        title={words.discardTitle}
        description={words.discardText}
        okText={words.discard}
        cancelText={common.cancel}
        okButtonProps={{ danger: true }}
        onConfirm={async () => {
          if (await discard.attempt({ batchId })) navigate(formatRoute('batches'), { replace: true })
        }}
      >
        <Button danger loading={discard.pending}>
          {words.discard}
        </Button>
      </Popconfirm>
      <ErrorNote failure={discard.failure} onClose={discard.reset} />
    </>
  )
}
