import { Form, Select } from 'antd'
import { useEffect } from 'react'
import { useCall } from '../../bridge/useCall.ts'
import { useText } from '../../text/useText.ts'

/** The bound key as it was read just now: chosen among the plugged-in ones, never typed; a single one is chosen by itself. */
export function KeySerial() {
  const { accounts: words } = useText()
  const form = Form.useFormInstance()
  const state = useCall('keys.state', {}, { fresh: true })
  const read = (state.data?.tokens ?? []).flatMap(({ certificates }) => certificates.filter(({ forSigning }) => forSigning))
  const serials = read.map(({ serial }) => serial).join()
  useEffect(() => {
    const [only, ...others] = serials === '' ? [] : serials.split(',')
    form.setFieldValue('keySerial', others.length === 0 ? only : undefined)
  }, [form, serials])
  return (
    <Form.Item
      name="keySerial"
      label={words.dialog.keySerial}
      extra={read.length === 0 && !state.isPending ? words.dialog.keyNone : undefined}
      rules={[{ required: true, message: words.dialog.keySerialBad }]}
    >
      <Select
        loading={state.isPending}
        options={read.map(({ serial, title, unitName }) => ({ value: serial, label: `${unitName || title} · ${serial}` }))}
      />
    </Form.Item>
  )
}
