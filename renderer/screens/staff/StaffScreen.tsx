import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { ScreenProps } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ActDialog } from './ActDialog.tsx'
import { AddDialog } from './AddDialog.tsx'
import { Changes } from './Changes.tsx'
import { HistoryDrawer } from './HistoryDrawer.tsx'
import { type HandedOut, OneTimePassword } from './OneTimePassword.tsx'
import { PostsDialog } from './PostsDialog.tsx'
import type { Act, Person } from './people.ts'
import { StaffTable } from './StaffTable.tsx'

/** 人员: who works at this desk, in which posts; locks, passwords, and changes of posts that wait for a second person. */
export function StaffScreen(_: ScreenProps) {
  const { shell, staff: words } = useText()
  const format = useFormat()
  const { message } = App.useApp()
  const overview = useCall('staff.overview', {})
  const manages = useHolds('system')
  const [adding, setAdding] = useState(false)
  const [acting, setActing] = useState<{ readonly act: Act; readonly person: Person } | null>(null)
  const [moving, setMoving] = useState<Person | null>(null)
  const [told, setTold] = useState<Person | null>(null)
  const [handedOut, setHandedOut] = useState<HandedOut | null>(null)
  const [everybody, setEverybody] = useState(false)
  useKeys(shell.screens.staff, manages ? [{ key: 'n', label: words.key.add, run: () => setAdding(true) }] : [])

  const people = overview.data?.people ?? []
  const active = people.filter((person) => !person.disabled)
  const done = (act: Act, person: Person, given: HandedOut | null) => {
    if (given) setHandedOut(given)
    else void message.success(words.actDone[act](person.name))
  }
  return (
    <Screen
      head={
        <PageHead
          title={shell.screens.staff}
          note={overview.data && words.count(format.count(active.length, 'people'))}
          extra={
            <Checkbox checked={everybody} onChange={(event) => setEverybody(event.target.checked)}>
              {words.showDisabled}
            </Checkbox>
          }
        />
      }
      actions={
        manages && (
          <ActionBar
            primary={
              <Button type="primary" onClick={() => setAdding(true)}>
                {words.add}
              </Button>
            }
          />
        )
      }
    >
      <ErrorNote failure={overview.error} onRetry={() => void overview.refetch()} />
      {overview.isPending && <Waiting />}
      {overview.data && <Changes changes={overview.data.changes} />}
      {overview.data && (
        <StaffTable
          people={everybody ? people : active}
          onAct={(act, person) => setActing({ act, person })}
          onPosts={setMoving}
          onHistory={setTold}
        />
      )}
      {overview.data && active.length < 2 && <EmptyState why={words.empty} what={words.emptyHelp} />}
      <AddDialog open={adding} onClose={() => setAdding(false)} onAdded={setHandedOut} />
      <PostsDialog
        person={moving}
        onClose={() => setMoving(null)}
        onDone={(waiting) => void message.success(waiting ? words.postsWaiting : words.postsDone)}
      />
      <ActDialog act={acting?.act ?? null} person={acting?.person ?? null} onClose={() => setActing(null)} onDone={done} />
      <HistoryDrawer person={told} onClose={() => setTold(null)} />
      <OneTimePassword given={handedOut} onDone={() => setHandedOut(null)} />
    </Screen>
  )
}
