import { CheckCircleOutlined, MinusCircleOutlined } from '@ant-design/icons'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { genders, labelOf } from '../../../shared/rules/codes.ts'
import { formatRoute } from '../../app/router.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { Tag } from '../../ui/StatusTag.tsx'
import css from './register.module.css'

interface Props {
  readonly rows: OutputOf<'register.persons'>['rows']
  readonly selected: string | null
  onOpen(id: string): void
}

const genderUnknown = { zh: '—', en: '—' }

/** Persons found. */
export function PersonRows({ rows, selected, onOpen }: Props) {
  const { register } = useText()
  const say = useSay()
  const words = register.columns
  return (
    <div className={css.scroll}>
      <table className={css.table} aria-label={register.results}>
        <thead>
          <tr>
            {[words.name, words.idNumber, words.gender, words.birthDate, words.unit, words.insured].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.personId}
              id={`row-${row.personId}`}
              data-selected={row.personId === selected}
              onClick={() => onOpen(row.personId)}
            >
              <th scope="row">
                <a href={formatRoute('register', ['persons', row.personId])}>{row.name}</a>
              </th>
              <td className="num nowrap">{row.idNumber}</td>
              <td>{say(labelOf(genders, row.gender) ?? genderUnknown)}</td>
              <td className="num nowrap">{row.birthDate}</td>
              <td>{row.unitName ?? '—'}</td>
              <td>
                <Tag
                  tone={row.insured ? 'good' : 'gone'}
                  icon={row.insured ? <CheckCircleOutlined aria-hidden /> : <MinusCircleOutlined aria-hidden />}
                >
                  {row.insured ? register.insured : register.notInsured}
                </Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
