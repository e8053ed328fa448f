import { Alert } from 'antd'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import css from './case.module.css'
import { useOpenCase } from './caseContext.ts'
import type { Change } from './difference.ts'

/** What changed while the person was deciding, before and after. */
export function Differences({ changes }: { changes: readonly Change[] }) {
  const { view } = useOpenCase()
  const { caseFile } = useText()
  const say = useSay()
  const words = caseFile.confirm
  const partName = (filingId: string) => {
    const label = view.parts.find((part) => part.filingId === filingId)?.kindLabel
    return view.parts.length > 1 && label ? `${say(label)} · ` : ''
  }
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={words.changed}
      description={
        <>
          <p>{changes.length > 0 ? words.changedWhat : words.changedNothing}</p>
          <ul className={css.differences}>
            {changes.map((change) => (
              <li key={`${change.filingId}/${change.topic}/${change.label.zh}/${change.before?.zh}`}>
                <strong>
                  {partName(change.filingId)}
                  {say(change.label)}
                </strong>
                <div>
                  <del>{change.before ? say(change.before) : words.added}</del> → <ins>{change.after ? say(change.after) : words.gone}</ins>
                </div>
              </li>
            ))}
          </ul>
        </>
      }
    />
  )
}
