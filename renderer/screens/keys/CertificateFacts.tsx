import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import { Alert, Radio } from 'antd'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { useText } from '../../text/useText.ts'
import { Tag } from '../../ui/StatusTag.tsx'
import css from './keys.module.css'

type Token = OutputOf<'keys.state'>['tokens'][number]
type Certificate = Token['certificates'][number]

interface Props {
  readonly token: Token
  readonly certificate: Certificate
  /** The credit code that counts: the one found, or the one chosen. */
  readonly chosen: string | undefined
  onChoose(code: string): void
}

/** A certificate as it can be read without PIN. */
export function CertificateFacts({ token, certificate, chosen, onChoose }: Props) {
  const { keys: words, common } = useText()
  const { usage, chain, list, owner } = certificate
  const isUnit = certificate.unitName === certificate.title
  return (
    <section className="panel">
      <h2>{certificate.title || certificate.serial}</h2>
      <div className="row">
        {certificate.standings.map((standing) => (
          <StandingTag key={standing} standing={standing} />
        ))}
        {token.flags.map((flag) => (
          <Tag key={flag} tone="back" icon={<ExclamationCircleFilled aria-hidden />}>
            {words.flags[flag]}
          </Tag>
        ))}
        {owner && <span>{words.owner(owner.name)}</span>}
      </div>
      <dl className={css.facts}>
        <dt>{isUnit ? words.unit : words.person}</dt>
        <dd>{isUnit ? certificate.unitName : common.noted(certificate.title, certificate.unitName)}</dd>
        <dt>{words.code}</dt>
        <dd>
          <Code certificate={certificate} chosen={chosen} onChoose={onChoose} />
        </dd>
        <dt>{words.validity}</dt>
        <dd className="num">
          {certificate.from} – {certificate.to} <span className="muted">{words.daysLeft(certificate.daysLeft)}</span>
        </dd>
        <dt>{words.issuer}</dt>
        <dd>{certificate.issuer}</dd>
        <dt>{words.serial}</dt>
        <dd className="num">{certificate.serial}</dd>
        <dt>{words.algorithm}</dt>
        <dd>{common.noted(certificate.algorithm, certificate.forSigning ? words.signing : words.encryption)}</dd>
        <dt>{words.usage}</dt>
        <dd>
          {usage === null
            ? words.anyUsage
            : usage.map((one) => words.usages[one as keyof typeof words.usages] ?? one).join(common.separator)}
        </dd>
        {chain.length > 0 && (
          <>
            <dt>{words.chain}</dt>
            <dd>{chain.join(' → ')}</dd>
          </>
        )}
        {list && (
          <>
            <dt>{words.list}</dt>
            <dd>{words.listAge(list.days)}</dd>
          </>
        )}
        <dt>{words.medium}</dt>
        <dd>{[token.label, token.maker].filter(Boolean).join(' · ')}</dd>
      </dl>
    </section>
  )
}

function Code({ certificate, chosen, onChoose }: Omit<Props, 'token'>) {
  const { keys: words } = useText()
  const { code, codePlace, candidates, organisationCode } = certificate
  if (code !== null)
    return (
      <>
        <span className="num">{code}</span>
        {codePlace && <div className="muted">{words.codeFrom(codePlace)}</div>}
      </>
    )
  if (candidates.length > 1)
    return (
      <>
        <Alert type="warning" showIcon title={words.codeSeveral} />
        <Radio.Group value={chosen ?? null} onChange={(event) => onChoose(String(event.target.value))} aria-label={words.chooseCode}>
          {candidates.map((candidate) => (
            <div key={candidate.code}>
              <Radio value={candidate.code}>
                <span className="num">{candidate.code}</span> <span className="muted">{candidate.place}</span>
              </Radio>
            </div>
          ))}
        </Radio.Group>
      </>
    )
  return organisationCode ? words.codeOld(organisationCode) : words.codeNone
}

function StandingTag({ standing }: { standing: Certificate['standings'][number] }) {
  const { keys: words } = useText()
  const unsure = standing === 'noList' || standing === 'staleList' || standing === 'untrustedIssuer'
  const tone = standing === 'good' ? 'good' : unsure ? 'back' : 'bad'
  const Icon = standing === 'good' ? CheckCircleFilled : unsure ? ExclamationCircleFilled : CloseCircleFilled
  return (
    <Tag tone={tone} icon={<Icon aria-hidden />}>
      {words.standings[standing]}
    </Tag>
  )
}
