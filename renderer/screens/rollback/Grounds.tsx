import { Input, Select } from 'antd'
import { reporterKinds, reporterLabels, rollbackReason, rollbackReasons } from '../../../shared/rollback/reasons.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import type { ProposalDraft } from './proposalDraft.ts'
import css from './rollback.module.css'

interface Props {
  readonly draft: ProposalDraft
  /** Whether what is missing is to be shown. */
  readonly tried: boolean
  onChange(draft: ProposalDraft): void
}

/** Why it was wrong, in a code and in words, and who said so. */
export function Grounds({ draft, tried, onChange }: Props) {
  const { rollback: words } = useText()
  const say = useSay()
  const reason = draft.code === null ? undefined : rollbackReason(draft.code)
  const status = (wrong: boolean) => (tried && wrong ? { status: 'error' as const } : {})
  return (
    <section className="panel" aria-labelledby="rollback-grounds">
      <h2 id="rollback-grounds">{words.grounds}</h2>
      <div className={css.field}>
        <label htmlFor="rollback-code">{words.code}</label>
        <Select
          id="rollback-code"
          placeholder={words.pick}
          value={draft.code}
          {...status(draft.code === null)}
          options={rollbackReasons.map(({ code, label }) => ({ value: code, label: say(label) }))}
          onChange={(code) => onChange({ ...draft, code })}
        />
        {reason && <span className="muted">{words.told(say(reason.told))}</span>}
      </div>
      <div className={css.field}>
        <label htmlFor="rollback-words">{words.words}</label>
        <Input.TextArea
          id="rollback-words"
          rows={4}
          maxLength={1000}
          value={draft.words}
          aria-describedby="rollback-words-hint"
          {...status(draft.words.trim().length < 4)}
          onChange={(event) => onChange({ ...draft, words: event.target.value })}
        />
        <span id="rollback-words-hint" className="muted">
          {words.wordsHint}
        </span>
      </div>
      <div className={css.field}>
        <label htmlFor="rollback-reporter">{words.reporter}</label>
        <Select
          id="rollback-reporter"
          placeholder={words.pick}
          value={draft.reporter}
          {...status(draft.reporter === null)}
          options={reporterKinds.map((kind) => ({ value: kind, label: say(reporterLabels[kind]) }))}
          onChange={(reporter) => onChange({ ...draft, reporter })}
        />
      </div>
      <div className={css.field}>
        <label htmlFor="rollback-reporter-name">{words.reporterName}</label>
        <Input
          id="rollback-reporter-name"
          maxLength={60}
          value={draft.reporterName}
          onChange={(event) => onChange({ ...draft, reporterName: event.target.value })}
        />
      </div>
    </section>
  )
}
