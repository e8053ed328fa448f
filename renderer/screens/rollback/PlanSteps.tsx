import { useState } from 'react'
import type { PlanView } from '../../../shared/contract/rollback.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { EffectTable } from '../../ui/EffectTable.tsx'
import { ActName } from './ActName.tsx'
import css from './rollback.module.css'

type Step = PlanView['steps'][number]

/** What is undone, last first, each with why and with its records before and after. */
export function PlanSteps({ steps }: { steps: readonly Step[] }) {
  const { rollback: words } = useText()
  const format = useFormat()
  return (
    <section className="panel" aria-labelledby="plan-steps">
      <h2 id="plan-steps">{words.steps(format.count(steps.length, 'cases'))}</h2>
      <p className="muted">{words.stepsWhat}</p>
      <ol className={css.steps}>
        {steps.map((step) => (
          <StepLine key={step.seq} step={step} open={steps.length <= 5} />
        ))}
      </ol>
    </section>
  )
}

function StepLine({ step, open }: { step: Step; open: boolean }) {
  const { rollback: words } = useText()
  const [shown, setShown] = useState(open)
  return (
    <li className={css.step} data-target={step.tie.type === 'target'}>
      <ActName act={step} />
      <p className={css.tie}>
        <TieWords tie={step.tie} />
      </p>
      {step.effects.length === 0 ? (
        <p className="muted">{words.noRecords}</p>
      ) : (
        <details open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
          <summary>{words.records(step.effects.length)}</summary>
          {shown &&
            step.effects.map((effect) => (
              <EffectTable
                key={`${effect.record}/${effect.key}`}
                effect={effect}
                before={words.before}
                gone={words.gone}
                after={words.after}
              />
            ))}
        </details>
      )}
    </li>
  )
}

/** Why an act is in the plan, in a sentence. */
export function TieWords({ tie }: { tie: Step['tie'] }) {
  const { rollback: words } = useText()
  const say = useSay()
  const record = tie.recordLabel ? say(tie.recordLabel) : ''
  switch (tie.type) {
    case 'record':
    case 'rests':
    case 'beside':
      return words.tie[tie.type](tie.by, record)
    default:
      return words.tie[tie.type]
  }
}
