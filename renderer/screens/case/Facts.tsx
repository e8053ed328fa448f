import { Checkbox } from 'antd'
import { useState } from 'react'
import type { FieldView } from '../../../shared/contract/filings.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useTypedText } from '../../bridge/useTypedText.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import css from './case.module.css'
import { useOpenCase } from './caseContext.ts'
import { FieldRow } from './FieldRow.tsx'
import { FixLines } from './FixLines.tsx'
import { changed, fieldGroups } from './fieldGroups.ts'

/** What was submitted, by groups; corrections side by side with what they replaced. */
export function Facts() {
  const { view, part } = useOpenCase()
  const { caseFile } = useText()
  const say = useSay()
  const reveal = useCommand('case.reveal')
  const [asking, setAsking] = useState<FieldView>()
  const typed = useTypedText(asking ? `case.reveal/${part.filingId}/${asking.key}` : null)
  const [revealed, setRevealed] = useState<{ readonly filingId: string; readonly key: string; readonly value: string }>()
  const changes = part.fields.filter(changed).length
  const [onlyChanged, setOnlyChanged] = useState(false)

  const show = async (reason: string) => {
    if (!asking) return
    const shown = await reveal.attempt({ filingId: part.filingId, field: asking.key, reason })
    if (!shown) return
    setRevealed({ filingId: part.filingId, key: asking.key, value: shown.value })
    setAsking(undefined)
  }

  return (
    <div id="case-part" className={css.facts}>
      {part.reasons.length > 0 && view.status !== 'approved' && (
        <section className={css.notice} aria-label={caseFile.previousReasons}>
          <h2>{caseFile.previousReasons}</h2>
          <FixLines reasons={part.reasons} note={part.note} />
        </section>
      )}
      {changes > 0 && (
        <div className="row">
          <strong>{caseFile.changedCount(changes)}</strong>
          <Checkbox checked={onlyChanged} onChange={(event) => setOnlyChanged(event.target.checked)}>
            {caseFile.onlyChanged}
          </Checkbox>
        </div>
      )}
      <Submission />
      {fieldGroups(part.fields, onlyChanged && changes > 0).map((group) => (
        <section key={group.label.zh} aria-label={say(group.label)}>
          <h2>{say(group.label)}</h2>
          <dl className={css.fields}>
            {group.fields.map((field) => (
              <FieldRow
                key={field.key}
                field={field}
                revealed={revealed?.filingId === part.filingId && revealed.key === field.key ? revealed.value : undefined}
                onReveal={() => setAsking(field)}
                onHide={() => setRevealed(undefined)}
              />
            ))}
          </dl>
        </section>
      ))}
      <ReasonDialog
        open={asking !== undefined}
        title={caseFile.revealTitle(asking ? say(asking.label) : '')}
        okText={caseFile.revealOk}
        typed={typed}
        pending={reveal.pending}
        failure={<ErrorNote failure={reveal.failure} />}
        onCancel={() => setAsking(undefined)}
        onSubmit={(reason) => void show(reason)}
      >
        <p className="muted">{caseFile.revealNote}</p>
      </ReasonDialog>
    </div>
  )
}

/** Who submitted it, when and how. */
function Submission() {
  const { view } = useOpenCase()
  const { caseFile } = useText()
  return (
    <p className={`${css.submission} muted`}>
      <span>
        {caseFile.submitter} {view.submitter.name}
      </span>
      <span>
        {caseFile.channels[view.channel]} {view.portal}
      </span>
      <span>
        {caseFile.submitted} <DateText at={view.submittedAt} time />
      </span>
      <span>
        {caseFile.received} <DateText at={view.receivedAt} time />
      </span>
      {view.acceptedAt !== null && (
        <span>
          {caseFile.accepted} <DateText at={view.acceptedAt} time />
        </span>
      )}
      <span>{view.officeName}</span>
    </p>
  )
}
