import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Table } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { keyTroubleWords } from '../../../shared/keys/trouble.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useStatus } from '../../bridge/useSession.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { AddModuleDialog } from './AddModuleDialog.tsx'
import css from './keys.module.css'

type Module = OutputOf<'keys.state'>['modules'][number]

/** 驱动诊断: which drivers there are, whether they load, what they see; and the report to send on. */
export function DriversPage() {
  const { keys: words } = useText()
  const { message } = App.useApp()
  const held = useStatus().data?.staff?.roles ?? []
  const administers = held.includes('system') || held.includes('security')
  const state = useCall('keys.state', {}, { fresh: true })
  const retry = useCommand('keys.retryModule')
  const report = useCommand('keys.saveReport')
  const remove = useCommand('keys.removeModule')
  const [absent, setAbsent] = useState(false)
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<Module | null>(null)
  const typed = useTypedText(leaving && `keys.removeModule/${leaving.id}`)
  if (state.isPending) return <Waiting />
  if (state.error) return <ErrorNote failure={state.error} onRetry={() => void state.refetch()} />
  const shown = state.data.modules.filter(({ exists, registered }) => absent || exists || registered)
  const save = async () => {
    const saved = await report.attempt({})
    if (saved) void message.success(words.reportSaved(saved.file))
  }
  return (
    <div className="stack">
      <div className="row">
        <Checkbox checked={absent} onChange={(event) => setAbsent(event.target.checked)}>
          {words.showAbsent}
        </Checkbox>
        {administers && <Button onClick={() => setAdding(true)}>{words.addModule}</Button>}
        {(administers || held.includes('audit')) && (
          <Button type="primary" loading={report.pending} onClick={() => void save()}>
            {words.report}
          </Button>
        )}
      </div>
      <ErrorNote failure={report.failure ?? retry.failure} />
      <Table<Module>
        size="small"
        pagination={false}
        rowKey="id"
        dataSource={shown}
        locale={{ emptyText: words.moduleStates.absent }}
        columns={[
          {
            title: words.moduleColumns.name,
            render: (_, { name, registered, driver }) => (
              <>
                <strong>{name}</strong>
                <div className="muted">{[registered ? words.registered : words.bySystem, driver].filter(Boolean).join(' · ')}</div>
              </>
            ),
          },
          { title: words.moduleColumns.state, render: (_, module) => <ModuleStanding module={module} /> },
          { title: words.moduleColumns.path, render: (_, { path }) => <span className={css.path}>{path}</span> },
          {
            title: words.moduleColumns.readers,
            render: (_, { readers, state: now }) =>
              readers.length === 0
                ? now === 'loaded' && <span className="muted">{words.readerNone}</span>
                : readers.map(({ name, present }) => (
                    <div key={name}>
                      {name} {present && <span className="muted">{words.readerFull}</span>}
                    </div>
                  )),
          },
          {
            title: words.moduleColumns.act,
            hidden: !shown.some(({ state: now, exists, registered }) => (now === 'failed' && exists) || (administers && registered)),
            render: (_, module) => (
              <div className="row">
                {module.state === 'failed' && module.exists && (
                  <Button size="small" loading={retry.pending} onClick={() => void retry.attempt({ moduleId: module.id })}>
                    {words.retry}
                  </Button>
                )}
                {administers && module.registered && (
                  <Button size="small" onClick={() => setLeaving(module)}>
                    {words.removeModule}
                  </Button>
                )}
              </div>
            ),
          },
        ]}
      />
      {(administers || held.includes('audit')) && <p className="muted">{words.reportNote}</p>}
      <AddModuleDialog open={adding} onClose={() => setAdding(false)} />
      <ReasonDialog
        open={leaving !== null}
        title={words.removeModuleTitle(leaving?.name ?? '')}
        okText={words.removeModule}
        danger
        typed={typed}
        pending={remove.pending}
        failure={<ErrorNote failure={remove.failure} />}
        onCancel={() => setLeaving(null)}
        onSubmit={(reason) => void remove.attempt({ moduleId: leaving?.id ?? '', reason }).then((done) => done && setLeaving(null))}
      >
        <p>{words.removeNote}</p>
      </ReasonDialog>
    </div>
  )
}

function ModuleStanding({ module: { exists, state, trouble } }: { module: Module }) {
  const { keys: words } = useText()
  const say = useSay()
  if (!exists)
    return (
      <Tag tone="gone" icon={<MinusCircleOutlined aria-hidden />}>
        {words.moduleStates.absent}
      </Tag>
    )
  if (trouble)
    return (
      <>
        <Tag tone="bad" icon={<CloseCircleFilled aria-hidden />}>
          {say(keyTroubleWords[trouble.code].what)}
        </Tag>
        <div className="muted">{[say(keyTroubleWords[trouble.code].wayOut), trouble.reason].filter(Boolean).join(' ')}</div>
      </>
    )
  return state === 'loaded' ? (
    <Tag tone="good" icon={<CheckCircleFilled aria-hidden />}>
      {words.moduleStates.loaded}
    </Tag>
  ) : (
    <Tag tone="wait" icon={<ClockCircleOutlined aria-hidden />}>
      {words.moduleStates.starting}
    </Tag>
  )
}
