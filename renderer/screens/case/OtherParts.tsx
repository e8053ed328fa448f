import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons'
import { useCall } from '../../bridge/useCall.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './case.module.css'
import { useOpenCase } from './caseContext.ts'

/** Says before the click what becomes of the other parts when one is rejected: judged anew on the register without it. */
export function OtherParts({ filingId }: { filingId: string }) {
  const { view, preview: before, excluded } = useOpenCase()
  const { caseFile } = useText()
  const say = useSay()
  const words = caseFile.turnDown
  const aside = [...new Set([...excluded, filingId])]
  const without = useCall('case.preview', { caseId: view.caseId, excluded: aside })
  return (
    <section className={css.notice} aria-label={words.others}>
      <h2>{words.others}</h2>
      {without.isPending && <Waiting />}
      <ErrorNote failure={without.error} onRetry={() => void without.refetch()} />
      <ul>
        {without.data?.parts
          .filter((part) => !aside.includes(part.filingId))
          .map((part) => {
            const label = view.parts.find((each) => each.filingId === part.filingId)?.kindLabel
            const failing = part.checks.filter((check) => check.result === 'fail').map((check) => say(check.label))
            const problems = [...failing, ...part.blocked.map(say)].join('、')
            const was = before?.parts.find((each) => each.filingId === part.filingId)?.approvable ?? true
            return (
              <li key={part.filingId}>
                <strong>{label && say(label)}</strong>：
                {part.approvable ? (
                  <span className={css.pass}>
                    <CheckCircleFilled aria-hidden /> {words.otherFine}
                  </span>
                ) : (
                  <span className={css.fail}>
                    <CloseCircleFilled aria-hidden /> {was ? words.otherFails(problems) : words.otherAsBefore(problems)}
                  </span>
                )}
              </li>
            )
          })}
      </ul>
    </section>
  )
}
