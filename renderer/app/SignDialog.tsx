import { Modal } from 'antd'
import { useSyncExternalStore } from 'react'
import { signing } from '../bridge/desk.ts'
import { useCall } from '../bridge/useCall.ts'
import { useCommand } from '../bridge/useCommand.ts'
import { useStatus } from '../bridge/useSession.ts'
import { useText } from '../text/useText.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { type KeyEntry, KeyPin } from '../ui/keys/KeyPin.tsx'
import { choicesOf } from '../ui/keys/choices.ts'
import { Waiting } from '../ui/Waiting.tsx'

/** Asks for the person's signature where the office demands one, and lets that act go on by itself. */
export function SignDialog() {
  const act = useSyncExternalStore(signing.subscribe, signing.current)
  return act ? <Asking key={act.commandId} commandId={act.commandId} why={act.why} /> : null
}

function Asking({ commandId, why }: { commandId: string; why: string }) {
  const { keys: words, common } = useText()
  const me = useStatus().data?.staff?.id
  const state = useCall('keys.state', {}, { fresh: true })
  const sign = useCommand('keys.sign')
  const mine = choicesOf(state.data?.tokens ?? [], ({ owner }) => owner !== null && owner.staffId === me)
  const others = (state.data?.tokens.length ?? 0) > 0 && mine.length === 0
  const submit = async ({ use, pin, finalTry }: KeyEntry) => {
    if (await sign.attempt({ commandId, ...use, pin, finalTry })) signing.settle(true)
  }
  return (
    <Modal
      open
      title={words.signTitle}
      okText={words.sign}
      cancelText={common.cancel}
      mask={{ closable: false }}
      zIndex={1100}
      confirmLoading={sign.pending}
      okButtonProps={{ htmlType: 'submit', form: 'sign-key', disabled: mine.length === 0 }}
      onCancel={() => signing.settle(false)}
    >
      <div className="stack">
        <p>{why}</p>
        {state.isPending ? <Waiting /> : <KeyPin id="sign-key" autoFocus choices={mine} onSubmit={(entry) => void submit(entry)} />}
        {others && <p className="muted">{words.notYours}</p>}
        {sign.pending && <p className="muted">{words.working}</p>}
        <ErrorNote failure={sign.failure} />
      </div>
    </Modal>
  )
}
