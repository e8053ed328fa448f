import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { keyTroubleWords } from '../../../shared/keys/trouble.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { type KeyEntry, KeyPin } from '../../ui/keys/KeyPin.tsx'

/** Sign-in by USB key, where anybody here has one enrolled. Keys that nobody signs in with are not offered. */
export function KeyLogin() {
  const { keys: words, signIn, start } = useText()
  const say = useSay()
  const offered = useCall('keys.offered', {}, { fresh: true })
  const login = useCommand('session.loginWithKey')
  const [password, setPassword] = useState('')
  if (!offered.data?.used) return null
  const known = offered.data.certificates.filter((certificate) => certificate.login !== null)
  const withPassword = known.some(({ alone }) => !alone)
  const submit = async ({ use, pin, finalTry }: KeyEntry) => {
    const certificate = known.find(({ fingerprint }) => fingerprint === use.fingerprint)
    const needed = certificate?.alone === false
    setPassword('')
    await login.attempt({ ...use, pin, finalTry, login: certificate?.login ?? '', password: needed ? password : null })
  }
  return (
    <section aria-label={words.loginTitle} className="stack">
      <h2>{words.loginTitle}</h2>
      <KeyPin
        id="login-key"
        choices={known.map(({ login: name, ...choice }) => ({ ...choice, note: words.loginAs(name ?? '') }))}
        onSubmit={(entry) => void submit(entry)}
      >
        {withPassword && (
          <Form.Item label={start.password} htmlFor="login-key-password" extra={words.loginWithPassword}>
            <Input.Password
              id="login-key-password"
              value={password}
              maxLength={256}
              autoComplete="off"
              onChange={(event) => setPassword(event.target.value)}
            />
          </Form.Item>
        )}
      </KeyPin>
      {offered.data.troubles.map(({ name, trouble }) => (
        <p key={name} className="muted">
          {name}：{say(keyTroubleWords[trouble.code].what)}
        </p>
      ))}
      {login.pending && <p className="muted">{words.working}</p>}
      <ErrorNote failure={login.failure} {...(login.failure?.code === 'wrongPassword' && { title: signIn.wrong })} />
      {known.length > 0 && (
        <div className="row end">
          <span className="muted">{words.removedHint}</span>
          <Button htmlType="submit" form="login-key" loading={login.pending}>
            {words.login}
          </Button>
        </div>
      )}
    </section>
  )
}
