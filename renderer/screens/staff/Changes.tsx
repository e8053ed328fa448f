import { Button } from 'antd'
import { useState } from 'react'
import { offices } from '../../../shared/policy/offices.ts'
import { roleLabels, roles } from '../../../shared/policy/roles.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useLanguage, useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { officeName } from '../../ui/officeName.ts'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import type { Change } from './people.ts'

/** Changes of posts that wait for a second person: from what to what, who asks and why, and the two answers. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const { staff: words, common } = useText()
  const say = useSay()
  const language = useLanguage()
  const mayDecide = useHolds('security', 'audit')
  const decide = useCommand('staff.decidePosts')
  const [asked, setAsked] = useState<{ readonly change: Change; readonly grant: boolean } | null>(null)
  const typed = useTypedText(asked && `staff.decidePosts/${asked.change.changeId}`)
  const posts = ({ roles: held, offices: at }: Change['before']) =>
    [
      roles
        .filter((role) => held.includes(role))
        .map((role) => say(roleLabels[role]))
        .join(common.separator) || common.none,
      at.length === offices.length ? words.everyOffice : at.map((id) => officeName(id, language)).join(common.separator) || common.none,
    ].join(' · ')
  const close = () => {
    decide.reset()
    setAsked(null)
  }
  const submit = async (reason: string) => {
    if (asked && (await decide.attempt({ changeId: asked.change.changeId, grant: asked.grant, reason }))) close()
  }
  if (changes.length === 0) return null
  return (
    <section className="panel stack" aria-label={words.changesTitle}>
      <h2>{words.changesTitle}</h2>
      {changes.map((change) => (
        <div key={change.changeId} className="row">
          <div className="grow">
            <strong>{change.name}</strong> <span className="muted">{posts(change.before)}</span> → <strong>{posts(change.after)}</strong>
            <br />
            <span className="muted">
              <DateText at={change.at} time /> {common.labelled(change.proposedBy, change.reason)}
            </span>
          </div>
          {mayDecide && !change.own && (
            <>
              <Button onClick={() => setAsked({ change, grant: false })}>{words.refuse}</Button>
              <Button type="primary" onClick={() => setAsked({ change, grant: true })}>
                {words.grant}
              </Button>
            </>
          )}
          {(!mayDecide || change.own) && <span className="muted">{change.own ? words.ownChange : words.waits}</span>}
        </div>
      ))}
      <ReasonDialog
        open={asked !== null}
        title={asked?.grant ? words.grantTitle(asked.change.name) : words.refuseTitle(asked?.change.name ?? '')}
        okText={asked?.grant ? words.grant : words.refuse}
        typed={typed}
        pending={decide.pending}
        failure={<ErrorNote failure={decide.failure} />}
        onCancel={close}
        onSubmit={(reason) => void submit(reason)}
      >
        {asked && <p>{posts(asked.change.after)}</p>}
      </ReasonDialog>
    </section>
  )
}
