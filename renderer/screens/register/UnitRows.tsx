import type { OutputOf } from '../../../shared/contract/index.ts'
import { formatRoute } from '../../app/router.ts'
import { useLanguage } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { officeName } from '../../ui/officeName.ts'
import css from './register.module.css'

interface Props {
  readonly rows: OutputOf<'register.units'>['rows']
  readonly selected: string | null
  onOpen(id: string): void
}

/** Units found. */
export function UnitRows({ rows, selected, onOpen }: Props) {
  const { register } = useText()
  const format = useFormat()
  const language = useLanguage()
  const words = register.columns
  return (
    <div className={css.scroll}>
      <table className={css.table} aria-label={register.results}>
        <thead>
          <tr>
            {[words.unitName, words.unitNo, words.creditCode, words.office].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
            <th scope="col" className="right">
              {words.insuredCount}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unitNo} id={`row-${row.unitNo}`} data-selected={row.unitNo === selected} onClick={() => onOpen(row.unitNo)}>
              <th scope="row">
                <a href={formatRoute('register', ['units', row.unitNo])}>{row.name}</a>
              </th>
              <td className="num nowrap">{row.unitNo}</td>
              <td className="num nowrap">{row.creditCode}</td>
              <td>{officeName(row.officeId, language)}</td>
              <td className="num nowrap right">{format.count(row.insured, 'people')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
