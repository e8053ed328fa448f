import { DeleteOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Modal, Popover } from 'antd'
import { useId, useState } from 'react'
import { type QueueChoice, readViews, type SavedView, sameChoice, withView } from '../../bridge/queue/filter.ts'
import { usePreference } from '../../bridge/usePreference.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useText } from '../../text/useText.ts'
import css from './queueScreen.module.css'

const noViews: readonly SavedView[] = []

/** Filters kept under a name: choose, save the one on screen, delete. */
export function SavedViews({ choice, onChoice }: { choice: QueueChoice; onChoice(choice: QueueChoice): void }) {
  const { queue } = useText()
  const { message } = App.useApp()
  const views = usePreference<readonly SavedView[]>('queue.views', noViews, readViews)
  const [listing, setListing] = useState(false)
  const [naming, setNaming] = useState(false)
  const current = views.value.find((view) => sameChoice(view.choice, choice))

  const list = (
    <ul className={css.views}>
      {views.value.length === 0 && <li className="muted">{queue.noViews}</li>}
      {views.value.map((view) => (
        <li key={view.name} className="row">
          <Button
            type={view === current ? 'primary' : 'text'}
            className={css.view ?? ''}
            onClick={() => {
              onChoice(view.choice)
              setListing(false)
            }}
          >
            {view.name}
          </Button>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={queue.deleteView(view.name)}
            title={queue.deleteView(view.name)}
            onClick={() => {
              views.set(views.value.filter((other) => other !== view))
              void message.success(queue.viewDeleted(view.name))
            }}
          />
        </li>
      ))}
      <li>
        <Button
          block
          onClick={() => {
            setListing(false)
            setNaming(true)
          }}
        >
          {queue.saveView}
        </Button>
      </li>
    </ul>
  )
  return (
    <>
      <Popover trigger="click" placement="bottomRight" open={listing} onOpenChange={setListing} content={list} title={queue.views}>
        <Button>{current ? `${queue.views}：${current.name}` : queue.views}</Button>
      </Popover>
      <NameDialog
        open={naming}
        taken={views.value.map((view) => view.name)}
        onCancel={() => setNaming(false)}
        onName={(name) => {
          views.set(withView(views.value, { name, choice: { filter: { ...choice.filter }, order: choice.order } }))
          setNaming(false)
          void message.success(queue.viewSaved(name))
        }}
      />
    </>
  )
}

interface NameDialogProps {
  readonly open: boolean
  readonly taken: readonly string[]
  onCancel(): void
  onName(name: string): void
}

function NameDialog({ open, taken, onCancel, onName }: NameDialogProps) {
  const { queue, common } = useText()
  const field = useId()
  const typed = useTypedText(open ? 'queue.viewName' : null)
  const name = typed.value
  const [tried, setTried] = useState(false)
  const missing = name.trim() === ''
  const submit = () => {
    setTried(true)
    if (missing) return
    typed.clear()
    onName(name.trim())
  }
  return (
    <Modal
      open={open}
      title={queue.saveView}
      okText={common.save}
      cancelText={common.cancel}
      onCancel={onCancel}
      onOk={submit}
      destroyOnHidden
      afterClose={() => setTried(false)}
    >
      <Form layout="vertical" component={false}>
        <Form.Item
          label={queue.viewName}
          htmlFor={field}
          required
          extra={taken.includes(name.trim()) ? queue.viewReplaces : undefined}
          validateStatus={tried && missing ? 'error' : ''}
          help={tried && missing ? queue.viewNameMissing : undefined}
        >
          <Input
            id={field}
            autoFocus
            maxLength={20}
            value={name}
            onChange={(event) => typed.set(event.target.value)}
            onPressEnter={submit}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
