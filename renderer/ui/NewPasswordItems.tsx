import { Form, Input } from 'antd'
import { useText } from '../text/useText.ts'
import { passwordQuality, passwordUsable } from './passwordQuality.ts'

/** The two fields of a new password inside a Form: `password`, hinted by length while typed, and `again`. `login` is the form's field or a given name. */
export function NewPasswordItems({ label, login }: { label: string; login?: string }) {
  const { start } = useText()
  const form = Form.useFormInstance()
  const typed: string = Form.useWatch('password', form) ?? ''
  const typedLogin: string = Form.useWatch('login', form) ?? ''
  const name = login ?? typedLogin
  const quality = passwordQuality(typed, name)
  const words = {
    short: quality.verdict === 'short' ? start.passwordMissing(quality.missing) : '',
    login: start.passwordOnlyLogin,
    repeats: start.passwordRepeats,
    fair: `✓ ${start.passwordFair}`,
    good: `✓ ${start.passwordGood}`,
  }[quality.verdict]
  return (
    <>
      <Form.Item
        name="password"
        label={label}
        required
        validateTrigger="onBlur"
        extra={
          <span aria-live="polite">
            {start.passwordHint}
            {typed !== '' && (
              <>
                <br />
                <strong>{words}</strong>
              </>
            )}
          </span>
        }
        rules={[
          {
            validator: async (_, value: string) =>
              passwordUsable(value ?? '', name) ? undefined : Promise.reject(new Error(start.passwordNotYet)),
          },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="again"
        label={start.passwordAgain}
        required
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value: string) =>
              value === getFieldValue('password') ? undefined : Promise.reject(new Error(start.passwordsDiffer)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
    </>
  )
}
