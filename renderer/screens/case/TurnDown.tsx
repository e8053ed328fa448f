import { Button, Checkbox, Input, Radio } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import { reasonCodes } from '../../../shared/review/reasons.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import css from './case.module.css'
import { type Panel, useOpenCase } from './caseContext.ts'
import { canSend, changeReason, type Refusing, toggleReason } from './draft.ts'
import { FixLines } from './FixLines.tsx'
import { fixList } from './fixList.ts'
import { OtherParts } from './OtherParts.tsx'

/** Chooses reasons for 退回补正 or 不予通过. What is marked and written here is what the applicant will read. */
export function TurnDown({ panel, onContinue }: { panel: Panel; onContinue(): void }) {
  const { view, part, draft, excluded, change, setPanel, setActiveReason, activeReason } = useOpenCase()
  const { caseFile } = useText()
  const say = useSay()
  const words = caseFile.turnDown
  const refusing = draft[panel]
  const codes = reasonCodes.filter((reason) => reason.use === panel)
  const put = (next: Refusing) => change({ ...draft, [panel]: next })
  // Of a batch it is nearly always the one row that is wrong.
  const [partOnly, setPartOnly] = useState(view.batch !== null)
  const joint = panel === 'reject' && view.parts.length > 1 && excluded.length < view.parts.length - 1 && !excluded.includes(part.filingId)
  const noteId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const toggle = (code: string) => {
    const next = toggleReason(refusing, code)
    put(next)
    setActiveReason(next.reasons.at(-1)?.code ?? null)
  }
  const setAside = () => {
    const note = refusing.note.trim()
    const reasons = refusing.reasons.map((reason, i) =>
      i === 0 && note ? { ...reason, note: [reason.note, note].filter(Boolean).join('；') } : reason,
    )
    change({ ...draft, reject: { reasons: [], note: '' }, excluded: { ...draft.excluded, [part.filingId]: reasons } })
    setPanel(null)
  }

  return (
    <section className={css.turnDown} aria-label={words[panel]}>
      <div className="row">
        <h2 ref={heading} tabIndex={-1}>
          {words[panel]}
        </h2>
        <Button size="small" className={css.end ?? ''} onClick={() => setPanel(null)}>
          {words.close}
        </Button>
      </div>
      {joint && (
        <Radio.Group
          aria-label={`${words.scope}：${words.scopeHint}`}
          className={css.scope ?? ''}
          value={partOnly}
          onChange={(event) => setPartOnly(event.target.value === true)}
          options={[
            { value: false, label: words.whole },
            { value: true, label: words.partOnly(part.row === null ? say(part.kindLabel) : caseFile.batch.row(part.row)) },
          ]}
        />
      )}
      {joint && partOnly && !view.batch && <OtherParts filingId={part.filingId} />}
      <ul className={css.reasons}>
        {codes.map((code) => {
          const reason = refusing.reasons.find((each) => each.code === code.code)
          const [line] = reason ? fixList([reason], view.parts) : []
          return (
            <li key={code.code} data-active={activeReason === code.code && reason !== undefined}>
              <Checkbox checked={reason !== undefined} onChange={() => toggle(code.code)}>
                {say(code.label)}
              </Checkbox>
              {reason && line && (
                <div className={css.reason}>
                  <Radio checked={activeReason === code.code} onChange={() => setActiveReason(code.code)}>
                    {words.active}
                  </Radio>
                  <p className={line.items.length > 0 ? undefined : 'muted'}>
                    {line.items.length > 0 ? `${words.marked}：${line.items.map(say).join('、')}` : words.nothingMarked}
                  </p>
                  <Input.TextArea
                    aria-label={`${say(code.label)} ${words.note}`}
                    placeholder={code.code.endsWith('99') ? words.noteRequired : words.note}
                    status={code.code.endsWith('99') && reason.note.trim().length < 2 ? 'warning' : ''}
                    className={css.grows ?? ''}
                    rows={1}
                    maxLength={2000}
                    value={reason.note}
                    onFocus={() => setActiveReason(code.code)}
                    onChange={(event) => put(changeReason(refusing, code.code, { note: event.target.value }))}
                  />
                </div>
              )}
            </li>
          )
        })}
      </ul>
      <label htmlFor={noteId}>{words.overallNote}</label>
      <Input.TextArea
        id={noteId}
        className={css.grows ?? ''}
        rows={2}
        maxLength={2000}
        value={refusing.note}
        onChange={(event) => put({ ...refusing, note: event.target.value })}
      />
      <h3>{words.preview}</h3>
      {refusing.reasons.length === 0 ? (
        <p className="muted">{words.previewEmpty}</p>
      ) : (
        <FixLines reasons={refusing.reasons} note={refusing.note} />
      )}
      <div className={css.panelFoot}>
        <Button danger={panel === 'reject'} disabled={!canSend(refusing)} onClick={joint && partOnly ? setAside : onContinue}>
          {joint && partOnly ? words.setAside : words.continue[panel]}
        </Button>
      </div>
    </section>
  )
}
