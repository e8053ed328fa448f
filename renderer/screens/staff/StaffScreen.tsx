import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { ScreenProps } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import type { Staff } from '../../bridge/useSession.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { AddDialog } from './AddDialog.tsx'
import { DisableDialog } from './DisableDialog.tsx'
import { StaffTable } from './StaffTable.tsx'

/** 人员: who works at this desk, in which roles. */
export function StaffScreen(_: ScreenProps) {
  const { shell, staff: words } = useText()
  const format = useFormat()
  const { message } = App.useApp()
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
      {list.data && <StaffTable people={everybody ? people : active} onDisable={setLeaving} />}
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
