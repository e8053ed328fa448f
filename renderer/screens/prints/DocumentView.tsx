import { Alert } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { DocumentViewer } from '../../ui/documents/DocumentViewer.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Copies } from './Copies.tsx'
import css from './prints.module.css'
import type { DocumentAsk, DocumentPrint } from './useDocumentPrint.ts'

/** The document as it prints, why it may not print, and every copy that was printed. */
export function DocumentView({ ask, print }: { ask: DocumentAsk; print: DocumentPrint }) {
  const { prints: words, common } = useText()
  const say = useSay()
  const [enlarged, setEnlarged] = useState(false)
  const { prepared, issued, shown } = print
  const here = useRef<HTMLElement>(null)
  const [ready, refused] = [prepared !== undefined, print.failure !== null]
  // Where the paper stands below the list, whoever chose a unit looks for it.
  useEffect(() => {
    if (ready || refused) here.current?.scrollIntoView({ block: 'nearest' })
  }, [ready, refused, ask.key])
  return (
    <section ref={here} className={css.document} aria-label={words.preview}>
      <ErrorNote failure={print.failure} onRetry={print.again} />
      {print.preparing && <Waiting label={words.previewing} />}
      {prepared && !prepared.official && prepared.gate.why && (
        <Alert type="warning" showIcon title={words.gateShut} description={say(prepared.gate.why)} />
      )}
      {prepared && prepared.unprintable.length > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={words.unprintable}
          description={
            <>
              <ul>
                {prepared.unprintable.map(({ text, character, codePoint }) => (
                  <li key={`${codePoint}${text}`}>{words.unprintableIn(text, character, codePoint)}</li>
                ))}
              </ul>
              <p>{words.unprintableHelp}</p>
              {prepared.fontsMissing.length > 0 && <p>{words.fontsMissing(prepared.fontsMissing.join(common.separator))}</p>}
            </>
          }
        />
      )}
      {issued && (
        <Alert
          type="success"
          showIcon
          title={issued.target.type === 'printer' ? words.sentTo.printer(issued.target.printer) : words.sentTo[issued.target.type]}
          description={issued.file === null ? undefined : words.savedAs(issued.file)}
        />
      )}
      {prepared && <Copies ask={ask} />}
      {prepared && shown !== null && (
        <>
          <p className="muted">
            {issued ? words.issued(prepared.fileName) : prepared.official ? words.official(prepared.copy) : words.unofficial}
          </p>
          <div className={css.viewer}>
            <DocumentViewer
              files={[{ id: shown, name: prepared.fileName, label: prepared.name }]}
              current={shown}
              onCurrent={() => undefined}
              source={print.source}
              enlarged={enlarged}
              onEnlarge={setEnlarged}
            />
          </div>
        </>
      )}
    </section>
  )
}
