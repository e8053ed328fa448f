import { WarningOutlined } from '@ant-design/icons'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { payableTotal, type SheetLines } from '../../../shared/rules/sheet.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Money } from '../../ui/Money.tsx'
import css from './assessment.module.css'
import { Moved } from './Moved.tsx'
import { linkTo, type Place } from './place.ts'
import type { SheetRow } from './useSheets.ts'

interface Props {
  readonly rows: readonly SheetRow[]
  readonly totals: OutputOf<'assessment.totals'> | undefined
  readonly chosen: string | null
  readonly place: Place
  onOpen(unitNo: string): void
}

/** A row a unit: the figures that are looked at first; the 13 lines are one step further. */
export function SheetTable({ rows, totals, chosen, place, onOpen }: Props) {
  const { assessment: words } = useText()
  const format = useFormat()
  const { columns } = words
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{columns.unit}</th>
            {[
              columns.payers,
              columns.base,
              columns.unitDue,
              columns.personDue,
              columns.adjusted,
              columns.offset,
              columns.fees,
              columns.total,
              columns.moved,
            ].map((label) => (
              <th key={label} scope="col" className="right">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unitNo} id={`sheet-${row.unitNo}`} data-selected={row.unitNo === chosen} onClick={() => onOpen(row.unitNo)}>
              <th scope="row">
                <a href={linkTo({ ...place, unitNo: row.unitNo })}>{row.unitName || row.unitNo}</a>{' '}
                <span className="muted num nowrap">{row.unitNo}</span>
                {row.blocked && (
                  <span className={css.fail}>
                    <WarningOutlined aria-hidden /> {words.isBlocked}
                  </span>
                )}
              </th>
              <Figures lines={row.lines} />
              <td className="right">
                <Moved now={payableTotal(row.lines)} before={row.before && payableTotal(row.before)} />
              </td>
            </tr>
          ))}
        </tbody>
        {totals && (
          <tfoot>
            <tr>
              <th scope="row">{words.sum(format.count(totals.units, 'units'))}</th>
              <Figures lines={totals.lines} />
              <td />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

const Figures = ({ lines }: { readonly lines: SheetLines }) => (
  <>
    <td className="num right">{lines.payers.toLocaleString('en-US')}</td>
    {[
      ['base', lines.baseTotal],
      ['unit', lines.unitDue],
      ['person', lines.personDue],
      ['adjusted', lines.unitAdjusted + lines.personAdjusted],
      ['offset', lines.unitOffset + lines.personOffset],
      ['fees', lines.interest + lines.lateFee],
      ['total', payableTotal(lines)],
    ].map(([key, fen]) => (
      <td key={key} className="right">
        <Money fen={Number(fen)} />
      </td>
    ))}
  </>
)
