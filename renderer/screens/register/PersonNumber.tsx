import { useState } from 'react'
import { useCommand } from '../../bridge/useCommand.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { MaskedValue } from '../../ui/MaskedValue.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Revealed } from '../../ui/Revealed.tsx'

/** A person's masked number; seeing it in full wants a reason and is recorded. */
export function PersonNumber({ personId, masked }: { personId: string; masked: string }) {
  const { register } = useText()
  const reveal = useCommand('register.reveal')
  const [asking, setAsking] = useState(false)
  const typed = useTypedText(asking ? `register.reveal/${personId}` : null)
  const [full, setFull] = useState<string>()
  const show = async (reason: string) => {
    const shown = await reveal.attempt({ personId, reason })
    if (!shown) return
    setFull(shown.value)
    setAsking(false)
  }
  return (
    <>
      {full === undefined ? (
        <MaskedValue value={masked} onReveal={() => setAsking(true)} />
      ) : (
        <Revealed value={full} onHide={() => setFull(undefined)} />
      )}
      <ReasonDialog
        open={asking}
        title={register.revealTitle}
        okText={register.revealOk}
        typed={typed}
        pending={reveal.pending}
        failure={<ErrorNote failure={reveal.failure} />}
        onCancel={() => setAsking(false)}
        onSubmit={(reason) => void show(reason)}
      >
        <p className="muted">{register.revealNote}</p>
      </ReasonDialog>
    </>
  )
}
