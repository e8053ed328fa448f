import { SearchOutlined } from '@ant-design/icons'
import { App, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { AccountView, Slip } from '../../../shared/contract/accounts.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCounterEntry } from '../../bridge/useCounterEntry.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { AccountCard } from './AccountCard.tsx'
import { ActDialog, type Asked } from './ActDialog.tsx'
import css from './accounts.module.css'
import type { Next } from './found.ts'
import { Listing } from './Listing.tsx'
import { SlipPage } from './SlipPage.tsx'

/** Type a credit code, account or phone: what is the matter, and the next step as a button. */
export function Diagnosis({ keyword, code }: { keyword: string; code: string }) {
  const { shell, accounts: words } = useText()
  const format = useFormat()
  const { message } = App.useApp()
  const clerk = useHolds('accounts', 'supervisor')
  const counter = useCounterEntry()
  const input = useRef<InputRef>(null)
  const [certificate, setCertificate] = useState('')
  const [asked, setAsked] = useState<Asked | null>(null)
  const [slip, setSlip] = useState<Slip | null>(null)
  const go = (q: string, chosen = '') => navigate(formatRoute('accounts', [], { q, code: chosen }), { replace: true })
  const [typed, setTyped] = useDebounced(keyword, (word) => go(word.trim()), 300)
  const found = useCall(
    'accounts.diagnose',
    { keyword, creditCode: code || null, certificateCode: certificate.trim() || null },
    { enabled: keyword !== '', keepPrevious: certificate !== '' },
  )
  useEffect(() => input.current?.focus({ cursor: 'end' }), [])
  useKeys(shell.screens.accounts, [{ key: '/', label: words.keys.search, run: () => input.current?.focus({ cursor: 'all' }) }])

  const { diagnosis, matches = [] } = found.data ?? {}
  const may = clerk && diagnosis?.ours === true
  const next = (step: Next, account?: AccountView) => {
    if (step.type === 'counter')
      return void counter.enter(step.kind, step.entry).then((ready) => ready && navigate(formatRoute('counter', [step.kind])))
    if (step.type === 'register') return navigate(formatRoute('register', ['units'], { q: diagnosis?.creditCode ?? '' }))
    const of = account ?? diagnosis?.accounts.find((a) => a.key === step.account)
    if (step.act === 'allocate')
      return setAsked({ act: 'allocate', creditCode: diagnosis?.creditCode ?? '', unitName: diagnosis?.unitName ?? '' })
    if (of) setAsked({ act: step.act, account: of })
  }
  const done = (given: Slip | null, proposed: boolean) => {
    setAsked(null)
    if (given) setSlip(given)
    else void message.success(proposed ? words.done.proposed : words.done.unlocked)
  }

  if (slip) return <SlipPage slip={slip} onClose={() => setSlip(null)} />
  return (
    <div className="screen-body stack">
      <search className={css.search}>
        <Input
          ref={input}
          prefix={<SearchOutlined aria-hidden />}
          allowClear
          maxLength={60}
          aria-label={words.searchLabel}
          placeholder={words.search}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={() => go(typed.trim())}
        />
      </search>
      {keyword === '' && <EmptyState why={words.start} what={words.startWhat} />}
      <ErrorNote failure={found.error} onRetry={() => void found.refetch()} />
      <ErrorNote failure={counter.failure} />
      {keyword !== '' && found.isPending && <Waiting />}
      {found.data && keyword !== '' && matches.length === 0 && <EmptyState why={words.none(keyword)} what={words.noneWhat} />}
      {matches.length > 1 && (
        <section className="panel" aria-labelledby="matches">
          <h2 id="matches">{words.several(format.count(matches.length, 'units'))}</h2>
          <ul className={css.matches}>
            {matches.map((match) => (
              <li key={match.creditCode}>
                <a
                  href={formatRoute('accounts', [], { q: keyword, code: match.creditCode })}
                  aria-current={match.creditCode === diagnosis?.creditCode ? 'true' : undefined}
                >
                  <strong>{match.unitName}</strong> <span className="num">{match.creditCode}</span>{' '}
                  <span className="muted">{format.count(match.accounts, 'items')}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {diagnosis && (
        <>
          <Listing found={diagnosis} certificate={certificate} setCertificate={setCertificate} may={may} onNext={next} />
          {diagnosis.accounts.length === 0 && <EmptyState why={words.noAccounts} />}
          {diagnosis.accounts.map((account) => (
            <AccountCard
              key={account.key}
              account={account}
              may={may}
              onNext={(step) => next(step, account)}
              onAct={(act) => setAsked({ act, account })}
            />
          ))}
        </>
      )}
      {asked && <ActDialog asked={asked} onClose={() => setAsked(null)} onDone={done} />}
    </div>
  )
}
