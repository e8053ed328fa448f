import { Alert } from 'antd'
import { Suspense, useEffect, useState } from 'react'
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
import { KeyList } from './KeyList.tsx'
import { ReauthDialog } from './ReauthDialog.tsx'
import { formatRoute, navigate, useRoute } from './router.ts'
import { screens, screensFor } from './screens.tsx'
import { SignDialog } from './SignDialog.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'
import { useKeyDispatch, useKeys } from './useKeys.ts'

/** Everything behind the sign-in: menu, top bar, the screen the address names, status bar. */
export function Shell({ staff }: { staff: Staff }) {
  const { shell, common } = useText()
  const route = useRoute()
  const connection = useConnection()
  const warning = useStatus().data?.warning
  const logout = useCommand('session.logout')
  const [dialog, setDialog] = useState<'keys' | 'password' | null>(null)
  const visible = screensFor(staff.roles)
  const listed = visible.filter((screen) => screen.listed)
  const current = visible.find((screen) => screen.name === route.screen)

  // Nowhere yet, or where somebody with other roles was before.
  const elsewhere = route.screen === '' || (!current && screens.some((screen) => screen.name === route.screen))
  useEffect(() => {
    if (elsewhere) navigate(formatRoute('workbench'), { replace: true })
  }, [elsewhere])
  useKeyDispatch()
  useKeys(shell.keysEverywhere, [
    ...listed.map((screen, i) => ({
      key: `Alt+${i + 1}`,
      label: shell.go(shell.screens[screen.name]),
      run: () => navigate(formatRoute(screen.name)),
    })),
    { key: '?', label: shell.keyList, run: () => setDialog('keys') },
  ])

  return (
    <div className="shell">
      <a className="skip" href="#main" onClick={(event) => (event.preventDefault(), document.getElementById('main')?.focus())}>
        {shell.skip}
      </a>
      <TopBar onKeys={() => setDialog('keys')} onPassword={() => setDialog('password')} onSignOut={() => void logout.attempt({})} />
      <nav className="nav" aria-label={shell.navigation}>
        {listed.map((screen, i) => {
          const here = screen.name === route.screen || (screen.name === 'queue' && route.screen === 'case')
          return (
            <a
              key={screen.name}
              href={formatRoute(screen.name)}
              aria-current={here ? 'page' : undefined}
              title={common.noted(shell.screens[screen.name], `Alt+${i + 1}`)}
            >
              {screen.icon}
              <span>{shell.screens[screen.name]}</span>
            </a>
          )
        })}
      </nav>
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
      <KeyList open={dialog === 'keys'} onClose={() => setDialog(null)} />
      <ReauthDialog />
      <SignDialog />
      <PasswordDialog open={dialog === 'password'} onClose={() => setDialog(null)} />
    </div>
  )
}
