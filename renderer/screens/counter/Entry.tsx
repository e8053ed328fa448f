import { Button, Checkbox, Input, Select } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { identitiesShown, identityKeys } from '../../../shared/filings/identityShown.ts'
import type { Kind } from '../../../shared/filings/kind.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useDraft } from '../../bridge/useDraft.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './counter.module.css'
import { type EntryDraft, freshEntry, readEntry, reopenedEntry } from './entryDraft.ts'
import { entryId, FieldEntry } from './FieldEntry.tsx'
import { personField, startOf, unitField } from './lookedUp.ts'
import { FixNotes } from './FixNotes.tsx'
import { formOf, partsOf } from './form.ts'
import { Outlook } from './Outlook.tsx'
import type { Reopening } from './reopening.ts'
import { slotId, Slots } from './Slots.tsx'
import { readAll, readTyped, typedOf } from './typed.ts'
import { useLookUp } from './useLookUp.ts'
import { useSettled } from './useSettled.ts'

/** What is corrected, or filed anew after a rollback. */
type Work = Reopening & { readonly caseId: string }

/** The largest matter, and those that come with it. */
function entered(parts: ReturnType<typeof partsOf>) {
  const [main, ...together] = parts.toReversed()
  if (!main) throw new Error('nothing is entered')
  return { ...main, together }
}

