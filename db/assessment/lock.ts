import { lockGate } from '../../shared/rules/lockGate.ts'
import { localDate } from '../../shared/rules/dates.ts'
import { monthInWords } from '../../shared/rules/months.ts'
import { postedOf } from '../../shared/rules/posting.ts'
import { text } from '../../shared/text.ts'
import type { DeskRefusal, Meta } from '../commands/planned.ts'
import { executeInParts, type ExecutedInParts, type Store } from '../execute.ts'
import { type PreviewRow, previewOf } from '../queries/preview.ts'
import { dropPreview } from './preview.ts'
import { assessUnits } from './assessUnits.ts'
import { newDigest, runSteps } from './run.ts'
import { type Terms, termsOf, unitsToAssess } from './terms.ts'

export interface LockAsk {
  readonly period: string
  /** Digest of the preview that the person saw and confirmed */
  readonly digest: string
}

const refusal = (zh: string, en: string): DeskRefusal => ({ code: 'invalid', message: text(zh, en) })

/**
 * 锁定: books the open period for every unit and opens the next, in one transaction: a crash leaves it not begun or complete. Refused
 * with words before its day, without a preview of the same day, while a unit lacks a figure, and when the figures are no longer those
 * of the preview. `afterStep` tells how far it is; what it throws (somebody stopped it) takes everything back.
 */
export function lockPeriod(store: Store, ask: LockAsk, meta: Meta, afterStep: (done: number, total: number) => void): ExecutedInParts {
  const { db } = store
  const today = localDate(meta.now)
  return executeInParts(store, meta, (post) => {
    const terms = termsOf(db, today)
    const refused = mayLock(terms, ask, previewOf(db))
    if (refused) return refused
    const unitNos = unitsToAssess(db, terms.period)
    const digest = newDigest(terms)
    for (const { units, done } of runSteps(db, terms, unitNos, digest, assessUnits)) {
      if (units.some(({ gaps }) => gaps.length > 0)) return stale
      post(
        units.map(({ unitNo, lines, sheet }) => ({
          stream: `assessment:${unitNo}`,
          type: 'assessment.posted',
          data: postedOf(terms.period, unitNo, lines, sheet),
        })),
      )
      afterStep(done, unitNos.length)
    }
    const reached = digest.digest('hex')
    if (reached !== ask.digest) return stale
    dropPreview(db)
    const data = { period: terms.period, asOf: today, units: unitNos.length, digest: reached }
    post([{ stream: `period:${terms.period}`, type: 'period.locked', data }])
    return undefined
  })
}

const stale = refusal(
  '预览之后参保登记、参数表或待转金有变动，数字已不同于预览；没有锁定，请重新预览并核对后再锁定',
  'Register, tables or suspense changed since the preview and the figures are no longer the same; nothing was locked. Preview again',
)

function mayLock({ policy, period, asOf }: Terms, ask: LockAsk, preview: PreviewRow | undefined): DeskRefusal | undefined {
  if (ask.period < period) return refusal(`${monthInWords(ask.period)}已经锁定`, `${ask.period} is locked already`)
  if (ask.period > period) return refusal(`请先锁定${monthInWords(period)}`, `${period} comes first`)
  const gate = lockGate(policy, period, asOf)
  if (!gate.open) return { code: 'invalid', message: gate.message }
  if (!preview || preview.period !== period) return refusal('请先预览，核对后再锁定', 'Preview first')
  if (preview.digest !== ask.digest)
    return refusal('确认的不是最近一次预览，请核对后再锁定', 'What was confirmed is not the newest preview')
  if (preview.asOf !== asOf)
    return refusal(
      `预览是 ${preview.asOf} 做的，滞纳金只算到那一天；请今天重新预览后锁定`,
      `The preview is of ${preview.asOf} and its late fees end there; preview again today`,
    )
  const units = new Set(preview.blocked.map((blocked) => blocked.unitNo)).size
  if (units > 0)
    return refusal(
      `${units} 个单位缺少数据，不能核定，本期不能锁定；请先补齐参数表或申报工资，再重新预览`,
      `${units} units lack figures, so the period cannot be locked; enter what is missing and preview again`,
    )
  return undefined
}
