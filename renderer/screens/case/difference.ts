import type { PartPreview, Preview } from '../../../shared/contract/filings.ts'
import { monthInWords } from '../../../shared/rules/months.ts'
import { formatFen } from '../../../shared/rules/money.ts'
import { type Text, text } from '../../../shared/text.ts'

/** One thing that is no longer as it was shown. `before` null: new; `after` null: gone. */
export interface Change {
  readonly filingId: string
  readonly topic: 'check' | 'effect' | 'money' | 'outcome' | 'blocked' | 'secondReview'
  readonly label: Text
  readonly before: Text | null
  readonly after: Text | null
}

const same = (words: string): Text => text(words, words)
const resultWords = { pass: text('通过', 'passed'), warn: text('提醒', 'warning'), fail: text('不通过', 'failed') } as const

interface Entry {
  readonly topic: Change['topic']
  readonly label: Text
  readonly words: Text
}

/** Everything a preview says about a part, as comparable entries by key. */
function entriesOf(part: PartPreview): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  const put = (topic: Change['topic'], key: string, label: Text, words: Text) => entries.set(`${topic}:${key}`, { topic, label, words })
  for (const check of part.checks) {
    const word = resultWords[check.result]
    put('check', check.id, check.label, text(`${word.zh}：${check.detail.zh}`, `${word.en}: ${check.detail.en}`))
  }
  for (const item of part.outcome) put('outcome', item.key, item.label, same(outcomeWords(item)))
  for (const effect of part.effects) {
    for (const change of effect.changes) {
      put(
        'effect',
        `${effect.type}/${effect.key}/${change.name}`,
        text(`${effect.label.zh} · ${change.label.zh}`, `${effect.label.en} · ${change.label.en}`),
        same(`${shown(change.before)} → ${shown(change.after)}`),
      )
    }
  }
  for (const line of part.money) {
    const amounts = [line.base, line.unitAmount, line.personAmount, line.lateFee].map(formatFen)
    put(
      'money',
      `${line.unitNo}/${line.idNumber}/${line.coverageMonth}/${line.kind}`,
      text(`预算 ${monthInWords(line.coverageMonth)}`, `Budget ${line.coverageMonth}`),
      text(
        `基数 ${amounts[0]}，单位 ${amounts[1]}，个人 ${amounts[2]}，滞纳金 ${amounts[3]}`,
        `base ${amounts[0]}, unit ${amounts[1]}, person ${amounts[2]}, late fee ${amounts[3]}`,
      ),
    )
  }
  for (const words of part.blocked) put('blocked', words.zh, text('缺少参数', 'Missing parameter'), words)
  if (part.secondReview) put('secondReview', '', text('需要复核', 'Second review'), part.secondReview)
  return entries
}

const shown = (value: string | number | boolean | null): string => (value === null || value === '' ? '—' : String(value))

function outcomeWords(item: PartPreview['outcome'][number]): string {
  if (item.type === 'money' && typeof item.value === 'number') return formatFen(item.value)
  if (item.type === 'month') return monthInWords(String(item.value))
  return String(item.value)
}

/** What a fresh preview says otherwise than the one that was on screen, part by part in deciding order. */
export function difference(old: Preview, fresh: Preview): Change[] {
  const ids = [...new Set([...old.parts, ...fresh.parts].map((part) => part.filingId))]
  return ids.flatMap((filingId) => {
    const of = (preview: Preview) => {
      const part = preview.parts.find((candidate) => candidate.filingId === filingId)
      return part ? entriesOf(part) : new Map<string, Entry>()
    }
    const before = of(old)
    const after = of(fresh)
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): Change[] => {
      const was = before.get(key)
      const is = after.get(key)
      const entry = is ?? was
      if (!entry || (was && is && was.words.zh === is.words.zh)) return []
      return [{ filingId, topic: entry.topic, label: entry.label, before: was?.words ?? null, after: is?.words ?? null }]
    })
  })
}
