import type { PartPreview } from '../../../shared/contract/filings.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './case.module.css'

type Item = PartPreview['outcome'][number]

/** 开始, 终止, 金额…, as the applicant will be told. */
export function Outcome({ items }: { items: readonly Item[] }) {
  const say = useSay()
  const write = useOutcomeWords()
  return (
    <dl className={css.outcome}>
      {items.map((item) => (
        <div key={item.key} data-wide={item.type === 'text'}>
          <dt>{say(item.label)}</dt>
          <dd className={item.type === 'text' ? undefined : 'num'}>{write(item)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** One value of an outcome in words: money in 元, months as they are read. */
export function useOutcomeWords(): (item: Item) => string {
  const format = useFormat()
  const { common } = useText()
  return (item) => {
    if (item.type === 'money' && typeof item.value === 'number') return `${format.money(item.value)} ${common.yuan}`
    if (item.type === 'month') return format.month(String(item.value))
    return String(item.value)
  }
}
