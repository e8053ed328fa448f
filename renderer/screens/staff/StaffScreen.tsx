import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Table } from 'antd'
import { useState } from 'react'
import { roleLabels, roles } from '../../../shared/policy/roles.ts'
import type { ScreenProps } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useOfficeName } from '../../bridge/useOfficeName.ts'
import { type Staff, useStaff } from '../../bridge/useSession.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { AddDialog } from './AddDialog.tsx'
import { DisableDialog } from './DisableDialog.tsx'

/** 人员: who works at this desk, in which roles. */
export function StaffScreen(_: ScreenProps) {
  const { shell, staff: words } = useText()
  const format = useFormat()
  const say = useSay()
  const officeName = useOfficeName()
  const { message } = App.useApp()
  const me = useStaff()
  const list = useCall('staff.list', {})
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<Staff | null>(null)
  const [everybody, setEverybody] = useState(false)
  useKeys(shell.screens.staff, [{ key: 'n', label: words.key.add, run: () => setAdding(true) }])

  const people = list.data ?? []
  const active = people.filter((person) => !person.disabled)
  return (
    <Screen
      head={
        <PageHead
          title={shell.screens.staff}
          note={list.data && words.count(format.count(active.length, 'people'))}
          extra={
            <Checkbox checked={everybody} onChange={(event) => setEverybody(event.target.checked)}>
              {words.showDisabled}
            </Checkbox>
          }
        />
      }
      actions={
        <ActionBar
          primary={
            <Button type="primary" onClick={() => setAdding(true)}>
              {words.add}
            </Button>
          }
        />
      }
    >
      <ErrorNote failure={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Waiting />}
      {list.data && (
        <Table<Staff>
          size="small"
          rowKey="id"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={everybody ? people : active}
          columns={[
            { title: words.columns.name, dataIndex: 'name' },
            { title: words.columns.login, dataIndex: 'login' },
            {
              title: words.columns.roles,
              render: (_, person) =>
                roles
                  .filter((role) => person.roles.includes(role))
                  .map((role) => say(roleLabels[role]))
                  .join('、'),
            },
            { title: words.columns.offices, render: (_, person) => person.offices.map(officeName).join('、'), className: 'breakable' },
            {
              title: words.columns.state,
              render: (_, person) => (
                <Tag
                  tone={person.disabled ? 'gone' : 'good'}
                  icon={person.disabled ? <MinusCircleOutlined aria-hidden /> : <CheckCircleFilled aria-hidden />}
                >
                  {person.disabled ? words.disabled : words.enabled}
                </Tag>
              ),
            },
            {
              title: words.columns.act,
              render: (_, person) =>
                !person.disabled && (
                  <Button
                    size="small"
                    danger
                    disabled={person.id === me?.id}
                    title={person.id === me?.id ? words.disableYou : words.disableTitle(person.name)}
                    onClick={() => setLeaving(person)}
                  >
                    {words.disable}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {list.data && active.length < 2 && <EmptyState why={words.empty} what={words.emptyHelp} />}
      <AddDialog open={adding} onClose={() => setAdding(false)} onAdded={(person) => void message.success(words.added(person.name))} />
      <DisableDialog
        person={leaving}
        onClose={() => setLeaving(null)}
        onDone={(person) => void message.success(words.disabledDone(person.name))}
      />
    </Screen>
  )
}
