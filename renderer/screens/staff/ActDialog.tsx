import { useCommand } from '../../bridge/useCommand.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import type { HandedOut } from './OneTimePassword.tsx'
import type { Act, Person } from './people.ts'

interface Props {
  readonly act: Act | null
  readonly person: Person | null
  onClose(): void
  /** With the new one-time password after a reset. */
  onDone(act: Act, person: Person, given: HandedOut | null): void
}

/** Disables a person, unlocks them, or has the desk make a one-time password; each with a reason. */
export function ActDialog({ act, person, onClose, onDone }: Props) {
  const { staff: words } = useText()
  const disable = useCommand('staff.disable')
  const unlock = useCommand('staff.unlock')
  const reset = useCommand('staff.resetPassword')
  const command = { disable, unlock, reset }[act ?? 'disable']
  const typed = useTypedText(person && act && `staff.${act}/${person.id}`)
  const close = () => {
    for (const each of [disable, unlock, reset]) each.reset()
    onClose()
  }
  const submit = async (reason: string) => {
    if (!person || !act) return
    const input = { staffId: person.id, reason }
    const given = act === 'reset' ? await reset.attempt(input) : null
    const done = act === 'reset' ? given : await (act === 'disable' ? disable : unlock).attempt(input)
    if (!done) return
    onDone(act, person, given ? { name: person.name, login: person.login, password: given.oneTimePassword, waiting: false } : null)
    close()
  }
  return (
    <ReasonDialog
      open={act !== null}
      title={words.actTitle[act ?? 'disable'](person?.name ?? '')}
      okText={words.act[act ?? 'disable']}
      danger={act === 'disable'}
      typed={typed}
      pending={command.pending}
      failure={<ErrorNote failure={command.failure} />}
      onCancel={close}
      onSubmit={(reason) => void submit(reason)}
    >
      <p>{words.actNote[act ?? 'disable']}</p>
    </ReasonDialog>
  )
}
