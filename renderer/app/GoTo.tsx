import { Input, Modal } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { useText } from '../text/useText.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { focusFirst } from '../ui/focusFirst.ts'
import { formatRoute, navigate } from './router.ts'
import { isMeant, type ScreenEntry } from './screens.tsx'

/** 转到: one line to type into, the screens that fit below it; arrows choose, Enter goes. */
export function GoTo({ open, screens, onClose }: { open: boolean; screens: readonly ScreenEntry[]; onClose(): void }) {
  const { shell } = useText()
  return (
    <Modal
      open={open}
      title={shell.goTo.title}
      onCancel={onClose}
      footer={null}
      width={420}
      destroyOnHidden
      afterOpenChange={focusFirst('go-to')}
    >
      <Choice screens={screens} onClose={onClose} />
    </Modal>
  )
}

function Choice({ screens, onClose }: { screens: readonly ScreenEntry[]; onClose(): void }) {
  const { shell } = useText()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const found = screens.filter((screen) => isMeant(screen, shell.screens[screen.name], typed))
  const go = (screen: ScreenEntry | undefined) => {
    if (!screen) return
    navigate(formatRoute(screen.name))
    onClose()
  }
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || found.length === 0) return
    event.preventDefault()
    setChosen((chosen + step + found.length) % found.length)
  }
  return (
    <>
      <Input
        id="go-to"
        role="combobox"
        aria-label={shell.goTo.label}
        aria-expanded
        aria-controls="go-to-list"
        aria-activedescendant={found[chosen] && `go-to-${found[chosen].name}`}
        placeholder={shell.goTo.hint}
        autoComplete="off"
        spellCheck={false}
        maxLength={30}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setChosen(0)
        }}
        onKeyDown={move}
        onPressEnter={() => go(found[chosen])}
      />
      {found.length === 0 && <EmptyState why={shell.goTo.none} />}
      <ul id="go-to-list" role="listbox" aria-label={shell.goTo.title} className="go-to-list">
        {found.map((screen, i) => (
          // The line above keeps the focus; its keys are handled there.
          <li
            key={screen.name}
            id={`go-to-${screen.name}`}
            role="option"
            aria-selected={i === chosen}
            onClick={() => go(screen)}
            onMouseEnter={() => setChosen(i)}
          >
            {screen.icon}
            <span>{shell.screens[screen.name]}</span>
            <span className="muted end">{screen.initials}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
