import type { QueueFilter } from '../../../shared/contract/filings.ts'
import { kinds } from '../../../shared/filings/index.ts'
import { statusLabels } from '../../../shared/review/status.ts'
import { month } from '../../text/format.ts'
import type { Language } from '../../text/language.ts'
import { wordsOf } from '../../text/useText.ts'
import { officeName } from '../../ui/officeName.ts'

/** What a filter asks for, in words, so that an empty list can say why it is empty. */
export function conditions(filter: QueueFilter, language: Language): string {
  const { conditions: words } = wordsOf(language).queue
  const joined = (list: readonly string[]) => list.join(language === 'zh' ? '、' : ', ')
  const kindLabel = (id: string) => kinds.find((kind) => kind.id === id)?.label[language] ?? id
  return [
    filter.statuses.length > 0 && words.statuses(joined(filter.statuses.map((status) => statusLabels[status][language]))),
    filter.month && words.month(month(filter.month, language)),
    filter.kinds.length > 0 && words.kinds(joined(filter.kinds.map(kindLabel))),
    filter.offices.length > 0 && words.offices(joined(filter.offices.map((id) => officeName(id, language)))),
    filter.keyword.trim() && words.keyword(filter.keyword.trim()),
    filter.mine && words.mine,
  ]
    .filter(Boolean)
    .join(language === 'zh' ? '；' : '; ')
}
