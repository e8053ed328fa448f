import { CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { StatusTag } from '../../ui/StatusTag.tsx'
import css from './case.module.css'
import { useOpenCase } from './caseContext.ts'

/** The parts of a joint package in the order they are decided; absent for a single filing. */
export function Parts() {
  const { view, part, preview, excluded, setPart } = useOpenCase()
  const { caseFile } = useText()
  const say = useSay()
  if (view.parts.length < 2) return null
  return (
    <div className={css.parts} role="tablist" aria-label={caseFile.joint(view.parts.length)}>
      {view.parts.map((each, i) => {
        const checks = preview?.parts.find((candidate) => candidate.filingId === each.filingId)?.checks ?? []
        const count = (result: 'fail' | 'warn') => checks.filter((check) => check.result === result).length
        return (
          <button
            key={each.filingId}
            type="button"
            role="tab"
            aria-selected={each === part}
            aria-controls="case-part"
            title={`${caseFile.partOrder(i + 1)} (${i + 1})`}
            onClick={() => setPart(each.filingId)}
          >
            <span className="num">{i + 1}</span>
            <span>{say(each.kindLabel)}</span>
            {each.status !== view.status && <StatusTag status={each.status} />}
            {excluded.includes(each.filingId) && <em>{caseFile.turnDown.aside}</em>}
            {count('fail') > 0 && (
              <span className={css.fail}>
                <CloseCircleFilled aria-hidden /> {caseFile.resultCount.fail(count('fail'))}
              </span>
            )}
            {count('warn') > 0 && (
              <span className={css.warn}>
                <ExclamationCircleFilled aria-hidden /> {caseFile.resultCount.warn(count('warn'))}
              </span>
            )}
          </button>
        )
      })}
    </div>
  )
}
