import { Button } from 'antd'
import { useState } from 'react'
import { formatRoute, navigate } from '../../app/router.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useStatus } from '../../bridge/useSession.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { CertificateFacts } from './CertificateFacts.tsx'
import css from './keys.module.css'
import { UnitBeside } from './UnitBeside.tsx'

const atTheWindow = ['firstReview', 'secondReview', 'supervisor', 'accounts', 'audit']

/** The keys that are plugged in; a unit's certificate side by side with what the office holds for it. */
export function HerePage() {
  const { keys: words } = useText()
  const state = useCall('keys.state', {}, { fresh: true })
  const held = useStatus().data?.staff?.roles ?? []
  const [codes, setCodes] = useState<Readonly<Record<string, string>>>({})
  if (state.isPending) return <Waiting />
  if (state.error) return <ErrorNote failure={state.error} onRetry={() => void state.refetch()} />
  const { tokens, modules } = state.data
  if (tokens.length === 0) {
    const loading = modules.some(({ exists, state: now }) => exists && now === 'starting')
    return (
      <EmptyState
        why={loading ? words.starting : words.none}
        what={words.noneHelp}
        action={<Button onClick={() => navigate(formatRoute('keys', ['drivers']))}>{words.toDrivers}</Button>}
      />
    )
  }
  const certificates = tokens.flatMap((token) =>
    // The encryption twin says nothing more about the unit.
    (token.certificates.some(({ forSigning }) => forSigning)
      ? token.certificates.filter(({ forSigning }) => forSigning)
      : token.certificates
    ).map((certificate) => ({ token, certificate })),
  )
  return (
    <div className="stack">
      {certificates.map(({ token, certificate }) => {
        const { fingerprint, code } = certificate
        const chosen = code ?? codes[fingerprint]
        return (
          <article key={`${token.moduleId}/${token.slot}/${fingerprint}`} className={css.pair} aria-label={certificate.title}>
            <CertificateFacts
              token={token}
              certificate={certificate}
              chosen={chosen}
              onChoose={(picked) => setCodes((before) => ({ ...before, [fingerprint]: picked }))}
            />
            {chosen !== undefined && atTheWindow.some((role) => held.includes(role)) && (
              <UnitBeside fingerprint={fingerprint} code={chosen} />
            )}
          </article>
        )
      })}
    </div>
  )
}
