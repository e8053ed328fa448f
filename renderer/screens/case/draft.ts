import { z } from 'zod'

/** One coded reason with what it marks, as it goes into the command. */
const reason = z.strictObject({ code: z.string(), fields: z.array(z.string()), materials: z.array(z.string()), note: z.string() })
export type DraftReason = z.infer<typeof reason>

const refusal = z.strictObject({ reasons: z.array(reason), note: z.string() })
export type Refusing = z.infer<typeof refusal>

const shape = z.strictObject({
  /** Round the draft was written for; what belongs to an earlier one is not shown again. */
  round: z.int(),
  /** Reasons for setting warnings aside, by `filingId/checkId`. */
  acknowledgements: z.record(z.string(), z.string()),
  /** Note to an approval. */
  note: z.string(),
  /** Parts of a joint package that are to be rejected while the rest is approved. */
  excluded: z.record(z.string(), z.array(reason)),
  return: refusal,
  reject: refusal,
})
/** Everything typed on a case and not sent yet. */
export type CaseDraft = z.infer<typeof shape>

const nothing: Refusing = { reasons: [], note: '' }
export const emptyDraft = (round: number): CaseDraft => ({
  round,
  acknowledgements: {},
  note: '',
  excluded: {},
  return: nothing,
  reject: nothing,
})

/** What was stored, when it is a draft of this round. */
export function readDraft(stored: unknown, round: number): CaseDraft {
  const found = shape.safeParse(stored)
  return found.success && found.data.round === round ? found.data : emptyDraft(round)
}

export const ackKey = (filingId: string, checkId: string): string => `${filingId}/${checkId}`
export const reasonIsWritten = (typed: string | undefined): boolean => (typed ?? '').trim().length >= 2

/** Takes a reason in or out; one just taken in comes last. */
export function toggleReason(refusing: Refusing, code: string): Refusing {
  const without = refusing.reasons.filter((each) => each.code !== code)
  const taken = without.length < refusing.reasons.length
  return { ...refusing, reasons: taken ? without : [...without, { code, fields: [], materials: [], note: '' }] }
}

export const changeReason = (refusing: Refusing, code: string, change: Partial<DraftReason>): Refusing => ({
  ...refusing,
  reasons: refusing.reasons.map((each) => (each.code === code ? { ...each, ...change } : each)),
})

/** Sets or lifts the mark of a field or document under one reason; a reason not chosen yet is chosen by it. */
export function toggleMark(refusing: Refusing, code: string, kind: 'fields' | 'materials', key: string): Refusing {
  const chosen = refusing.reasons.some((each) => each.code === code) ? refusing : toggleReason(refusing, code)
  const marks = chosen.reasons.find((each) => each.code === code)?.[kind] ?? []
  return changeReason(chosen, code, { [kind]: marks.includes(key) ? marks.filter((each) => each !== key) : [...marks, key] })
}

/** Whether the reasons can be sent: at least one, and a written note for every 其他. */
export const canSend = (refusing: Refusing): boolean =>
  refusing.reasons.length > 0 && refusing.reasons.every((each) => !each.code.endsWith('99') || each.note.trim().length >= 2)
