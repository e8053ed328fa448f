import { ApiOutlined, ArrowRightOutlined, FlagFilled, FlagOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { FieldView } from '../../../shared/contract/filings.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { MaskedValue } from '../../ui/MaskedValue.tsx'
import { Revealed } from '../../ui/Revealed.tsx'
import css from './case.module.css'
import { fieldId, useOpenCase } from './caseContext.ts'
import { changed } from './fieldGroups.ts'

interface Props {
  readonly field: FieldView
  readonly revealed: string | undefined
  onReveal(): void
  onHide(): void
}

/** One entry: its value as the portal showed it, where it came from, what it was before, and its mark. */
export function FieldRow({ field, revealed, onReveal, onHide }: Props) {
  const { part, linked } = useOpenCase()
  const { caseFile } = useText()
  const say = useSay()
  const format = useFormat()
  const empty = field.value === null || field.value === ''
  const wide = field.type === 'longText' || changed(field)
  const shown = () => {
    if (revealed !== undefined) return <Revealed value={revealed} onHide={onHide} />
    if (empty) return <span className="muted">{caseFile.empty}</span>
    if (field.masked) return <MaskedValue value={say(field.display)} onReveal={onReveal} />
    return <span className={field.type === 'money' ? 'num' : undefined}>{say(field.display)}</span>
  }
  return (
    <div
      id={fieldId(part.filingId, field.key)}
      tabIndex={-1}
      className={css.field}
      data-wide={wide}
      data-linked={linked.includes(field.key)}
    >
      <dt>
        {say(field.label)}
        {field.required && <span aria-hidden> *</span>}
      </dt>
      <dd>
        <div>
          {changed(field) ? (
            <span className={css.change}>
              <span>
                <small>{caseFile.was}</small>
                <del>{(field.previousDisplay && say(field.previousDisplay)) || caseFile.empty}</del>
              </span>
              <ArrowRightOutlined aria-hidden />
              <span>
                <small>{caseFile.now}</small>
                {shown()}
              </span>
            </span>
          ) : (
            shown()
          )}
          {field.origin === 'derived' && field.source && (
            <small className={css.derived}>
              <ApiOutlined aria-hidden /> {caseFile.derived(field.source, field.sourceAt ? format.time(field.sourceAt) : '')}
            </small>
          )}
        </div>
        <Mark kind="fields" name={field.key} label={say(field.label)} />
      </dd>
    </div>
  )
}

/** The flag that puts an entry or a document on the applicant's list; there only while reasons are being chosen. */
export function Mark({ kind, name, label }: { kind: 'fields' | 'materials'; name: string; label: string }) {
  const { panel, draft, activeReason, mark } = useOpenCase()
  const { caseFile } = useText()
  if (!panel) return null
  const marked = draft[panel].reasons.some((reason) => reason[kind].includes(name))
  return (
    <Button
      type={marked ? 'primary' : 'default'}
      danger={marked}
      size="small"
      className={css.flag ?? ''}
      icon={marked ? <FlagFilled /> : <FlagOutlined />}
      aria-pressed={marked}
      aria-label={marked ? caseFile.unmark(label) : caseFile.mark(label)}
      title={activeReason || panel === 'return' ? (marked ? caseFile.unmark(label) : caseFile.mark(label)) : caseFile.markHint}
      onClick={() => mark(kind, name)}
    />
  )
}
