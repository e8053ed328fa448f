import { SearchOutlined } from '@ant-design/icons'
import { useEffect, useRef } from 'react'
import { useText } from '../text/useText.ts'
import { formatRoute } from './router.ts'
import { groups, type ScreenEntry } from './screens.tsx'

/** The menu on the left: the screens of this person's posts by group, and the way to find one by name. */
export function Menu({ listed, here, onGoTo }: { listed: readonly ScreenEntry[]; here: string; onGoTo(): void }) {
  const { shell, common } = useText()
  const menu = useRef<HTMLElement>(null)
  // In a low window the place one is at may lie below the edge.
  useEffect(() => {
    menu.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [here])
  const shown = groups.filter((group) => listed.some((screen) => screen.group === group))
  return (
    <nav ref={menu} className="nav" aria-label={shell.navigation}>
      <button type="button" className="go-to" onClick={onGoTo} title={common.noted(shell.goTo.title, 'Ctrl+K')}>
        <SearchOutlined aria-hidden />
        <span>{shell.goTo.title}</span>
      </button>
      {shown.map((group) => (
        <section key={group} aria-label={shell.groups[group]}>
          {shown.length > 1 && <h2 aria-hidden>{shell.groups[group]}</h2>}
          {listed.map((screen, i) => {
            if (screen.group !== group) return null
            const name = shell.screens[screen.name]
            const current = screen.name === here || (screen.name === 'queue' && here === 'case')
            return (
              <a
                key={screen.name}
                href={formatRoute(screen.name)}
                aria-current={current ? 'page' : undefined}
                title={i < 9 ? common.noted(name, `Alt+${i + 1}`) : name}
              >
                {screen.icon}
                <span>{name}</span>
              </a>
            )
          })}
        </section>
      ))}
    </nav>
  )
}
