import { App, Button, Table } from 'antd'
import { type ReactNode, useState } from 'react'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { fileTicket } from '../../bridge/fileTicket.ts'
import { useStatus } from '../../bridge/useSession.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { EnrolDialog } from './EnrolDialog.tsx'
import { FileButton } from './FileButton.tsx'

/** What a written reason is asked for. */
interface Ending {
  readonly about: string
  readonly title: string
  readonly note: string
  readonly okText: string
  end(reason: string): Promise<unknown>
}

/** Whom the office trusts, by which lists it tells revocation, and whose key is whose. */
export function TrustPage() {
  const { keys: words } = useText()
  const { count } = useFormat()
  const { message } = App.useApp()
  const held = useStatus().data?.staff?.roles ?? []
  const administers = held.includes('system') || held.includes('security')
  const trust = useCall('keys.trust', {}, { fresh: true })
  const importAuthority = useCommand('keys.importAuthority')
  const importList = useCommand('keys.importList')
  const removeAuthority = useCommand('keys.removeAuthority')
  const unenrol = useCommand('keys.unenrol')
  const [ending, setEnding] = useState<Ending | null>(null)
  const typed = useTypedText(ending?.about ?? null)
  const [enrolling, setEnrolling] = useState(false)
  if (trust.isPending) return <Waiting />
  if (trust.error) return <ErrorNote failure={trust.error} onRetry={() => void trust.refetch()} />
  const { authorities, lists, staff } = trust.data
  const ticketFor = async (file: File) => {
    const ticket = await fileTicket(file)
    if (ticket === undefined) void message.error(words.noTicket)
    return ticket
  }
  const takeAuthority = async (file: File) => {
    const ticket = await ticketFor(file)
    const done = ticket !== undefined && (await importAuthority.attempt({ ticket }))
    if (done) void message.success(words.imported(done.added.join('、')))
  }
  const takeList = async (file: File) => {
    const ticket = await ticketFor(file)
    const done = ticket !== undefined && (await importList.attempt({ ticket }))
    if (done) void message.success(words.listImported(done.issuer, count(done.entries, 'lines')))
  }
  const failure = removeAuthority.failure ?? unenrol.failure
  return (
    <div className="stack">
      <section className="panel stack">
        <Head title={words.authorities}>
          {administers && (
            <FileButton label={words.importAuthority} accept=".cer,.crt,.pem,.der" onFile={(file) => void takeAuthority(file)} />
          )}
        </Head>
        <ErrorNote failure={importAuthority.failure} />
        <Table
          size="small"
          pagination={false}
          rowKey="fingerprint"
          dataSource={authorities}
          locale={{ emptyText: <EmptyState why={words.authoritiesNone} what={words.authoritiesNoneHelp} /> }}
          columns={[
            { title: words.authorityColumns.title, dataIndex: 'title' },
            { title: words.authorityColumns.issuer, dataIndex: 'issuer' },
            { title: words.authorityColumns.validity, className: 'num', render: (_, { from, to }) => `${from} – ${to}` },
            { title: words.authorityColumns.algorithm, dataIndex: 'algorithm' },
            {
              title: words.authorityColumns.act,
              hidden: !administers,
              render: (_, { fingerprint, title }) => (
                <Button
                  size="small"
                  onClick={() =>
                    setEnding({
                      about: `keys.removeAuthority/${fingerprint}`,
                      title: words.removeAuthorityTitle(title),
                      note: words.removeAuthorityNote,
                      okText: words.removeAuthority,
                      end: (reason) => removeAuthority.attempt({ fingerprint, reason }),
                    })
                  }
                >
                  {words.removeAuthority}
                </Button>
              ),
            },
          ]}
        />
      </section>
      <section className="panel stack">
        <Head title={words.lists}>
          {administers && <FileButton label={words.importList} accept=".crl,.pem,.der" onFile={(file) => void takeList(file)} />}
        </Head>
        <ErrorNote failure={importList.failure} />
        <Table
          size="small"
          pagination={false}
          rowKey="sha256"
          dataSource={lists}
          locale={{ emptyText: <EmptyState why={words.listsNone} what={words.listsNoneHelp} /> }}
          columns={[
            { title: words.listColumns.issuer, dataIndex: 'issuer' },
            { title: words.listColumns.from, dataIndex: 'from', className: 'num' },
            { title: words.listColumns.age, render: (_, { days }) => words.listAge(days) },
            {
              title: words.listColumns.next,
              className: 'num',
              render: (_, { next, stale }) => (
                <>
                  {next} {stale && <strong>{words.stale}</strong>}
                </>
              ),
            },
            { title: words.listColumns.entries, render: (_, { entries }) => words.certificates(String(entries)) },
          ]}
        />
      </section>
      <section className="panel stack">
        <Head title={words.people}>{held.includes('system') && <Button onClick={() => setEnrolling(true)}>{words.enrol}</Button>}</Head>
        <Table
          size="small"
          pagination={false}
          rowKey="fingerprint"
          dataSource={staff}
          locale={{ emptyText: <EmptyState why={words.peopleNone} what={words.peopleNoneHelp} /> }}
          columns={[
            { title: words.peopleColumns.name, dataIndex: 'name' },
            { title: words.peopleColumns.title, dataIndex: 'title' },
            { title: words.peopleColumns.issuer, dataIndex: 'issuer' },
            { title: words.peopleColumns.serial, dataIndex: 'serial', className: 'num' },
            { title: words.peopleColumns.way, render: (_, { way }) => words.ways[way] },
            { title: words.peopleColumns.at, dataIndex: 'at', className: 'num' },
            {
              title: words.peopleColumns.act,
              hidden: !held.includes('system'),
              render: (_, { fingerprint, name }) => (
                <Button
                  size="small"
                  onClick={() =>
                    setEnding({
                      about: `keys.unenrol/${fingerprint}`,
                      title: words.unenrolTitle(name),
                      note: words.unenrolNote,
                      okText: words.unenrol,
                      end: (reason) => unenrol.attempt({ fingerprint, reason }),
                    })
                  }
                >
                  {words.unenrol}
                </Button>
              ),
            },
          ]}
        />
      </section>
      {enrolling && <EnrolDialog onClose={() => setEnrolling(false)} />}
      <ReasonDialog
        open={ending !== null}
        title={ending?.title ?? ''}
        okText={ending?.okText ?? ''}
        danger
        typed={typed}
        pending={removeAuthority.pending || unenrol.pending}
        failure={<ErrorNote failure={failure} />}
        onCancel={() => setEnding(null)}
        onSubmit={(reason) => void ending?.end(reason).then((done) => done !== undefined && setEnding(null))}
      >
        <p>{ending?.note}</p>
      </ReasonDialog>
    </div>
  )
}

const Head = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="row">
    <h2>{title}</h2>
    {children}
  </div>
)
