import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { DropZone } from '../../ui/DropZone.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { FileButton } from './FileButton.tsx'
import { Problems } from './Problems.tsx'
import { BookedFiles, ReceiptLines, ReceiptTotals } from './TaxReceipts.tsx'
import { useCheckedFile } from './useCheckedFile.ts'

/** 到账: what tax reports as received, compared first, then booked voucher by voucher. */
export function TaxReceiptsPage() {
  const { shell, common, exchange: words } = useText()
  const mayAct = useHolds('finance', 'supervisor')
  const maySee = useHolds('finance', 'supervisor', 'audit')
  const list = useCall('receipts.list', { limit: 50 }, { enabled: maySee })
  const file = useCheckedFile('receipts.check', 'receipts.report')
  const book = useCommand('receipts.book')
  const [asking, setAsking] = useState(false)
  const { report } = file
  const toBook = report ? report.counts.matched + report.counts.over + report.counts.under : 0
  const ready = report !== null && report !== undefined && report.problems.length === 0 && toBook + report.counts.left > 0
  useKeys(shell.screens.exchange, [
    { key: 'i', label: words.key.import, run: () => navigate(formatRoute('exchange')) },
    ...(ready ? [{ key: 'e', label: words.receiptsBook, run: () => setAsking(true) }] : []),
  ])
  const choose = (
    <FileButton
      label={words.receiptsChoose}
      accept=".csv,.xlsx,.txt"
      primary={!ready}
      disabled={file.busy}
      onFiles={(files) => void file.choose(files)}
    />
  )
  return (
    <>
      <div className="screen-body stack">
        {!mayAct && <Alert type="info" showIcon title={words.receiptsReadOnly} />}
        {mayAct && !report && (
          <DropZone
            disabled={file.busy}
            idle={words.receiptsDrop}
            over={words.receiptsDropNow}
            note={words.receiptsNote}
            onFiles={(files) => void file.choose(files)}
          />
        )}
        {file.problem && <Alert type="error" showIcon role="alert" title={file.problem} />}
        <ErrorNote failure={file.failure} />
        <ErrorNote failure={book.failure} onRetry={() => void book.retry().then(file.follow)} onClose={book.reset} />
        {file.job && (
          <div className="panel">
            <JobProgress job={file.job} onCancel={file.stop} />
          </div>
        )}
        {report && report.problems.length > 0 && (
          <section className="panel">
            <Problems
              problems={report.problems.map(({ line, column, problem }) => ({ part: report.fileName, line, field: column, problem }))}
            />
          </section>
        )}
        {report && report.problems.length === 0 && (
          <>
            <ReceiptTotals report={report} />
            <ReceiptLines report={report} />
          </>
        )}
        {maySee && (
          <>
            <ErrorNote failure={list.error} onRetry={() => void list.refetch()} />
            {list.isPending && <Waiting />}
            {list.data && <BookedFiles files={list.data} />}
          </>
        )}
      </div>
      {mayAct && (
        <ActionBar
          primary={
            ready ? (
              <Button type="primary" loading={book.pending} disabled={file.busy} onClick={() => setAsking(true)}>
                {words.receiptsBookCount(toBook)}
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
        title={words.receiptsConfirm}
        okText={words.receiptsBook}
        cancelText={common.cancel}
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false)
          void book.attempt({ jobId: file.checkId ?? '' }).then(file.follow)
        }}
      >
        {report && <p>{words.receiptsConfirmNote(toBook, report.counts.left, report.counts.known)}</p>}
        <p>{words.receiptsLasting}</p>
      </Modal>
    </>
  )
}
