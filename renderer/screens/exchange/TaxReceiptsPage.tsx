import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { CheckedFilePage } from './CheckedFilePage.tsx'
import { BookedFiles, ReceiptLines, ReceiptTotals } from './TaxReceipts.tsx'
import { useCheckedFile } from './useCheckedFile.ts'

/** 到账: what tax reports as received, compared first, then booked voucher by voucher. */
export function TaxReceiptsPage() {
  const { exchange: words } = useText()
  const mayAct = useHolds('finance', 'supervisor')
  const maySee = useHolds('finance', 'supervisor', 'audit')
  const list = useCall('receipts.list', { limit: 50 }, { enabled: maySee })
  const file = useCheckedFile('receipts.check', 'receipts.report')
  const book = useCommand('receipts.book')
  const { report } = file
  const toBook = report ? report.counts.matched + report.counts.over + report.counts.under : 0
  const ready = report !== null && report !== undefined && report.problems.length === 0 && toBook + report.counts.left > 0
  return (
    <CheckedFilePage
      file={file}
      take={book}
      accept=".csv,.xlsx,.txt"
      mayAct={mayAct}
      offered
      ready={ready}
      problems={(report?.problems ?? []).map(({ line, column, problem }) => ({
        part: report?.fileName ?? '',
        line,
        field: column,
        problem,
      }))}
      words={{
        readOnly: words.receiptsReadOnly,
        choose: words.receiptsChoose,
        drop: words.receiptsDrop,
        dropNow: words.receiptsDropNow,
        note: words.receiptsNote,
        act: words.receiptsBookCount(toBook),
        take: words.receiptsBook,
        confirm: words.receiptsConfirm,
      }}
      consequences={
        <>
          {report && <p>{words.receiptsConfirmNote(toBook, report.counts.left, report.counts.known)}</p>}
          <p>{words.receiptsLasting}</p>
        </>
      }
    >
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
    </CheckedFilePage>
  )
}
