import { AutoComplete, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { fieldOptions } from '../../../shared/filings/fieldState.ts'
import type { Field, Values } from '../../../shared/filings/kind.ts'
import { divisionOf, divisions } from '../../../shared/rules/divisions.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import css from './counter.module.css'

export const entryId = (key: string): string => `entry-${key}`

interface Props {
  readonly name: string
  readonly field: Field
  readonly values: Values
  readonly typed: string
  readonly required: boolean
  /** Why it cannot stand as it is. */
  readonly problem: string | undefined
  readonly help: ReactNode
  onChange(typed: string): void
  /** The field was left: it may now be shown as it was understood. */
  onLeave(): void
}

/** One field of the form, by its type; a field that is wrong says so in words below itself. */
export function FieldEntry({ name, field, values, typed, required, problem, help, onChange, onLeave }: Props) {
  const say = useSay()
  const id = entryId(name)
  const note = problem ?? help ?? (field.type === 'division' && typed !== '' ? placeName(divisionOf(typed), say) : null)
  const common = {
    id,
    'aria-required': required,
    'aria-invalid': problem !== undefined,
    ...(note && { 'aria-describedby': `${id}-note` }),
    ...(problem !== undefined && { status: 'error' as const }),
    onBlur: onLeave,
  }
  const wide = field.type === 'longText' || (field.maxLength ?? 0) > 100
  return (
    <div className={css.field} data-wide={wide}>
      <label htmlFor={id}>
        {say(field.label)}
        {required && (
          <span className={css.star} aria-hidden>
            *
          </span>
        )}
      </label>
      <Control field={field} values={values} typed={typed} onChange={onChange} common={common} />
      {note && (
        <p id={`${id}-note`} className={problem === undefined ? 'muted' : css.problem}>
          {note}
        </p>
      )}
    </div>
  )
}

const placeName = (place: ReturnType<typeof divisionOf>, say: ReturnType<typeof useSay>) => (place ? say(place.name) : null)

function Control({
  field,
  values,
  typed,
  onChange,
  common,
}: Pick<Props, 'field' | 'values' | 'typed' | 'onChange'> & { readonly common: { readonly id: string; onBlur(): void } }) {
  const { common: everywhere, counter: words } = useText()
  const say = useSay()
  const text = { ...common, value: typed, autoComplete: 'off', spellCheck: false }
  switch (field.type) {
    case 'code':
    case 'boolean': {
      const options =
        field.type === 'code'
          ? fieldOptions(field, values).map(({ value, label }) => ({ value, label: say(label) }))
          : [
              { value: 'true', label: everywhere.yes },
              { value: 'false', label: everywhere.no },
            ]
      return (
        <Select
          {...common}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={typed === '' ? null : typed}
          placeholder={words.pick}
          options={options}
          onChange={(value: string | null | undefined) => onChange(value ?? '')}
        />
      )
    }
    case 'division':
      return (
        <AutoComplete
          {...common}
          value={typed}
          options={divisions.map(({ code, name }) => ({ value: code, label: `${say(name)} ${code}` }))}
          showSearch={{ filterOption: (given, option) => String(option?.label ?? '').includes(given) }}
          onChange={(value: string | undefined) => onChange(value ?? '')}
        />
      )
    case 'longText':
      return <Input.TextArea {...text} rows={2} maxLength={field.maxLength ?? 200} onChange={(event) => onChange(event.target.value)} />
    case 'money':
      return <Input {...text} inputMode="decimal" suffix={words.yuanHint} onChange={(event) => onChange(event.target.value)} />
    case 'date':
    case 'month':
      return (
        <Input
          {...text}
          inputMode="numeric"
          placeholder={field.type === 'date' ? words.dateHint : words.monthHint}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    default:
      return <Input {...text} {...(field.maxLength && { maxLength: field.maxLength })} onChange={(event) => onChange(event.target.value)} />
  }
}
