import { Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { kinds } from '../../../shared/filings/index.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Screen } from '../../ui/Screen.tsx'
import css from './counter.module.css'
import { Joint } from './Joint.tsx'
import { grouped } from './kindGroups.ts'

/** Every matter by the guide it comes from; typing narrows the list, Enter opens the only one left. */
export function KindChoice() {
  const { shell, counter: words } = useText()
  const say = useSay()
  const [sought, setSought] = useState('')
  const input = useRef<InputRef>(null)
  const word = sought.trim().toLowerCase()
  const found = kinds.filter(({ label }) => [label.zh, label.en].some((name) => name.toLowerCase().includes(word)))
  useKeys(shell.screens.counter, [{ key: '/', label: words.key.find, run: () => input.current?.focus() }])
  const open = () => {
    const [only, another] = found
    if (only && !another) navigate(formatRoute('counter', [only.id]))
  }
  return (
    <Screen head={<PageHead title={shell.screens.counter} note={words.choose} />}>
      <div className="stack">
        <Input
          ref={input}
          className={css.search ?? ''}
          allowClear
          autoFocus
          aria-label={words.search}
          placeholder={words.searchHint}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
          onPressEnter={open}
        />
        {found.length === 0 && <EmptyState why={words.noKind} what={words.noKindHelp} />}
        {word === '' && <Joint />}
        {grouped(found).map(({ group, members }) => (
          <section key={group} className="panel" aria-labelledby={`kinds-${group}`}>
            <h2 id={`kinds-${group}`}>{words.groups[group]}</h2>
            <ul className={css.kinds}>
              {members.map((kind) => (
                <li key={kind.id}>
                  <a href={formatRoute('counter', [kind.id])}>{say(kind.label)}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Screen>
  )
}
