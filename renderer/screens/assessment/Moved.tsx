import { money } from '../../text/format.ts'
import { useText } from '../../text/useText.ts'

/** What a figure is against the period before, with its sign: `+12.00`, `−3.00`, 与上期相同. In 分, or in persons. */
export function Moved({
  now,
  before,
  persons = false,
}: {
  readonly now: number
  readonly before: number | null
  readonly persons?: boolean
}) {
  const { assessment: words } = useText()
  if (before === null) return <span className="muted nowrap">{words.explain.noBefore}</span>
  const by = now - before
  if (by === 0) return <span className="muted nowrap">{words.explain.sameAsBefore}</span>
  const size = Math.abs(by)
  return (
    <span className="num nowrap">
      {by > 0 ? '+' : '−'}
      {persons ? size.toLocaleString('en-US') : money(size)}
    </span>
  )
}
