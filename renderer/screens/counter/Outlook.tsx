import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import type { PartPreview } from '../../../shared/contract/filings.ts'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { kindOf } from '../../../shared/filings/index.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './counter.module.css'

const shapes = {
  fail: <CloseCircleFilled aria-hidden />,
  warn: <ExclamationCircleFilled aria-hidden />,
  pass: <CheckCircleFilled aria-hidden />,
} as const

/** The same checks that the reviewer will see, and what an approval would do, while the form is filled in. */
export function Outlook({ preview, checking }: { preview: OutputOf<'counter.preview'> | undefined; checking: boolean }) {
  const { caseFile, counter: words, common } = useText()
  const say = useSay()
  const parts = preview?.parts ?? []
  const nameOf = (kind: string) => say(kindOf(kind).label)
  return (
    <aside className={css.outlook} aria-label={caseFile.checks}>
      <h2>{caseFile.checks}</h2>
      <p className="muted" role="status">
        {checking ? words.checking : words.waiting}
      </p>
      {parts.map((part) => (
        <section key={part.filingId} aria-label={nameOf(part.filingId)}>
          {parts.length > 1 && <h3>{nameOf(part.filingId)}</h3>}
          <Checks preview={part} />
          <Effects preview={part} />
        </section>
      ))}
      {preview && preview.ifRejected.length > 0 && (
        <section aria-labelledby="if-rejected">
          <h2 id="if-rejected">{words.joint.ifRejected}</h2>
          <ul>
            {preview.ifRejected.map(({ kind, fails }) => (
              <li key={kind}>
                {fails.length === 0
                  ? words.joint.othersStay(nameOf(kind))
                  : words.joint.othersFall(nameOf(kind), fails.map(nameOf).join(common.separator))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}

function Checks({ preview }: { preview: PartPreview }) {
  const { caseFile } = useText()
  const say = useSay()
  const open = preview.checks.filter((check) => check.result !== 'pass')
  const passed = preview.checks.filter((check) => check.result === 'pass')
  const ordered = [...open.filter((check) => check.result === 'fail'), ...open.filter((check) => check.result === 'warn')]
  return (
    <>
      <ul className={css.checks}>
        {ordered.map((check) => (
          <li key={check.id} data-result={check.result}>
            <p>
              <span className={css[check.result]}>
                {shapes[check.result]} {caseFile.results[check.result]}
              </span>{' '}
              <strong>{say(check.label)}</strong>
            </p>
            <p>{say(check.detail)}</p>
            <p className="muted">
              {say(check.rule.text)}（{check.rule.source}）
            </p>
          </li>
        ))}
      </ul>
      {passed.length > 0 && (
        <details>
          <summary>
            <span className={css.pass}>{shapes.pass}</span>{' '}
            {ordered.length > 0 ? caseFile.passed(passed.length) : caseFile.allPassed(passed.length)}
          </summary>
          <ul className={css.passed}>
            {passed.map((check) => (
              <li key={check.id}>
                {say(check.label)} <span className="muted">{say(check.detail)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Effects({ preview }: { preview: PartPreview }) {
  const { caseFile, common } = useText()
  const say = useSay()
  const format = useFormat()
  const sound = preview.checks.every((check) => check.result !== 'fail')
  const total = preview.money.reduce((sum, line) => sum + line.unitAmount + line.personAmount, 0)
  const written = ({ type, value }: PartPreview['outcome'][number]) =>
    type === 'money' && typeof value === 'number'
      ? `${format.money(value)} ${common.yuan}`
      : type === 'month'
        ? format.month(String(value))
        : String(value)
  return (
    <>
      <h2>{caseFile.effects}</h2>
      {!sound && <p className="muted">{caseFile.noEffectsWhy}</p>}
      {preview.blocked.map((words) => (
        <p key={words.zh} className={css.problem}>
          {caseFile.blocked}：{say(words)}
        </p>
      ))}
      {preview.secondReview && (
        <p>
          <strong>{caseFile.second}</strong>：{say(preview.secondReview)}
        </p>
      )}
      {sound && (
        <dl className={css.effects}>
          {preview.outcome.map((item) => (
            <div key={item.key}>
              <dt>{say(item.label)}</dt>
              <dd className="num">{written(item)}</dd>
            </div>
          ))}
          {preview.effects.map((effect) => (
            <div key={`${effect.type}/${effect.key}`}>
              <dt>{caseFile.register}</dt>
              <dd>{say(effect.label)}</dd>
            </div>
          ))}
          {preview.money.length > 0 && (
            <div>
              <dt>{caseFile.budget}</dt>
              <dd className="num">
                {format.money(total)} {common.yuan}
              </dd>
            </div>
          )}
        </dl>
      )}
    </>
  )
}
