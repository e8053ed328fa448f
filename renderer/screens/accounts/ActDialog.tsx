import { Alert, Form, Input, Modal, Select } from 'antd'
import { identitiesShown, identityKeys } from '../../../shared/filings/identityShown.ts'
import type { AccountView, Slip } from '../../../shared/contract/accounts.ts'
import type { InputOf } from '../../../shared/contract/index.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useFormDraft } from '../../bridge/useFormDraft.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { KeySerial } from './KeySerial.tsx'

export type Asked =
  | { readonly act: 'reset' | 'unlock'; readonly account: AccountView }
  | { readonly act: 'allocate'; readonly creditCode: string; readonly unitName: string }

type Visitor = InputOf<'accounts.reset'>['visitor']
interface Entries extends Omit<Visitor, 'keySerial'> {
  readonly keySerial?: string
  readonly reason: string
  readonly holderName: string
  readonly holderId: string
  readonly phone: string
}

/** Who stands at the window, what they showed, and why: nothing is reset, unlocked or allocated without it. */
export function ActDialog({
  asked,
  onClose,
  onDone,
}: {
  asked: Asked
  onClose(): void
  onDone(slip: Slip | null, proposed: boolean): void
}) {
  const { accounts: words, common } = useText()
  const dialog = words.dialog
  const say = useSay()
  const [form] = Form.useForm<Entries>()
  const about = asked.act === 'allocate' ? asked.creditCode : asked.account.key
  const draft = useFormDraft(form, `accounts.${asked.act}/${about}`)
  const rule = useCall('accounts.rule', {}).data?.rule
  const reset = useCommand('accounts.reset')
  const allocate = useCommand('accounts.allocate')
  const unlock = useCommand('accounts.unlock')
  const as = Form.useWatch('as', form)
  const shown = Form.useWatch('shown', form)
  const command = { reset, allocate, unlock }[asked.act]
  const two = rule?.people === 2
  const title = asked.act === 'allocate' ? dialog.allocate(asked.unitName) : dialog[asked.act](asked.account.accountName)
  const submitWords = { reset: dialog.submitReset, unlock: dialog.submitUnlock, allocate: dialog.submitAllocate }[asked.act]

  const submit = async (given: Entries) => {
    const { name, idNumber, reason } = given
    const visitor: Visitor = {
      name,
      idNumber,
      as: given.as,
      shown: given.shown,
      keySerial: given.shown === 'key' ? (given.keySerial ?? null) : null,
    }
    if (asked.act === 'unlock') {
      const done = await unlock.attempt({ accounts: [asked.account.key], reason, visitor })
      if (!done) return
      draft.clear()
      onDone(null, done.requestId !== null)
      return
    }
    const done =
      asked.act === 'allocate'
        ? await allocate.attempt({
            creditCode: asked.creditCode,
            holderName: given.holderName,
            holderId: given.holderId,
            phone: given.phone,
            reason,
            visitor,
          })
        : await reset.attempt({ account: asked.account.key, reason, visitor })
    if (!done) return
    draft.clear()
    onDone(done.slip, done.requestId !== null)
    command.reset()
  }

  // Papers by which somebody is sent count for nobody else, and the other way round.
  const letters = ['agent', 'unitLetter'] as const
  const papers = identityKeys.filter((key) => letters.some((letter) => letter === key) === (as === 'agent'))
  const required = (message: string) => [{ required: true, whitespace: true, message }]
  return (
    <Modal
      open
      width={620}
      title={title}
      okText={two ? dialog.propose : submitWords}
      okButtonProps={{ disabled: rule === null && asked.act !== 'unlock' }}
      cancelText={common.cancel}
      confirmLoading={command.pending}
      mask={{ closable: false }}
      onCancel={() => {
        // Whoever stood at the window is gone with their number.
        draft.clear()
        onClose()
      }}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ as: 'holder', shown: 'idCard', ...(asked.act !== 'allocate' && { name: asked.account.holderName }) }}
        onValuesChange={draft.onValuesChange}
        onFinish={(entries) => void submit(entries)}
      >
        <p className="spaced">{{ reset: dialog.resetWhat, unlock: dialog.unlockWhat, allocate: dialog.allocateWhat }[asked.act]}</p>
        {rule === null && <Alert className="spaced" type="error" showIcon title={words.noRule} />}
        {rule && asked.act !== 'unlock' && (
          <p className="spaced muted">
            {dialog.rule(say(asked.act === 'reset' ? rule.reset : rule.initial))}
            {common.separator}
            {dialog.validHours(String(rule.validHours))}
          </p>
        )}
        {two && <Alert className="spaced" type="info" showIcon title={dialog.two} />}
        {asked.act === 'allocate' && (
          <fieldset>
            <legend>{dialog.holder}</legend>
            <div className="pair">
              <Form.Item name="holderName" label={dialog.name} rules={[{ required: true, min: 2, message: dialog.nameBad }]}>
                <Input autoComplete="off" maxLength={50} />
              </Form.Item>
              <Form.Item name="holderId" label={dialog.idNumber} rules={required(dialog.idNumberBad)}>
                <Input autoComplete="off" maxLength={18} />
              </Form.Item>
              <Form.Item name="phone" label={dialog.phone} rules={[{ required: true, pattern: /^1\d{10}$/, message: dialog.phoneBad }]}>
                <Input autoComplete="off" maxLength={11} />
              </Form.Item>
            </div>
          </fieldset>
        )}
        <fieldset>
          <legend>{dialog.identity}</legend>
          <div className="pair">
            <Form.Item name="as" label={dialog.as}>
              <Select
                options={(['holder', 'operator', 'agent'] as const).map((value) => ({ value, label: dialog.asOptions[value] }))}
                onChange={(value) => form.setFieldValue('shown', value === 'agent' ? 'unitLetter' : 'idCard')}
              />
            </Form.Item>
            <Form.Item name="shown" label={dialog.shown}>
              <Select
                options={[
                  ...papers.map((value) => ({ value, label: say(identitiesShown[value]) })),
                  ...(as === 'agent' || asked.act === 'allocate' ? [] : [{ value: 'key', label: dialog.key }]),
                ]}
              />
            </Form.Item>
            <Form.Item name="name" label={dialog.name} rules={[{ required: true, min: 2, message: dialog.nameBad }]}>
              <Input autoComplete="off" maxLength={50} />
            </Form.Item>
            <Form.Item
              name="idNumber"
              label={dialog.idNumber}
              extra={asked.act === 'allocate' ? undefined : dialog.idNumberHint}
              rules={required(dialog.idNumberBad)}
            >
              <Input autoComplete="off" maxLength={30} />
            </Form.Item>
            {shown === 'key' && <KeySerial />}
          </div>
        </fieldset>
        <Form.Item name="reason" label={common.reason} rules={[{ required: true, min: 2, message: common.reasonTooShort }]}>
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </Form>
      <ErrorNote failure={command.failure} onRetry={() => void command.retry()} />
    </Modal>
  )
}
