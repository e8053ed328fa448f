import type { CaseView } from '../../../shared/contract/filings.ts'
import { rollbackStateLabels } from '../../../shared/rollback/proposal.ts'
import { formatRoute } from '../../app/router.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'

/** Rollbacks of the part, and the filings it corrects or is corrected by. */
export function Links({ links }: { links: CaseView['links'][number] | undefined }) {
  const { caseFile, rollback: words } = useText()
  const say = useSay()
  if (!links) return null
  return (
    <>
      {links.rollbacks.map(({ rollbackId, number, state, restores }) => (
        <p key={rollbackId}>
          {restores ? words.restoring : words.file} <a href={formatRoute('rollback', [rollbackId])}>{number}</a>{' '}
          <strong>{say(rollbackStateLabels[state])}</strong>
        </p>
      ))}
      {links.corrects && (
        <p>
          {words.corrects} <a href={formatRoute('case', [links.corrects.caseId])}>{links.corrects.number}</a>
        </p>
      )}
      {links.corrections.map(({ caseId, number }) => (
        <p key={caseId}>
          {words.corrections} <a href={formatRoute('case', [caseId])}>{number}</a>
        </p>
      ))}
      {links.rollbacks.some(({ state }) => state === 'executed') && <p className="muted">{caseFile.notRefused}</p>}
    </>
  )
}
