import { Tabs } from 'antd'
import { useCall } from '../../bridge/useCall.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Money } from '../../ui/Money.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { BackToSearch } from './BackToSearch.tsx'
import { BaseExport } from './BaseExport.tsx'
import { Filings } from './Filings.tsx'
import { Insured } from './Insured.tsx'
import { Ledger } from './Ledger.tsx'
import { Records } from './Records.tsx'

/** Everything the register holds on one unit, its 待转金 at the head. */
export function UnitPage({ unitNo }: { unitNo: string }) {
  const { register, common } = useText()
  const found = useCall('register.unit', { unitNo })
  const unit = found.data
  const { suspense } = unit ?? {}
  const mayExport = useHolds('firstReview', 'secondReview', 'supervisor')
  return (
    <Screen
      head={
        <PageHead
          title={unit?.name ?? register.kinds.units}
          note={<span className="num">{unitNo}</span>}
          extra={
            <>
              {mayExport && <BaseExport unitNo={unitNo} />}
              <BackToSearch />
            </>
          }
        />
      }
    >
      {found.isPending && <Waiting />}
      <ErrorNote failure={found.error} onRetry={() => void found.refetch()} />
      {unit && suspense && (
        <>
          <p>
            <strong>
              {register.suspense} <Money fen={suspense.unitAmount + suspense.personAmount} /> {common.yuan}
            </strong>{' '}
            <span className="muted">
              {register.suspenseUnit} <Money fen={suspense.unitAmount} />，{register.suspensePerson} <Money fen={suspense.personAmount} />
            </span>
          </p>
          <Tabs
            items={[
              {
                key: 'insured',
                label: `${register.tabs.insured} ${unit.insuredCount.toLocaleString('en-US')}`,
                children: <Insured rows={unit.insured} all={unit.insuredCount} />,
              },
              { key: 'records', label: register.tabs.records, children: <Records records={unit.records} /> },
              { key: 'filings', label: `${register.tabs.filings} ${unit.filings.length}`, children: <Filings rows={unit.filings} /> },
              { key: 'ledger', label: `${register.tabs.ledger} ${unit.ledger.length}`, children: <Ledger lines={unit.ledger} of="unit" /> },
            ]}
          />
        </>
      )}
    </Screen>
  )
}
