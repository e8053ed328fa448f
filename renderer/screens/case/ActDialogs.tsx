import { Checkbox } from 'antd'
import { useState } from 'react'
import type { ReviewCommand } from '../../../shared/review/commands.ts'
import type { CallFailure } from '../../bridge/client.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { useOpenCase } from './caseContext.ts'

export type ReasonedAct = 'release' | 'takeOver' | 'sendBack' | 'takeBack'

interface Props {
  readonly act: ReasonedAct | null
  readonly pending: boolean
  readonly failure: CallFailure | null
  onCancel(): void
  onCommand(command: ReviewCommand): void
}

/** The acts that want a written reason and nothing else: 退还, 接手, 退回初审, 撤销审核. */
export function ActDialogs({ act, pending, failure, onCancel, onCommand }: Props) {
  const { view } = useOpenCase()
  const { caseFile } = useText()
  const typed = useTypedText(act && `case.${act}/${view.caseId}`)
  const [conflict, setConflict] = useState(false)
  const words = caseFile.dialogs
  const what = {
    release: words.releaseWhat,
    takeOver: words.takeOverWhat(view.holder?.name ?? ''),
    sendBack: words.sendBackWhat,
    takeBack: words.takeBackWhat,
  }
  const submit = (reason: string) => {
    if (act === 'release') onCommand({ type: 'release', reason, conflictOfInterest: conflict })
    else if (act) onCommand({ type: act, reason })
  }
  return (
    <ReasonDialog
      open={act !== null}
      title={act ? words[act] : ''}
      okText={act ? caseFile.actions[act] : ''}
      typed={typed}
      pending={pending}
      failure={<ErrorNote failure={failure} />}
      onCancel={onCancel}
      onSubmit={submit}
    >
      {act && <p>{what[act]}</p>}
      {act === 'release' && (
        <>
          <Checkbox checked={conflict} onChange={(event) => setConflict(event.target.checked)}>
            {words.conflict}
          </Checkbox>
          {conflict && <p className="muted">{words.conflictLasting}</p>}
        </>
      )}
    </ReasonDialog>
  )
}
