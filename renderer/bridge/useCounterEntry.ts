import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { z } from 'zod'
import { findKind } from '../../shared/filings/index.ts'
import { useSay } from '../text/language.ts'
import { useText } from '../text/useText.ts'
import { client } from './desk.ts'
import { useCommand } from './useCommand.ts'

const begun = z.looseObject({ typed: z.record(z.string(), z.string()) })
const untouched = { materials: [], submitterName: '', identity: null }

/**
 * Fills the counter's form of a kind with what another screen knows, by field. What was typed there about the same unit stays beside it; a
 * form begun for another unit is only given up when the person says so. `enter` resolves to whether the form is ready.
 */
export function useCounterEntry() {
  const save = useCommand('draft.save')
  const queries = useQueryClient()
  const { modal } = App.useApp()
  const { counter: words, common } = useText()
  const say = useSay()

  const enter = async (kind: string, entry: Readonly<Record<string, string>>): Promise<boolean> => {
    const key = `counter/${kind}`
    const stored = begun.safeParse((await client.ask('draft.get', { key })).value).data
    const other = stored?.typed['creditCode'] && stored.typed['creditCode'] !== entry['creditCode'] ? stored.typed : undefined
    const title = words.begunTitle(say(findKind(kind)?.label ?? { zh: kind, en: kind }))
    const content = other && words.begunFor(other['unitName'] || (other['creditCode'] ?? ''))
    if (other && !(await modal.confirm({ title, content, okText: words.begunReplace, cancelText: common.cancel }))) return false
    const kept = other ? undefined : stored
    const value = { ...untouched, ...kept, typed: { ...kept?.typed, ...entry } }
    queries.setQueryData(['draft.get', { key }], { value })
    return (await save.attempt({ key, value })) !== undefined
  }
  return { enter, failure: save.failure }
}
