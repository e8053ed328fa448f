import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { type PrintKind, printKindLabels } from '../../../shared/print/kinds.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { DocumentView } from './DocumentView.tsx'
import { OutputDialog } from './OutputDialog.tsx'
import css from './prints.module.css'
import { useDocumentPrint } from './useDocumentPrint.ts'

/** One document of a person or a case, on the way from its own screen to paper and back there. */
export function DocumentPage({ kind, about }: { kind: PrintKind; about: string }) {
  const { shell, prints: words, common } = useText()
  const say = useSay()
  const ask = { kind, key: about, period: null }
  const print = useDocumentPrint(ask)
  const [choosing, setChoosing] = useState(false)
  const choose = () => print.mayPrint && setChoosing(true)
  const back = () => window.history.back()
  useKeys(shell.screens.prints, [
    { key: 'p', label: words.key.print, run: choose },
    { key: 'Escape', label: common.back, run: back },
  ])
  return (
    <Screen
      head={<PageHead title={say(printKindLabels[kind])} note={print.prepared?.name} />}
      actions={
        <ActionBar
          primary={
            print.issued ? (
              <Button type="primary" onClick={print.again}>
                {words.issuedNext}
              </Button>
            ) : (
              <Button type="primary" icon={<PrinterOutlined />} disabled={!print.mayPrint} onClick={choose}>
                {words.print}
              </Button>
            )
          }
        >
          <Button onClick={back}>{common.back}</Button>
        </ActionBar>
      }
    >
      <div className={css.alone}>
        <DocumentView ask={ask} print={print} />
      </div>
      <OutputDialog
        open={choosing}
        title={words.output.title}
        many={false}
        pending={print.issuing}
        failure={<ErrorNote failure={print.issueFailure} onClose={print.resetIssue} />}
        onCancel={() => setChoosing(false)}
        onSubmit={(target) => void print.print(target).then((done) => done && setChoosing(false))}
      />
    </Screen>
  )
}
