import { Alert, Checkbox, Form, Input, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { type KeyTrouble, keyTroubleWords, type TokenFlag } from '../../../shared/keys/trouble.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../EmptyState.tsx'

/** A certificate on a key that is plugged in. */
export interface KeyChoice {
  readonly moduleId: string
  readonly slot: string
  readonly serial: string
  readonly fingerprint: string
  readonly title: string
  readonly note: string
  readonly flags: readonly TokenFlag[]
}

export interface KeyEntry {
  readonly use: Pick<KeyChoice, 'moduleId' | 'slot' | 'serial' | 'fingerprint'>
  readonly pin: string
  readonly finalTry: boolean
}

const barring: readonly { readonly flag: TokenFlag; readonly trouble: KeyTrouble }[] = [
  { flag: 'pinLocked', trouble: 'pinLocked' },
  { flag: 'pinPad', trouble: 'pinPad' },
  { flag: 'pinToBeChanged', trouble: 'pinToBeChanged' },
]

interface Props {
  readonly id: string
  readonly choices: readonly KeyChoice[]
  /** The PIN is all that the dialog asks. */
  readonly autoFocus?: boolean
  readonly children?: ReactNode
  /** Sent by Enter in the PIN, or by the dialog's own button through the form's id. */
  onSubmit(entry: KeyEntry): void
}

/**
 * Which key, and its PIN. What the token says of its tries comes before the question; the last try takes a second consent. The PIN is
 * emptied as soon as it is sent.
 */
export function KeyPin({ id, choices, autoFocus = false, children, onSubmit }: Props) {
  const { keys: words } = useText()
  const say = useSay()
  const [picked, setPicked] = useState<string>()
  const [pin, setPin] = useState('')
  const [agreed, setAgreed] = useState(false)
  const chosen = choices.find(({ fingerprint }) => fingerprint === picked) ?? choices[0]
  if (!chosen) return <EmptyState why={say(keyTroubleWords.noToken.what)} what={words.insertHint} />
  const barred = barring.find(({ flag }) => chosen.flags.includes(flag))
  const final = chosen.flags.includes('pinFinalTry')
  const ready = pin !== '' && !barred && (!final || agreed)
  const submit = () => {
    if (!ready) return
    const { moduleId, slot, serial, fingerprint } = chosen
    onSubmit({ use: { moduleId, slot, serial, fingerprint }, pin, finalTry: final })
    setPin('')
    setAgreed(false)
  }
  return (
    <form
      id={id}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Form layout="vertical" component={false}>
        <Form.Item label={words.chooseKey}>
          <Radio.Group value={chosen.fingerprint} onChange={(event) => setPicked(String(event.target.value))} aria-label={words.chooseKey}>
            {choices.map((choice) => (
              <div key={choice.fingerprint}>
                <Radio value={choice.fingerprint}>
                  <strong>{choice.title}</strong> <span className="muted">{choice.note}</span>
                </Radio>
              </div>
            ))}
          </Radio.Group>
        </Form.Item>
        {barred && (
          <Alert
            className="spaced"
            type="error"
            showIcon
            title={say(keyTroubleWords[barred.trouble].what)}
            description={say(keyTroubleWords[barred.trouble].wayOut)}
          />
        )}
        {!barred && final && (
          <Alert
            className="spaced"
            type="warning"
            showIcon
            title={say(keyTroubleWords.pinFinal.what)}
            description={
              <>
                <p>{say(keyTroubleWords.pinFinal.wayOut)}</p>
                <Checkbox checked={agreed} onChange={(event) => setAgreed(event.target.checked)}>
                  {words.useFinalTry}
                </Checkbox>
              </>
            }
          />
        )}
        {!barred && !final && chosen.flags.includes('pinCountLow') && (
          <Alert className="spaced" type="warning" showIcon title={words.triesLow} />
        )}
        {children}
        {!barred && (
          <Form.Item label={words.pin} htmlFor={`${id}-pin`} extra={words.pinHint}>
            <Input.Password
              id={`${id}-pin`}
              value={pin}
              maxLength={64}
              autoFocus={autoFocus}
              autoComplete="off"
              disabled={final && !agreed}
              onChange={(event) => setPin(event.target.value)}
            />
          </Form.Item>
        )}
      </Form>
    </form>
  )
}
