import { useCommand } from '../../bridge/useCommand.ts'
import type { Staff } from '../../bridge/useSession.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'

/** Takes a person's access away, with a reason. */
export function DisableDialog({ person, onClose, onDone }: { person: Staff | null; onClose(): void; onDone(person: Staff): void }) {
  const { staff: words } = useText()
  const disable = useCommand('staff.disable')
  const close = () => {
    disable.reset()
    onClose()
  }
  const submit = async (reason: string) => {
    if (!person || !(await disable.attempt({ staffId: person.id, reason }))) return
    onDone(person)
    close()
  }
  return (
    <ReasonDialog
      open={person !== null}
      title={words.disableTitle(person?.name ?? '')}
      okText={words.disable}
      danger
      pending={disable.pending}
      failure={<ErrorNote failure={disable.failure} />}
      onCancel={close}
      onSubmit={(reason) => void submit(reason)}
    >
      <p>{words.disableNote}</p>
    </ReasonDialog>
  )
}
