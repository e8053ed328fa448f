import { Fragment } from 'react'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { payableTotal, type SheetKey, sheetLineLabels } from '../../../shared/rules/sheet.ts'
import { money } from '../../text/format.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { Money } from '../../ui/Money.tsx'
import css from './assessment.module.css'
import { Moved } from './Moved.tsx'

interface Props {
  readonly sheet: OutputOf<'assessment.sheet'>
  readonly chosen: SheetKey | null
  onChoose(key: SheetKey): void
}

/** The sheet in the layout of the form (S001 2.5), with the period before beside it. Each number is a button that opens what it is made of. */
export function SheetForm({ sheet, chosen, onChoose }: Props) {
  const { assessment: words } = useText()
  const say = useSay()
  const form = words.sheet
  return (
    <table className={css.form}>
      <caption>
        {form.title}
        {!sheet.locked && <span className={css.draft}>{form.preview}</span>}
      </caption>
      <thead>
        <tr>
          <th colSpan={2} scope="colgroup">
            {form.unitName}：{sheet.unitName}
          </th>
          <th colSpan={2} scope="colgroup" className="right">
            {form.unitNo}：<span className="num">{sheet.unitNo}</span>
          </th>
        </tr>
        <tr>
          <th colSpan={2} scope="colgroup">
            {words.period}：<span className="num">{sheet.period}</span>
          </th>
          <th colSpan={2} scope="colgroup" className="right">
            {words.yuan}
          </th>
        </tr>
        <tr>
          <th scope="col">{form.item}</th>
          <th scope="col">{form.number}</th>
          <th scope="col" className="right">
            {form.value}
          </th>
          <th scope="col" className="right">
            {form.before}
          </th>
        </tr>
      </thead>
      <tbody>
        {sheetLineLabels.map(({ key, number, group, label, unit }, index) => {
          const figure = (value: number) => (unit === 'persons' ? value.toLocaleString('en-US') : money(value))
          return (
            <Fragment key={key}>
              {group !== sheetLineLabels[index - 1]?.group && (
                <tr>
                  <th colSpan={4} scope="rowgroup" className={css.group}>
                    {say(group)}
                  </th>
                </tr>
              )}
              <tr id={`line-${key}`} data-selected={key === chosen} onClick={() => onChoose(key)}>
                <th scope="row">{say(label)}</th>
                <td className="num">{number}</td>
                <td className="right">
                  <button
                    type="button"
                    className={`${css.figure} num`}
                    aria-pressed={key === chosen}
                    aria-label={`${number} ${say(label)} ${figure(sheet.lines[key])}`}
                  >
                    {figure(sheet.lines[key])}
                  </button>
                </td>
                <td className="num right muted">{sheet.before ? figure(sheet.before[key]) : '—'}</td>
              </tr>
            </Fragment>
          )
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {form.total}
          </th>
          <td className="right">
            <Money fen={payableTotal(sheet.lines)} />
          </td>
          <td className="right">
            <Moved now={payableTotal(sheet.lines)} before={sheet.before && payableTotal(sheet.before)} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
