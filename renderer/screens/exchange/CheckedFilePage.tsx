import { Alert, Button, Modal } from 'antd'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import type { Command } from '../../bridge/useCommand.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { DropZone } from '../../ui/DropZone.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { FileButton } from './FileButton.tsx'
import { Problems } from './Problems.tsx'
import type { useCheckedFile } from './useCheckedFile.ts'

interface Props {
  readonly file: ReturnType<typeof useCheckedFile>
  readonly take: Command<'receipts.book' | 'opening.take'>
  /** Extensions that the file choice offers. */
  readonly accept: string
  readonly mayAct: boolean
  /** Whether a file can be given at all now; otherwise nothing is offered. */
  readonly offered: boolean
  /** Whether what was checked can be taken. */
  readonly ready: boolean
  readonly problems: ComponentProps<typeof Problems>['problems']
  readonly words: {
    readonly readOnly: string
    readonly choose: string
    readonly drop: string
    readonly dropNow: string
    readonly note: string
    readonly act: string
    readonly take: string
    readonly confirm: string
  }
  /** Above the file. */
  readonly head?: ReactNode
  /** What the check found, and what was taken before. */
  readonly children: ReactNode
  /** What the person should know before it is taken for good. */
  readonly consequences: ReactNode
}

/** A file that is chosen or dropped, checked, and taken for good only after its report was seen. */
export function CheckedFilePage(props: Props) {
  const { file, take, mayAct, offered, ready, words } = props
  const { shell, common, exchange } = useText()
  const [asking, setAsking] = useState(false)
  useKeys(shell.screens.exchange, [
    { key: 'i', label: exchange.key.import, run: () => navigate(formatRoute('exchange')) },
    ...(ready ? [{ key: 'e', label: words.take, run: () => setAsking(true) }] : []),
  ])
  const onFiles = (files: readonly File[]) => void file.choose(files)
  const choose = <FileButton label={words.choose} accept={props.accept} primary={!ready} disabled={file.busy} onFiles={onFiles} />
  return (
    <>
      <div className="screen-body stack">
        {!mayAct && <Alert type="info" showIcon title={words.readOnly} />}
        {props.head}
        {mayAct && offered && !file.report && (
          <DropZone disabled={file.busy} idle={words.drop} over={words.dropNow} note={words.note} onFiles={onFiles} />
        )}
        {file.problem && <Alert type="error" showIcon role="alert" title={file.problem} />}
        <ErrorNote failure={file.failure} />
        <ErrorNote failure={take.failure} onRetry={() => void take.retry().then(file.follow)} onClose={take.reset} />
        {file.job && (
          <div className="panel">
            <JobProgress job={file.job} onCancel={file.stop} />
          </div>
        )}
        {props.problems.length > 0 && (
          <section className="panel">
            <Problems problems={props.problems} />
          </section>
        )}
        {props.children}
      </div>
      {mayAct && offered && (
        <ActionBar
          primary={
            ready ? (
              <Button type="primary" loading={take.pending} disabled={file.busy} onClick={() => setAsking(true)}>
                {words.act}
              </Button>
            ) : (
              choose
            )
          }
        >
          {ready && choose}
        </ActionBar>
      )}
      <Modal
        open={asking}
        title={words.confirm}
        okText={words.take}
        cancelText={common.cancel}
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false)
          void take.attempt({ jobId: file.checkId ?? '' }).then(file.follow)
        }}
      >
        {props.consequences}
      </Modal>
    </>
  )
}
