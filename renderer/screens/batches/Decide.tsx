import { Radio } from 'antd'
import { useState } from 'react'
import { useCommand } from '../../bridge/useCommand.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'

interface Props {
  readonly batchId: string
  /** null: all that are undecided. */
  readonly rows: readonly number[] | null
  readonly count: number
  onDone(): void
  onCancel(): void
}

/** 办理 or 暂存 for warned rows, with the reason that a warning asks for. */
export function Decide({ batchId, rows, count, onDone, onCancel }: Props) {
  const { batches: words } = useText()
  const decide = useCommand('batch.decide')
  const typed = useTypedText(`batch.decide/${batchId}`)
  const [choice, setChoice] = useState<'take' | 'park'>('take')
  return (
    <ReasonDialog
      open
      title={words.decideTitle(count.toLocaleString('en'))}
      okText={words.choices[choice]}
      typed={typed}
      pending={decide.pending}
      failure={<ErrorNote failure={decide.failure} />}
      onCancel={onCancel}
      onSubmit={async (reason) => {
        if (await decide.attempt({ batchId, rows: rows && [...rows], choice, reason })) onDone()
      }}
    >
      <p className="muted">{words.decideNote}</p>
      <Radio.Group
        aria-label={words.decision}
        value={choice}
        onChange={(event) => setChoice(event.target.value === 'park' ? 'park' : 'take')}
        options={[
          { value: 'take', label: words.decideTake },
          { value: 'park', label: words.decidePark },
        ]}
      />
    </ReasonDialog>
  )
}
