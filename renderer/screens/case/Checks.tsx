import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useId } from 'react'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import css from './case.module.css'
import { checkId, useOpenCase } from './caseContext.ts'
import { ackKey, reasonIsWritten } from './draft.ts'
import { byUrgency, type Check } from './standing.ts'

const shapes = {
  fail: <CloseCircleFilled aria-hidden />,
  warn: <ExclamationCircleFilled aria-hidden />,
  pass: <CheckCircleFilled aria-hidden />,
} as const

/** The checks of the part on screen: what fails, what warns, and in one line what passed. */
export function Checks() {
  const { partPreview } = useOpenCase()
  const { caseFile } = useText()
  if (!partPreview) return null
  const checks = byUrgency(partPreview.checks)
  const passed = checks.filter((check) => check.result === 'pass')
  const others = checks.filter((check) => check.result !== 'pass')
  return (
    <section id="case-checks" tabIndex={-1} aria-label={caseFile.checks}>
      <h2>{caseFile.checks}</h2>
      <ul className={css.checks}>
        {others.map((check) => (
          <CheckItem key={check.id} check={check} />
        ))}
      </ul>
      {checks.length === 0 && <p className="muted">{caseFile.noChecks}</p>}
      {passed.length > 0 && (
        <details className={css.passed}>
          <summary>
            <span className={css.pass}>{shapes.pass}</span>{' '}
            {others.length > 0 ? caseFile.passed(passed.length) : caseFile.allPassed(passed.length)}
          </summary>
          <ul className={css.checks}>
            {passed.map((check) => (
              <CheckItem key={check.id} check={check} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function CheckItem({ check }: { check: Check }) {
  const { part, link } = useOpenCase()
  const { caseFile } = useText()
  const say = useSay()
  return (
    <li id={checkId(part.filingId, check.id)} tabIndex={-1} data-result={check.result}>
      <div className={css.checkHead}>
        <span className={css[check.result]}>
          {shapes[check.result]} {caseFile.results[check.result]}
        </span>
        {check.fields.length > 0 ? (
          <Button type="link" size="small" className={css.checkName ?? ''} title={caseFile.goToField} onClick={() => link(check.fields)}>
            {say(check.label)}
          </Button>
        ) : (
          <strong>{say(check.label)}</strong>
        )}
      </div>
      <p>{say(check.detail)}</p>
      {check.result !== 'pass' && check.clear && (
        <p>
          <span className="muted">{caseFile.clear}：</span>
          {say(check.clear)}
        </p>
      )}
      <p className={css.rule}>
        {say(check.rule.text)}（{check.rule.source}）
      </p>
      {check.result === 'warn' && <Acknowledge check={check} />}
    </li>
  )
}

/** The written reason without which a warning cannot be passed over. */
function Acknowledge({ check }: { check: Check }) {
  const { view, preview, part, draft, change, deciding } = useOpenCase()
  const { caseFile } = useText()
  const id = useId()
  const given = part.acknowledgements.find((ack) => ack.checkId === check.id)
  const key = ackKey(part.filingId, check.id)
  const typed = draft.acknowledgements[key]
  // One warning of a batch is usually one story: the reason may serve for every row that has it and none yet.
  const others = view.batch
    ? (preview?.parts ?? []).filter(
        ({ filingId, checks }) =>
          filingId !== part.filingId &&
          checks.some((other) => other.id === check.id && other.result === 'warn') &&
          !reasonIsWritten(draft.acknowledgements[ackKey(filingId, check.id)]),
      )
    : []
  const forAll = Object.fromEntries(others.map(({ filingId }) => [ackKey(filingId, check.id), typed ?? '']))
  if (given && !deciding) return <p>{caseFile.acknowledged(given.reason)}</p>
  if (!deciding) return null
  return (
    <div className={css.acknowledge}>
      {given && <p>{caseFile.acknowledged(given.reason)}</p>}
      <label htmlFor={id}>{caseFile.acknowledge}</label>
      <Input.TextArea
        id={id}
        className={css.grows ?? ''}
        rows={1}
        maxLength={500}
        placeholder={caseFile.acknowledgeHint}
        value={typed ?? ''}
        onChange={(event) => change({ ...draft, acknowledgements: { ...draft.acknowledgements, [key]: event.target.value } })}
      />
      {others.length > 0 && reasonIsWritten(typed) && (
        <Button size="small" onClick={() => change({ ...draft, acknowledgements: { ...draft.acknowledgements, ...forAll } })}>
          {caseFile.batch.sameReason(others.length)}
        </Button>
      )}
    </div>
  )
}
