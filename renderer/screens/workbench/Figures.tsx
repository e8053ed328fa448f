import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { openStatuses } from '../../../shared/review/status.ts'
import { formatRoute } from '../../app/router.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'

/** The figures of the day; each leads to what it counts. */
export function Figures({ data, linked }: { data: OutputOf<'work.overview'>; linked: boolean }) {
  const { workbench: words } = useText()
  const format = useFormat()
  const readsPrints = useHolds('firstReview', 'secondReview', 'supervisor', 'accounts', 'finance', 'audit')
  const waiting = { state: 'waiting' as const, kinds: [], period: null, keyword: '', before: null, limit: 1 }
  const prints = useCall('print.register', waiting, { enabled: readsPrints }).data?.waiting ?? 0
  const queue = formatRoute('queue', [], { statuses: openStatuses.join(',') })
  return (
    <ul className="figures">
      <Figure label={words.overdue} href={linked ? queue : undefined} alarming={data.overdue > 0}>
        {format.count(data.overdue, 'cases')}
      </Figure>
      <Figure label={words.dueToday} href={linked ? queue : undefined}>
        {format.count(data.dueToday, 'cases')}
      </Figure>
      <Figure label={words.resultsPending} href={formatRoute('exchange', ['results'])}>
        {format.count(data.resultsPending, 'cases')}
      </Figure>
      <Figure label={words.inboxWaiting} href={formatRoute('exchange')}>
        {format.count(data.inboxWaiting, 'packages')}
      </Figure>
      {prints > 0 && (
        <Figure label={words.printsWaiting} href={formatRoute('prints', ['register'], { state: 'waiting' })}>
          {format.count(prints, 'files', 1000)}
        </Figure>
      )}
    </ul>
  )
}

function Figure({
  label,
  href,
  alarming = false,
  children,
}: {
  label: string
  href: string | undefined
  alarming?: boolean
  children: ReactNode
}) {
  const inside = (
    <>
      <span className="muted">{label}</span>
      <strong className="num">{children}</strong>
    </>
  )
  return (
    <li className="figure" data-alarming={alarming}>
      {href ? <a href={href}>{inside}</a> : <div>{inside}</div>}
    </li>
  )
}