/** One filing, or a joint package, on its way in: the form that follows from the kind's file, its documents, and what the checks say meanwhile. */
export function Entry({ kinds, work }: { kinds: readonly Kind[]; work?: Work }) {
  const { shell, counter: words } = useText()
  const say = useSay()
  const kind = useMemo(() => formOf(kinds), [kinds])
  const draft = useDraft<EntryDraft>(
    work ? `counter/${work.mode}/${work.caseId}` : `counter/${kind.id}`,
    readEntry(work ? reopenedEntry(kind, work) : freshEntry(startOf(kind))),
  )
  const file = useCommand('counter.file')
  const correct = useCommand('counter.correct')
  const correcting = work?.mode === 'correct'
  const sending = correcting ? correct : file
  const [tried, setTried] = useState(false)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())

  const latest = useRef(draft.value)
  useEffect(() => {
    latest.current = draft.value
  })
  /** From what stands now: files are kept one after the other while the person goes on typing. */
  const change = (make: (entry: EntryDraft) => EntryDraft) => {
    latest.current = make(latest.current)
    draft.set(latest.current)
  }

  const entry = draft.value
  const read = readAll(kind.fields, entry.typed)
  const lookUp = useLookUp(kind, read.values, draft.ready, (make) => change((now) => ({ ...now, typed: make(now.typed) })))

  const parts = partsOf(kinds, read.values, entry.materials)
  const asked = useSettled(
    JSON.stringify({ ...entered(parts), accepted: entry.accepted, ...(correcting && { correcting: work.caseId }) }),
    400,
  )
  const preview = useCall('counter.preview', JSON.parse(asked), { enabled: draft.ready, keepPrevious: true })
  const findings = (preview.data?.parts ?? []).flatMap(({ checks }) => checks).filter((check) => check.result !== 'pass')
  const formatOf = (key: string) => findings.find((check) => check.id === `general.${key}` && check.result === 'fail')

  const problemOf = (key: string): string | undefined => {
    const trouble = read.troubles[key]
    const field = kind.fields[key]
    if (!field || !(tried || left.has(key))) return undefined
    if (trouble === 'bad') return words.bad[field.type]
    if (trouble === 'empty') return !tried ? undefined : ['code', 'boolean'].includes(field.type) ? words.pick : words.fill
    const found = (entry.typed[key] ?? '') !== '' && formatOf(key)
    return found ? say(found.detail) : undefined
  }
  const missing = kind.materials
    .filter((slot) => (typeof slot.required === 'function' ? slot.required(read.values) : slot.required))
    .filter((slot) => !entry.materials.some((given) => given.slot === slot.key))
    .map((slot) => slot.key)
  const wrong = [
    ...(!correcting && entry.submitterName.trim().length < 2 ? [entryId('submitter')] : []),
    ...(!correcting && entry.identity === null ? [entryId('identity')] : []),
    ...read.visible.filter((key) => read.troubles[key] || formatOf(key)).map(entryId),
    ...missing.map(slotId),
  ]
  const fails = findings.filter((check) => check.result === 'fail' && !check.id.startsWith('general.')).length

  const finish = (filed: { caseId: string } | undefined) => {
    if (!filed) return
    draft.clear()
    navigate(formatRoute('counter', ['receipt', filed.caseId]), { replace: true })
  }
  const accept = async () => {
    setTried(true)
    const [first] = wrong
    if (first !== undefined) {
      document.getElementById(first)?.focus()
      return
    }
    if (sending.pending) return
    if (correcting) {
      const filingOf = (id: string) => work.parts.find((part) => part.kind === id)?.filingId ?? ''
      finish(
        await correct.attempt({
          caseId: work.caseId,
          parts: parts.map(({ kind: id, values, materials }) => ({ filingId: filingOf(id), values, materials })),
        }),
      )
    } else if (entry.identity !== null)
      finish(
        await file.attempt({
          ...entered(parts),
          accepted: entry.accepted,
          submitter: { name: entry.submitterName, identity: entry.identity },
          ...(work && { corrects: work.parts[0]?.filingId }),
        }),
      )
  }
  const retry = async () => finish(await sending.retry())
  useKeys(shell.screens.counter, [{ key: 'Ctrl+Enter', label: words.key.accept, run: () => void accept(), decides: true }])

  /** Left fields show how they were understood: 20251016 becomes 2025-10-16. */
  const leave = (key: string) => {
    setLeft((before) => new Set(before).add(key))
    const field = kind.fields[key]
    const value = field && readTyped(field, latest.current.typed[key])
    if (!field || value === undefined || value === null) return
    const clear = typedOf(field, value)
    if (clear !== latest.current.typed[key]) change((now) => ({ ...now, typed: { ...now.typed, [key]: clear } }))
  }
  const helpOf = (key: string) => (key === personField(kind) ? lookUp.personWords : key === unitField(kind) ? lookUp.unitWords : null)

  const groups = [
    ...new Map(read.visible.flatMap((key) => (kind.fields[key] ? [[kind.fields[key].group.zh, kind.fields[key].group]] : []))).values(),
  ]

  return (
    <section className="screen">
      <PageHead
        title={work ? words.again.titles[work.mode](say(kind.label)) : say(kind.label)}
        note={draft.saving ? words.saving : words.draftKept}
        extra={<a href={formatRoute('counter')}>{words.back}</a>}
      />
      {!draft.ready && <Waiting />}
      {draft.ready && (
        <div className={css.desk}>
          <div className={`${css.form} stack`}>
            {work && <FixNotes parts={work.parts} />}
            {!correcting && (
              <section className="panel" aria-labelledby="entry-submitter-head">
                <h2 id="entry-submitter-head">{words.submitter}</h2>
                <div className={css.fields}>
                  <div className={css.field}>
                    <label htmlFor={entryId('submitter')}>
                      {words.submitterName}
                      <span className={css.star} aria-hidden>
                        *
                      </span>
                    </label>
                    <Input
                      id={entryId('submitter')}
                      autoComplete="off"
                      maxLength={100}
                      value={entry.submitterName}
                      {...(tried && entry.submitterName.trim().length < 2 && { status: 'error' as const })}
                      onChange={(event) => change((now) => ({ ...now, submitterName: event.target.value }))}
                    />
                  </div>
                  <div className={css.field}>
                    <label htmlFor={entryId('identity')}>
                      {words.identity}
                      <span className={css.star} aria-hidden>
                        *
                      </span>
                    </label>
                    <Select
                      id={entryId('identity')}
                      showSearch={{ optionFilterProp: 'label' }}
                      placeholder={words.pick}
                      value={entry.identity}
                      {...(tried && entry.identity === null && { status: 'error' as const })}
                      options={identityKeys.map((key) => ({ value: key, label: say(identitiesShown[key]) }))}
                      onChange={(identity) => change((now) => ({ ...now, identity }))}
                    />
                  </div>
                </div>
                {kinds.length > 1 && (
                  <Checkbox checked={entry.accepted} onChange={(event) => change((now) => ({ ...now, accepted: event.target.checked }))}>
                    {words.joint.accepted}
                  </Checkbox>
                )}
              </section>
            )}
            {groups.map((group) => (
              <section key={group.zh} className="panel" aria-label={say(group)}>
                <h2>{say(group)}</h2>
                <div className={css.fields}>
                  {read.visible.map((key) => {
                    const field = kind.fields[key]
                    if (!field || field.group.zh !== group.zh) return null
                    return (
                      <FieldEntry
                        key={key}
                        name={key}
                        field={field}
                        values={read.values}
                        typed={entry.typed[key] ?? ''}
                        required={read.required.has(key)}
                        problem={problemOf(key)}
                        help={helpOf(key)}
                        onChange={(typed) => change((now) => ({ ...now, typed: { ...now.typed, [key]: typed } }))}
                        onLeave={() => leave(key)}
                      />
                    )
                  })}
                </div>
              </section>
            ))}
            <Slots
              kind={kind}
              values={read.values}
              materials={entry.materials}
              missing={missing}
              held={work?.parts.find(({ materials }) => materials.length > 0)?.filingId}
              add={(given) =>
                change((now) =>
                  now.materials.some((each) => each.slot === given.slot && each.sha256 === given.sha256)
                    ? now
                    : { ...now, materials: [...now.materials, given] },
                )
              }
              remove={(gone) =>
                change((now) => ({
                  ...now,
                  materials: now.materials.filter((each) => each.slot !== gone.slot || each.sha256 !== gone.sha256),
                }))
              }
            />
          </div>
          <Outlook preview={preview.data} checking={preview.isFetching} />
        </div>
      )}
      <ErrorNote failure={draft.failure ?? preview.error} />
      <ErrorNote failure={sending.failure} onRetry={() => void retry()} onClose={sending.reset} />
      <ActionBar
        primary={
          <>
            <span className="muted" role="status">
              {wrong.length > 0 ? words.openItems(wrong.length) : fails > 0 ? words.failsNote(fails) : words.ready}
            </span>
            <Button type="primary" loading={sending.pending} disabled={!draft.ready} onClick={() => void accept()}>
              {correcting ? words.again.send : words.accept}
            </Button>
          </>
        }
      />
    </section>
  )
}
