import { Checkbox, Input, Radio, Select } from 'antd'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { printKindLabels, type SheetKind, sheetKinds } from '../../../shared/print/kinds.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { useDebounced } from '../../ui/useDebounced.ts'

export interface UnitsChoice {
  /** null: the newest locked one */
  readonly period: string | null
  readonly kind: SheetKind
  readonly keyword: string
  readonly only: 'all' | 'notPrinted'
}
export const firstChoice: UnitsChoice = { period: null, kind: 'sheet', keyword: '', only: 'all' }

interface Props {
  readonly periods: OutputOf<'print.periods'>
  readonly choice: UnitsChoice
  onChange(choice: UnitsChoice): void
}

/** 做账期号, 打印单类型, and which units. */
export function UnitFilters({ periods, choice, onChange }: Props) {
  const { prints: words, common } = useText()
  const say = useSay()
  const format = useFormat()
  const [keyword, setKeyword] = useDebounced(choice.keyword, (typed) => onChange({ ...choice, keyword: typed }), 250)
  return (
    <div className="row">
      <Select
        aria-label={words.period}
        style={{ minWidth: 190 }}
        value={choice.period}
        onChange={(period) => onChange({ ...choice, period })}
        options={periods.map(({ period, locked }) => ({
          value: period,
          label: common.noted(format.month(period), locked ? words.locked : words.open),
        }))}
      />
      <Radio.Group
        aria-label={words.kind}
        optionType="button"
        value={choice.kind}
        onChange={(event) => onChange({ ...choice, kind: event.target.value })}
        options={sheetKinds.map((kind) => ({ value: kind, label: say(printKindLabels[kind]) }))}
      />
      <Input.Search
        aria-label={words.keyword}
        placeholder={words.keyword}
        allowClear
        style={{ width: 220 }}
        value={keyword}
        onChange={(event) => setKeyword(event.target.value)}
      />
      <Checkbox
        checked={choice.only === 'notPrinted'}
        onChange={(event) => onChange({ ...choice, only: event.target.checked ? 'notPrinted' : 'all' })}
      >
        {words.onlyNew}
      </Checkbox>
    </div>
  )
}
