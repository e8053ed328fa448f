import { Modal } from 'antd'
import { useText } from '../../text/useText.ts'

export interface HandedOut {
  readonly name: string
  readonly login: string
  readonly password: string
  /** The posts still wait for a second person. */
  readonly waiting: boolean
}

/** A one-time password, shown this once; closing it takes it off the screen for good. */
export function OneTimePassword({ given, onDone }: { given: HandedOut | null; onDone(): void }) {
  const { staff: words } = useText()
  return (
    <Modal
      open={given !== null}
      title={words.handOutTitle(given?.name ?? '')}
      okText={words.handOutDone}
      cancelButtonProps={{ hidden: true }}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      destroyOnHidden
      onOk={onDone}
    >
      <p>{words.handOutNote}</p>
      <dl className="pairs">
        <dt>{words.columns.login}</dt>
        <dd>
          <strong className="num">{given?.login}</strong>
        </dd>
        <dt>{words.oneTime}</dt>
        <dd>
          <strong className="num secret">{given?.password}</strong>
        </dd>
      </dl>
      {given?.waiting && <p>{words.waitingNote}</p>}
    </Modal>
  )
}
