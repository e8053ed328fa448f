import { Button, Table } from 'antd'
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts'
import { formatRoute } from '../../app/router.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import css from './audit.module.css'

export type Filter = Omit<InputOf<'audit.page'>, 'before' | 'limit'>
export type Group = NonNullable<Filter['group']>
type Row = OutputOf<'audit.page'>['rows'][number]

/** Entries, newest first: what happened, about what (a link where the desk shows it), and in words. */
export function TrailTable({ rows, onReveal }: { rows: readonly Row[]; onReveal(seq: number): void }) {
  const { audit: words } = useText()
  const { columns } = words
  const say = useSay()
  return (
    <Table<Row>
      size="small"
      rowKey="seq"
      pagination={false}
      scroll={{ x: 1000 }}
      dataSource={[...rows]}
      columns={[
        { title: columns.seq, align: 'right', className: 'num', dataIndex: 'seq', width: 84 },
        { title: columns.at, width: 140, render: (_, row) => <DateText at={row.at} time /> },
        { title: columns.who, width: 84, render: (_, row) => <span title={words.via[row.via]}>{row.who}</span> },
        { title: columns.type, width: 150, render: (_, row) => <span title={row.type}>{say(row.label)}</span> },
        {
          title: columns.record,
          width: 250,
          render: (_, { place, record, stream }) =>
            place ? (
              <a className="breakable" href={formatRoute(place.screen, place.path, place.query)} title={stream}>
                {record}
              </a>
            ) : (
              <span className="breakable" title={stream}>
                {record}
              </span>
            ),
        },
        {
          title: columns.content,
          render: (_, row) => (
            <div className={css.line} title={row.content}>
              {row.content}
            </div>
          ),
        },
        {
          title: columns.act,
          width: 124,
          render: (_, row) => (
            <Button size="small" onClick={() => onReveal(row.seq)}>
              {words.reveal}
            </Button>
          ),
        },
      ]}
    />
  )
}
