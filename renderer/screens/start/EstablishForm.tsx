import { Button, Form, Input, Select, Steps } from 'antd'
import { useState } from 'react'
import { officeById, offices } from '../../../shared/policy/offices.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { NewPasswordItems } from '../../ui/NewPasswordItems.tsx'

interface Entries {
  readonly officeId: string
  readonly officeName: string
  readonly name: string
  readonly login: string
  readonly password: string
}

/** 建立经办机构: the office, then its first administrator. Going back keeps what was typed. */
export function EstablishForm({ onBack, onCode }: { onBack(): void; onCode(code: string): void }) {
  const { start, common } = useText()
  const say = useSay()
  const [form] = Form.useForm<Entries>()
  const [step, setStep] = useState<0 | 1>(0)
  const establish = useCommand('app.establish')
  const officeId = Form.useWatch('officeId', form)
  const office = officeById(officeId ?? '')

  const submit = async (entries: Entries) => {
    const done = await establish.attempt({
      officeId: entries.officeId,
      officeName: entries.officeName.trim(),
      admin: { login: entries.login, name: entries.name.trim(), password: entries.password },
    })
    if (done) onCode(done.recoveryCode)
  }

  return (
    <div className="sheet panel stack">
      <h1>{start.establish}</h1>
      <Steps
        size="small"
        current={step}
        items={[{ title: start.steps.office }, { title: start.steps.admin }, { title: start.steps.code }]}
      />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(entries) => (step === 0 ? setStep(1) : void submit(entries))}>
        <div hidden={step !== 0}>
          <Form.Item
            name="officeId"
            label={start.office}
            rules={[{ required: true, message: start.officeChoose }]}
            extra={office && `${office.address} · ${start.officeBank(say(office.bank.name))}`}
          >
            <Select
              autoFocus
              showSearch={{ optionFilterProp: 'label' }}
              options={offices.map((o) => ({ value: o.id, label: say(o.name) }))}
              onChange={(id) => form.setFieldValue('officeName', officeById(id)?.name.zh)}
            />
          </Form.Item>
          <Form.Item
            name="officeName"
            label={start.officeName}
            extra={start.officeNameHint}
            rules={[{ required: true, whitespace: true, min: 2, max: 60, message: start.officeNameBad }]}
          >
            <Input maxLength={60} />
          </Form.Item>
        </div>
        {step === 1 && (
          <>
            <p className="muted spaced">{start.adminIntro}</p>
            <Form.Item
              name="name"
              label={start.name}
              rules={[{ required: true, whitespace: true, min: 2, max: 50, message: start.nameBad }]}
            >
              <Input autoFocus autoComplete="name" maxLength={50} />
            </Form.Item>
            <Form.Item
              name="login"
              label={start.login}
              extra={start.loginHint}
              rules={[{ required: true, pattern: /^[a-z][a-z0-9._-]{1,31}$/, message: start.loginBad }]}
            >
              <Input autoComplete="username" maxLength={32} />
            </Form.Item>
            <NewPasswordItems label={start.password} />
          </>
        )}
        <ErrorNote failure={establish.failure} onRetry={() => void establish.retry().then((done) => done && onCode(done.recoveryCode))} />
        <div className="row end spaced">
          <Button onClick={step === 0 ? onBack : () => setStep(0)} disabled={establish.pending}>
            {step === 0 ? common.back : common.previous}
          </Button>
          <Button type="primary" htmlType="submit" loading={establish.pending}>
            {step === 0 ? common.next : establish.pending ? start.creating : start.create}
          </Button>
        </div>
      </Form>
    </div>
  )
}
