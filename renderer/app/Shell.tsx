import { Alert } from 'antd'
import { Suspense, useEffect, useState } from 'react'
import { saveAll } from '../bridge/leaving.ts'
import { useCommand } from '../bridge/useCommand.ts'
import { useConnection } from '../bridge/useConnection.ts'
import { type Staff, useStatus } from '../bridge/useSession.ts'
import { useText } from '../text/useText.ts'
import { PasswordDialog } from '../screens/staff/PasswordDialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { GoTo } from './GoTo.tsx'
import { KeyList } from './KeyList.tsx'
import { LeavingDialog } from './LeavingDialog.tsx'
import { Menu } from './Menu.tsx'
import { ReauthDialog } from './ReauthDialog.tsx'
import { formatRoute, navigate, useRoute } from './router.ts'
import { groups, screens, screensFor } from './screens.tsx'
import { SignDialog } from './SignDialog.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'
import { useActivity } from './useActivity.ts'
import { useKeyDispatch, useKeys } from './useKeys.ts'

/** Everything behind the sign-in: menu, top bar, the screen the address names, status bar. */
export function Shell({ staff }: { staff: Staff }) {
  const { shell } = useText()
  const route = useRoute()
  const connection = useConnection()
  const warning = useStatus().data?.warning
  const logout = useCommand('session.logout')
  const lock = useCommand('session.lock')
  const backUp = useCommand('backup.ifDue')
  // What is being typed is saved first: it has to be there when the person comes back.
  const lockUp = () => void saveAll().then(() => lock.attempt({}))
  const [leaving, setLeaving] = useState<string | null>(null)
  const signOut = async () => {
    await saveAll()
    const due = await backUp.attempt({})
    if (due?.jobId) setLeaving(due.jobId)
    else await logout.attempt({})
  }
  useActivity()
  const [dialog, setDialog] = useState<'keys' | 'password' | 'goTo' | null>(null)
  const visible = screensFor(staff.roles)
  const listed = groups.flatMap((group) => visible.filter((screen) => screen.group === group))
  const current = visible.find((screen) => screen.name === route.screen)

  // Nowhere yet, or where somebody with other roles was before.
  const elsewhere = route.screen === '' || (!current && screens.some((screen) => screen.name === route.screen))
  useEffect(() => {
    if (elsewhere) navigate(formatRoute('workbench'), { replace: true })
  }, [elsewhere])
  useKeyDispatch()
  useKeys(shell.keysEverywhere, [
    ...listed.slice(0, 9).map((screen, i) => ({
      key: `Alt+${i + 1}`,
      label: shell.go(shell.screens[screen.name]),
      run: () => navigate(formatRoute(screen.name)),
    })),
    { key: 'Ctrl+k', label: shell.goTo.title, run: () => setDialog('goTo') },
    { key: 'Ctrl+Alt+l', label: shell.lock, run: lockUp, anywhere: true },
    { key: '?', label: shell.keyList, run: () => setDialog('keys') },
  ])

  return (
    <div className="shell">
      <a className="skip" href="#main" onClick={(event) => (event.preventDefault(), document.getElementById('main')?.focus())}>
        {shell.skip}
      </a>
      <TopBar onKeys={() => setDialog('keys')} onPassword={() => setDialog('password')} onLock={lockUp} onSignOut={() => void signOut()} />
      <Menu listed={listed} here={route.screen} onGoTo={() => setDialog('goTo')} />
      <main className="main" id="main" tabIndex={-1}>
        <ErrorBoundary place={`${route.screen}/${route.path.join('/')}`}>
          {connection === 'silent' && <Alert banner type="error" title={shell.silent} description={shell.silentHelp} />}
          {warning && <Alert banner type="warning" title={warning} />}
          <ErrorNote failure={logout.failure} onRetry={() => void logout.retry()} onClose={logout.reset} />
          <Suspense fallback={<Waiting />}>
            {current && <current.Component route={route} />}
            {!current && !elsewhere && (
              <Screen head={<PageHead title={shell.unknownScreen} />}>
                <EmptyState why={shell.unknownScreenHelp} />
              </Screen>
            )}
          </Suspense>
        </ErrorBoundary>
      </main>
      <StatusBar />
      <GoTo open={dialog === 'goTo'} screens={listed} onClose={() => setDialog(null)} />
      <KeyList open={dialog === 'keys'} onClose={() => setDialog(null)} />
      {leaving && <LeavingDialog jobId={leaving} onLeave={() => void logout.attempt({})} onStay={() => setLeaving(null)} />}
      <ReauthDialog />
      <SignDialog />
      <PasswordDialog open={dialog === 'password'} onClose={() => setDialog(null)} />
    </div>
  )
}
