import { App } from 'antd'
import { formatRoute, isAt, navigate } from '../../app/router.ts'
import type { ReviewCommand } from '../../../shared/review/commands.ts'
import { statusLabels } from '../../../shared/review/status.ts'
import { client } from '../../bridge/desk.ts'
import { useQueueChoice } from '../../bridge/queue/useQueueChoice.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'

/** Acts after which the person goes on to the next open case. */
const moveOn: readonly ReviewCommand['type'][] = ['approve', 'return', 'reject', 'sendBack']

/** Sends a review command, says what it posted, and goes on in the same list. */
export function useReview(caseId: string) {
  const { caseFile } = useText()
  const say = useSay()
  const { message, notification } = App.useApp()
  const command = useCommand('case.review')
  const choice = useQueueChoice().value

  const neighbour = async (direction: 'next' | 'previous', openOnly: boolean) =>
    (await client.ask('queue.neighbour', { ...choice, caseId, direction, openOnly })).caseId

  /** Opens the case before or after in the list. */
  const go = async (direction: 'next' | 'previous') => {
    const found = await neighbour(direction, false).catch(() => null)
    if (!isAt('case', caseId)) return
    if (found) navigate(formatRoute('case', [found]), { replace: true })
    else void message.info(caseFile.noNeighbour[direction])
  }

  const goOn = async () => {
    const next = (await neighbour('next', true).catch(() => null)) ?? (await neighbour('previous', true).catch(() => null))
    if (!isAt('case', caseId)) return
    if (next && next !== caseId) navigate(formatRoute('case', [next]), { replace: true })
    else {
      void message.info(caseFile.done.none)
      navigate(formatRoute('queue'))
    }
  }

  /** True when it was done; a failure stays in `command.failure`. */
  const review = async (given: ReviewCommand, whose: string): Promise<boolean> => {
    const done = await command.attempt({ caseId, command: given })
    if (!done) return false
    if (given.type === 'claim') void message.success(caseFile.done.claimed)
    else {
      // A joint package can end in two ways at once.
      const ends = [...new Set(done.statuses.map((each) => say(statusLabels[each.status])))].join('、')
      notification.success({
        title: `${whose} · ${given.type === 'approve' ? ends : caseFile.actions[given.type]}`,
        description: done.posted.map(say).join('；'),
        placement: 'topRight',
        duration: 6,
      })
    }
    if (moveOn.includes(given.type)) await goOn()
    return true
  }
  return { review, go, command }
}
