import type { BatchRowView } from '../../../shared/contract/batches.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import css from './batches.module.css'

/** What was found in a row, by column of the workbook, or what to do about it. */
export function FindingList({ findings, part }: { findings: BatchRowView['findings']; part: 'reason' | 'fix' }) {
  const { batches: words, common } = useText()
  const say = useSay()
  return (
    <ul className={css.findings}>
      {findings.map((finding) => (
        <li key={`${finding.column}/${finding.reason.zh}`}>
          {part === 'fix'
            ? say(finding.fix)
            : finding.column !== null && say(finding.reason).startsWith(finding.column)
              ? say(finding.reason)
              : common.labelled(finding.column ?? words.whole, say(finding.reason))}
        </li>
      ))}
    </ul>
  )
}
