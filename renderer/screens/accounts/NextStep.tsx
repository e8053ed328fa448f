import { Button } from 'antd'
import { useHolds } from '../../bridge/useSession.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import type { Next } from './found.ts'

/** The next step as a button, or, where it belongs to other posts, in words. */
export function NextStep({
  step,
  primary = false,
  disabled = false,
  onNext,
}: {
  step: Next
  primary?: boolean
  disabled?: boolean
  onNext(step: Next): void
}) {
  const { accounts: words } = useText()
  const say = useSay()
  const entersFilings = useHolds('firstReview', 'supervisor')
  if (step.type === 'counter' && !entersFilings) return <span className="muted">{words.atCounter(say(step.label))}</span>
  return (
    <Button {...(primary ? { type: 'primary' as const } : { size: 'small' as const })} disabled={disabled} onClick={() => onNext(step)}>
      {say(step.label)}
    </Button>
  )
}
