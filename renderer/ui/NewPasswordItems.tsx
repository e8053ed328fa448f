import { Form, Input } from 'antd'
import { useText } from '../text/useText.ts'
import { passwordQuality, passwordUsable } from './passwordQuality.ts'

/** The two fields of a new password inside a Form: `password`, hinted by length while typed, and `again`. the owner is what the form's fields `login` and `name` hold, or given. */
export function NewPasswordItems({ label, owner }: { label: string; owner?: readonly string[] }) {
  const { start } = useText()
  const form = Form.useFormInstance()
  const typed: string = Form.useWatch('password', form) ?? ''
  const typedLogin: string = Form.useWatch('login', form) ?? ''
  const typedName: string = Form.useWatch('name', form) ?? ''
  const own = owner ?? [typedLogin, typedName]
  const quality = passwordQuality(typed, own)
  const words = {
    short: quality.verdict === 'short' ? start.passwordMissing(quality.missing) : '',
    own: start.passwordOwn,
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
              passwordUsable(value ?? '', own) ? undefined : Promise.reject(new Error(start.passwordNotYet)),
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
