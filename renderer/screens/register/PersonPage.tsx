import { Tabs } from 'antd'
import { useCall } from '../../bridge/useCall.ts'
import { useStaff } from '../../bridge/useSession.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PrintButtons } from '../../ui/PrintButtons.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { BackToSearch } from './BackToSearch.tsx'
import { Enrolments } from './Enrolments.tsx'
import { Filings } from './Filings.tsx'
import { Ledger } from './Ledger.tsx'
import { PersonNumber } from './PersonNumber.tsx'
import { Records } from './Records.tsx'

/** Everything the register holds on one person. */
export function PersonPage({ personId }: { personId: string }) {
  const { register } = useText()
  const format = useFormat()
  const found = useCall('register.person', { personId })
  const person = found.data
  const held = useStaff()?.roles ?? []
  return (
    <Screen
      head={
        <PageHead
          title={person?.name ?? register.kinds.persons}
          note={
            person && (
              <span className="row">
                <PersonNumber personId={personId} masked={person.idNumber} />
                <span>{register.paidMonths(format.count(person.paidMonths, 'months'))}</span>
              </span>
            )
          }
          extra={
            <>
              <PrintButtons kinds={['rightsStatement', 'contributionCertificate']} about={personId} held={held} />
              <BackToSearch />
            </>
          }
        />
      }
    >
      {found.isPending && <Waiting />}
      <ErrorNote failure={found.error} onRetry={() => void found.refetch()} />
      {person && (
        <Tabs
          items={[
            { key: 'enrolments', label: register.tabs.enrolments, children: <Enrolments records={person.records} /> },
            {
              key: 'records',
              label: register.tabs.records,
              children: <Records records={person.records.filter((record) => record.record !== 'enrolment')} />,
            },
            { key: 'filings', label: `${register.tabs.filings} ${person.filings.length}`, children: <Filings rows={person.filings} /> },
            {
              key: 'ledger',
              label: `${register.tabs.ledger} ${person.ledger.length}`,
              children: <Ledger lines={person.ledger} of="person" />,
            },
          ]}
        />
      )}
    </Screen>
  )
}
