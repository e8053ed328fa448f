import { Button, Input, Modal } from 'antd'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { CallFailure } from '../../bridge/client.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import css from './case.module.css'
import { type Panel, useOpenCase } from './caseContext.ts'
import { Differences } from './Differences.tsx'
import { difference } from './difference.ts'
import { FixLines } from './FixLines.tsx'
import { BatchPosting } from './BatchPosting.tsx'
import { Posting } from './Posting.tsx'
import { subjectOf } from './subject.ts'

interface Props {
  readonly act: 'approve' | Panel
  readonly pending: boolean
  readonly failure: CallFailure | null
  onCancel(): void
  onRetry(): void
  /** With the basis of what stands in the dialog. */
  onConfirm(basis: string): void
}

/**
 * The last look before a decision: who, what, how much, what follows. It holds on to the preview it was opened with; when the record
 * moves on, the difference is shown and has to be read before the decision can be given on the new state.
 */
export function ConfirmDialog({ act, pending, failure, onCancel, onRetry, onConfirm }: Props) {
  const { view, preview, draft, standing, excluded, change } = useOpenCase()
  const { caseFile } = useText()
  const say = useSay()
  const words = caseFile.confirm
  const [shown, setShown] = useState(preview)
  const body = useRef<HTMLDivElement>(null)
  const noteId = useId()
  const subject = subjectOf(view.parts)
  const moved = act !== 'return' && shown !== undefined && preview !== undefined && shown.basis !== preview.basis
  const kind = act !== 'approve' ? act : view.status === 'inSecondReview' ? 'secondPass' : standing?.needsSecond ? 'firstPass' : 'approve'
  const stuck = act === 'approve' && !standing?.ready
  const can = !pending && !moved && !stuck && shown !== undefined
  const confirm = () => {
    if (can) onConfirm(shown.basis)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey || event.repeat || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    confirm()
  }
  const follows = {
    approve: words.followsApprove,
    firstPass: words.followsFirst,
    secondPass: words.followsApprove,
    return: words.followsReturn,
    reject: words.followsReject,
  }[kind]

  return (
    <Modal
      open
      title={words[kind]}
      width={640}
      footer={null}
      mask={{ closable: false }}
      closable={false}
      onCancel={onCancel}
      afterOpenChange={(open) => open && body.current?.focus()}
    >
      <div ref={body} tabIndex={-1} className={css.confirm} onKeyDown={onKeyDown}>
        {moved && <Differences changes={difference(shown, preview)} />}
        <dl className={css.facts2}>
          <dt>{words.who}</dt>
          <dd>
            <strong>{view.batch ? caseFile.batch.andOthers(subject.name, view.parts.length) : subject.name}</strong>{' '}
            {!view.batch && <span className="num">{subject.id}</span>}
          </dd>
          {subject.unit && (
            <>
              <dt>{words.unit}</dt>
              <dd>{subject.unit}</dd>
            </>
          )}
          <dt>{words.matter}</dt>
          <dd>
            {view.batch && (
              <div>
                {view.parts[0] && say(view.parts[0].kindLabel)} <span className="muted num">{view.batch.number}</span>
              </div>
            )}
            {(view.batch ? [] : view.parts).map((part) => (
              <div key={part.filingId}>
                {excluded.includes(part.filingId) && act === 'approve' ? words.excluded(say(part.kindLabel)) : say(part.kindLabel)}{' '}
                <span className="muted num">{part.number}</span>
              </div>
            ))}
          </dd>
        </dl>
        {act === 'approve' && shown && (view.batch ? <BatchPosting preview={shown} /> : <Posting preview={shown} />)}
        {act === 'approve' &&
          view.parts
            .filter((part) => excluded.includes(part.filingId))
            .map((part) => (
              <section key={part.filingId} className={css.posting}>
                <h3>{words.excluded(part.row === null ? say(part.kindLabel) : caseFile.batch.row(part.row))}</h3>
                <FixLines reasons={part.excluded ?? draft.excluded[part.filingId] ?? []} note="" />
              </section>
            ))}
        {act !== 'approve' && (
          <section>
            <h3>{act === 'return' ? words.fixes : words.reasons}</h3>
            <FixLines reasons={draft[act].reasons} note={draft[act].note} />
          </section>
        )}
        {act === 'approve' && (
          <div>
            <label htmlFor={noteId}>{words.note}</label>
            <Input.TextArea
              id={noteId}
              className={css.grows ?? ''}
              rows={1}
              maxLength={2000}
              value={draft.note}
              onChange={(event) => change({ ...draft, note: event.target.value })}
            />
          </div>
        )}
        <p className={css.follows}>
          <strong>{words.follows}：</strong>
          {follows}
        </p>
        {stuck && <p className={css.fail}>{words.notReady}</p>}
        {failure && failure.code !== 'changed' && (
          <ErrorNote failure={failure} onRetry={failure.code === 'noAnswer' ? onRetry : undefined} />
        )}
        <div className={css.confirmFoot}>
          <span className="muted">
            <KeyHint keys="Ctrl+Enter" /> {words[kind]}
          </span>
          <Button onClick={onCancel}>{words.back}</Button>
          {moved ? (
            <Button type="primary" onClick={() => (setShown(preview), body.current?.focus())}>
              {words.accept}
            </Button>
          ) : (
            <Button
              type={act === 'approve' ? 'primary' : 'default'}
              danger={act === 'reject'}
              disabled={!can && !pending}
              loading={pending}
              onClick={confirm}
            >
              {words[kind]}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}
