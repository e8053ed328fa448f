import { SafetyCertificateOutlined } from '@ant-design/icons'
import { useStaff } from '../../bridge/useSession.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { Tag } from '../../ui/StatusTag.tsx'
import { DateText } from '../../ui/DateText.tsx'
import { PrintButtons } from '../../ui/PrintButtons.tsx'
import css from './case.module.css'
import { useOpenCase } from './caseContext.ts'

/** Every act on the part on screen, latest first. */
export function History() {
  const { view, part } = useOpenCase()
  const { caseFile } = useText()
  const say = useSay()
  const held = useStaff()?.roles ?? []
  const acts = view.history.filter((act) => act.filingId === part.filingId).toReversed()
  return (
    <section id="case-history" tabIndex={-1} aria-label={caseFile.history}>
      <h2>{caseFile.history}</h2>
      <PrintButtons kinds={part.status === 'rejected' ? ['receipt', 'rejection'] : ['receipt']} about={part.filingId} held={held} />
      {acts.length === 0 && <p className="muted">{caseFile.historyNone}</p>}
      <ol className={css.history}>
        {acts.map((act) => (
          <li key={act.seq}>
            <DateText at={act.at} time /> <strong>{say(act.label)}</strong> <span className="muted">{act.who}</span>
            {act.signer !== null && (
              <>
                {' '}
                <Tag tone="good" icon={<SafetyCertificateOutlined aria-hidden />}>
                  {caseFile.signedBy(act.signer)}
                </Tag>
              </>
            )}
            {act.detail && <div>{act.detail}</div>}
          </li>
        ))}
      </ol>
    </section>
  )
}
