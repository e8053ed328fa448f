import { Alert } from 'antd'
import type { OutputOf } from '../../../shared/contract/index.ts'
import type { PlanView } from '../../../shared/contract/rollback.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'

type Rollback = OutputOf<'rollback.open'>

const movedOf = (sheets: readonly { unitAmount: number; personAmount: number; suspenseUnit: number; suspensePerson: number }[]) =>
  sheets.reduce((sum, sheet) => sum + sheet.unitAmount + sheet.personAmount - sheet.suspenseUnit - sheet.suspensePerson, 0)

/** What became another thing since the proposal, in words; the plan below it is the present one. */
export function Moved({ rollback, plan }: { rollback: Rollback; plan: PlanView }) {
  const { rollback: words } = useText()
  const format = useFormat()
  const was = new Map(rollback.summary.steps.map(({ seq, number }) => [seq, number]))
  const is = new Map(plan.steps.map(({ seq, number }) => [seq, number]))
  const added = [...is].filter(([seq]) => !was.has(seq)).map(([, number]) => number)
  const gone = [...was].filter(([seq]) => !is.has(seq)).map(([, number]) => number)
  const moved = movedOf(
    plan.units.map((unit) => ({
      unitAmount: unit.ordinaryUnit + unit.adjustUnit,
      personAmount: unit.ordinaryPerson + unit.adjustPerson,
      suspenseUnit: unit.creditUnit,
      suspensePerson: unit.creditPerson,
    })),
  )
  const claimed = plan.claims.reduce((sum, claim) => sum + claim.amount, 0)
  const lines = [
    added.length > 0 && words.movedSteps(added.join('、')),
    gone.length > 0 && words.movedGone(gone.join('、')),
    moved !== movedOf(rollback.summary.sheets) && words.movedMoney(format.money(movedOf(rollback.summary.sheets)), format.money(moved)),
    claimed !== rollback.claimed && words.movedClaims(format.money(rollback.claimed), format.money(claimed)),
  ].filter((line) => line !== false)
  return (
    <Alert
      type="warning"
      showIcon
      title={words.moved}
      description={
        <>
          <ul>
            {(lines.length > 0 ? lines : [words.movedOther]).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>{words.movedWhat}</p>
        </>
      }
    />
  )
}
