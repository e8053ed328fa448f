import { CheckCircleFilled, ClockCircleOutlined, ExclamationCircleFilled, MinusCircleOutlined, PlusCircleFilled } from '@ant-design/icons'
import { Alert, Table } from 'antd'
import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Money } from '../../ui/Money.tsx'
import { Tag, type Tone } from '../../ui/StatusTag.tsx'

type Report = NonNullable<OutputOf<'receipts.report'>>
type Line = Report['lines'][number]

const looks: { readonly [S in Line['state']]: readonly [Tone, ReactNode] } = {
  matched: ['good', <CheckCircleFilled key="matched" aria-hidden />],
  over: ['back', <PlusCircleFilled key="over" aria-hidden />],
  under: ['back', <ClockCircleOutlined key="under" aria-hidden />],
  known: ['gone', <MinusCircleOutlined key="known" aria-hidden />],
  left: ['bad', <ExclamationCircleFilled key="left" aria-hidden />],
}

/** How many lines match, and the money. */
export function ReceiptTotals({ report }: { report: Report }) {
  const { exchange: words } = useText()
  const { counts, booked, held } = report
  return (
    <section className="panel" aria-labelledby="receipt-totals">
      <h2 id="receipt-totals">{words.receiptsFound(report.fileName)}</h2>
      <p className="row">
        {(['matched', 'under', 'over', 'left', 'known'] as const).map((state) => (
          <Tag key={state} tone={looks[state][0]} icon={looks[state][1]}>
            {words.receiptsCount(words.receiptStates[state], counts[state])}
          </Tag>
        ))}
      </p>
      <p className="row">
        <span>{words.receiptsMoney}</span>
        <span>
          {words.receiptUnit} <Money fen={booked.unit} />
        </span>
        <span>
          {words.receiptPerson} <Money fen={booked.person} />
        </span>
        <span>
          {words.receiptFee} <Money fen={booked.lateFee + booked.interest} />
        </span>
      </p>
      <p className="row">
        <span>{words.receiptsHeld}</span>
        <span>
          {words.receiptUnit} <Money fen={held.unit} />
        </span>
        <span>
          {words.receiptPerson} <Money fen={held.person} />
        </span>
      </p>
      {counts.left > 0 && <Alert type="warning" showIcon title={words.receiptsLeftNote} />}
    </section>
  )
}

/** The lines, those that need a look first. */
export function ReceiptLines({ report }: { report: Report }) {
  const { exchange: words } = useText()
  const format = useFormat()
  const money = (title: string, of: (line: Line) => number) => ({
    title,
    align: 'right' as const,
    render: (_: unknown, line: Line) => <Money fen={of(line)} />,
  })
  return (
    <section className="panel" aria-labelledby="receipt-lines">
      <h2 id="receipt-lines">
        {words.receiptsLines}{' '}
        {report.lines.length < report.rows && <span className="muted">{words.receiptsShown(report.lines.length, report.rows)}</span>}
      </h2>
      <Table<Line>
        size="small"
        rowKey="line"
        pagination={report.lines.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        dataSource={[...report.lines]}
        columns={[
          { title: words.columns.line, align: 'right', render: (_, line) => <span className="num">{line.line}</span> },
          {
            title: words.columns.state,
            render: (_, line) => (
              <Tag tone={looks[line.state][0]} icon={looks[line.state][1]}>
                {words.receiptStates[line.state]}
              </Tag>
            ),
          },
          { title: words.receiptVoucher, render: (_, line) => <span className="num">{line.voucherNo}</span> },
          {
            title: words.receiptUnitName,
            className: 'breakable',
            render: (_, line) => (
              <>
                {line.unitName || '—'} <span className="muted num">{line.unitNo}</span>
              </>
            ),
          },
          { title: words.receiptPeriod, render: (_, line) => <span className="nowrap">{format.month(line.period)}</span> },
          money(words.receiptUnit, (line) => line.unitAmount),
          money(words.receiptPerson, (line) => line.personAmount),
          {
            title: words.receiptFee,
            align: 'right',
            render: (_, line) => (
              <>
                <Money fen={line.lateFee + line.interest} />
                {line.feeDue !== null && line.feeDue !== line.lateFee + line.interest && (
                  <div className="muted">{words.receiptFeeDue(format.money(line.feeDue))}</div>
                )}
              </>
            ),
          },
          {
            title: words.receiptEffect,
            render: (_, line) => {
              if (line.reason) return words.receiptReasons[line.reason]
              const settled =
                line.settled.length > 0 ? words.receiptSettled(line.settled.map(format.month).join('、')) : words.receiptNothing
              const held = line.unitHeld + line.personHeld
              return line.state === 'known' ? '—' : held === 0 ? settled : `${settled}；${words.receiptHeld(format.money(held))}`
            },
          },
        ]}
      />
    </section>
  )
}

/** Files that were booked from, with the lines that could not be. */
export function BookedFiles({ files }: { files: OutputOf<'receipts.list'> }) {
  const { exchange: words } = useText()
  type File = (typeof files)[number]
  return (
    <section className="panel" aria-labelledby="booked-files">
      <h2 id="booked-files">{words.receiptsBooked}</h2>
      {files.length === 0 ? (
        <EmptyState why={words.receiptsNone} what={words.receiptsNoneHelp} />
      ) : (
        <Table<File>
          size="small"
          rowKey="batchId"
          pagination={files.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
          dataSource={[...files]}
          expandable={{
            rowExpandable: (file) => file.lines.length > 0,
            expandedRowRender: (file) => (
              <ul>
                {file.lines.map((line) => (
                  <li key={line.line}>
                    {words.receiptLeftLine(line.line, line.voucherNo, line.unitNo, words.receiptReasons[line.reason])}
                  </li>
                ))}
              </ul>
            ),
          }}
          columns={[
            { title: words.columns.at, render: (_, file) => <DateText at={file.at} time /> },
            { title: words.columns.file, dataIndex: 'fileName', className: 'breakable' },
            { title: words.receiptBy, dataIndex: 'by' },
            { title: words.receiptBookedCount, align: 'right', render: (_, file) => <span className="num">{file.booked}</span> },
            { title: words.receiptStates.left, align: 'right', render: (_, file) => <span className="num">{file.left}</span> },
          ]}
        />
      )}
    </section>
  )
}
