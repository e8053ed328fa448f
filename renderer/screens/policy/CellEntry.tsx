import { Input, Select } from 'antd'
import type { ColumnForm } from '../../../shared/policy/columns.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import css from './policy.module.css'

interface Props {
  readonly name: string
  readonly label: string
  /** How the member is typed; `moment` for the row's own dates. */
  readonly form: ColumnForm | { readonly kind: 'moment'; readonly hint: string }
  readonly typed: string
  readonly problem: string | undefined
  readonly hint?: string
  onChange(typed: string): void
}

/** One member of a row, by its column; what is wrong with it stands below. */
export function CellEntry({ name, label, form, typed, problem, hint, onChange }: Props) {
  const { policy: words } = useText()
  const say = useSay()
  const id = `cell-${name}`
  const note = problem ?? hint
  const common = {
    id,
    'aria-invalid': problem !== undefined,
    ...(note && { 'aria-describedby': `${id}-note` }),
    ...(problem !== undefined && { status: 'error' as const }),
  }
  const text = { ...common, value: typed, autoComplete: 'off', spellCheck: false }
  const control = () => {
    switch (form.kind) {
      case 'choice':
        return (
          <Select
            {...common}
            value={typed === '' ? null : typed}
            placeholder={words.form.pick}
            options={form.options.map(({ value, label: shown }) => ({ value: String(value), label: say(shown) }))}
            onChange={(value: string | null) => onChange(value ?? '')}
          />
        )
      case 'holidays':
      case 'dates':
        return <Input.TextArea {...text} rows={form.kind === 'holidays' ? 8 : 5} onChange={(event) => onChange(event.target.value)} />
      case 'moment':
        return <Input {...text} inputMode="numeric" placeholder={form.hint} onChange={(event) => onChange(event.target.value)} />
      case 'month':
        return <Input {...text} inputMode="numeric" placeholder={words.form.month} onChange={(event) => onChange(event.target.value)} />
      case 'money':
      case 'share':
      case 'integer': {
        const suffix = form.kind === 'money' ? words.form.yuan : form.kind === 'share' ? words.form.percent : say(form.unit)
        return <Input {...text} inputMode="decimal" suffix={suffix} onChange={(event) => onChange(event.target.value)} />
      }
      case 'text':
      case 'integers':
        return <Input {...text} maxLength={form.kind === 'text' ? form.max : 200} onChange={(event) => onChange(event.target.value)} />
    }
  }
  return (
    <div className={css.field} data-wide={form.kind === 'holidays' || form.kind === 'dates' || (form.kind === 'text' && form.max > 60)}>
      <label htmlFor={id}>{label}</label>
      {control()}
      {note && (
        <p id={`${id}-note`} className={problem === undefined ? 'muted' : css.problem}>
          {note}
        </p>
      )}
    </div>
  )
}
