import { App, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { choicesOf } from '../../ui/keys/choices.ts'
import { type KeyEntry, KeyPin } from '../../ui/keys/KeyPin.tsx'
import { Waiting } from '../../ui/Waiting.tsx'

/** 登记工作人员证书: the administrator chooses the person, the person shows with the PIN that the key is theirs. */
export function EnrolDialog({ onClose }: { onClose(): void }) {
  const { keys: words, common } = useText()
  const { message } = App.useApp()
  const [staffId, setStaffId] = useState<string>()
  const people = useCall('staff.list', {})
  const state = useCall('keys.state', {}, { fresh: true })
  const enrol = useCommand('keys.enrol')
  const person = people.data?.find(({ id }) => id === staffId)
  const submit = async ({ use, pin, finalTry }: KeyEntry) => {
    if (!person) return
    const done = await enrol.attempt({ staffId: person.id, ...use, pin, finalTry })
    if (!done) return
    void message.success(words.enrolled(person.name, words.ways[done.way]))
    onClose()
  }
  return (
    <Modal
      open
      title={words.enrolTitle}
      okText={words.enrol}
      cancelText={common.cancel}
      mask={{ closable: false }}
      confirmLoading={enrol.pending}
      okButtonProps={{ htmlType: 'submit', form: 'enrol-key', disabled: !person }}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{words.enrolNote}</p>
        {state.isPending ? (
          <Waiting />
        ) : (
          <KeyPin
            id="enrol-key"
            choices={choicesOf(state.data?.tokens ?? [], ({ owner }) => owner === null)}
            onSubmit={(entry) => void submit(entry)}
          >
            <Form.Item label={words.enrolPerson} htmlFor="enrol-person">
              <Select
                id="enrol-person"
                aria-label={words.enrolPerson}
                {...(staffId !== undefined && { value: staffId })}
                placeholder={words.enrolPersonBad}
                showSearch={{ optionFilterProp: 'label' }}
                options={(people.data ?? [])
                  .filter(({ disabled }) => !disabled)
                  .map(({ id, name, login }) => ({ value: id, label: common.noted(name, login) }))}
                onChange={(id: string) => setStaffId(id)}
              />
            </Form.Item>
          </KeyPin>
        )}
        {enrol.pending && <p className="muted">{words.working}</p>}
        <ErrorNote failure={enrol.failure} />
      </div>
    </Modal>
  )
}
