import type { Preview } from '../../shared/contract/filings.ts'
import { effectType } from '../../shared/effects/index.ts'
import type { Effect } from '../../shared/effects/effect.ts'
import { kindOf } from '../../shared/filings/index.ts'
import type { Field, FieldType, Value, Values } from '../../shared/filings/kind.ts'
import { type Member, memberLabels } from '../../shared/register/memberLabels.ts'
import { recordLabels } from '../../shared/register/records.ts'
import type { PartAssessment } from '../../shared/review/assess.ts'
import type { FilingState } from '../../shared/review/state.ts'
import { maskIdNumber } from '../../shared/rules/masking.ts'
import { text } from '../../shared/text.ts'
import { display, masked, maskedText, maskedWords, numbersIn, officeName } from './value.ts'

type Known = readonly (readonly [string, FieldType])[]

export interface PreviewMaterial {
  readonly states: readonly FilingState[]
  readonly parts: readonly PartAssessment[]
  readonly basis: string
  /** Name of a unit by its number, where the register knows it. */
  readonly unitName: (unitNo: string) => string | undefined
  /** Leaves out what passed: of hundreds of rows only what needs a look. */
  readonly brief?: boolean
}

/** What a decision would rest on and do, masked, with the hash that goes back with it. */
export function previewView({ states, parts, basis, unitName, brief = false }: PreviewMaterial): Preview {
  const known: Known = states.flatMap((state) => numbersIn(kindOf(state.kind).fields, state.values))
  return {
    basis,
    parts: parts.map((part) => ({
      filingId: part.filingId,
      checks: part.checks
        .filter(({ result }) => !brief || result !== 'pass')
        .map(({ id, label, fields, rule, result, detail, clear }) => ({
          id,
          label,
          fields: [...fields],
          rule,
          result,
          detail: maskedText(detail, known),
          ...(clear && { clear: maskedText(clear, known) }),
        })),
      effects: part.effects.map((effect) => effectView(effect, known)),
      money: part.money.map((line) => ({ ...line, unitName: unitName(line.unitNo) ?? line.unitNo, idNumber: maskIdNumber(line.idNumber) })),
      outcome: part.outcome.map((outcome) => ({ ...outcome })),
      blocked: part.blocked.map((words) => maskedText(words, known)),
      secondReview: part.secondReview,
      approvable: part.approvable,
    })),
  }
}

/** Members in reading order; an unchanged one is left out. */
export function effectView(effect: Effect, known: Known): Preview['parts'][number]['effects'][number] {
  const before = bodyOf(effect.before)
  const after = bodyOf(effect.after)
  const members: Readonly<Record<string, Member>> = memberLabels[effect.record]
  return {
    type: effect.type,
    label: effectType(effect.type)?.label ?? text(effect.type, effect.type),
    record: effect.record,
    recordLabel: recordLabels[effect.record],
    key: effectKey(effect, known),
    changes: Object.entries(members).flatMap(([name, member]) => {
      const [old, next] = [before?.[name] ?? null, after?.[name] ?? null]
      const words = (value: Value, body: Values | null) =>
        name === 'officeId' && typeof value === 'string' ? officeName(value).zh : shown(member, value, body)
      return old === next ? [] : [{ name, label: member.label, before: words(old, before), after: words(next, after) }]
    }),
  }
}

/** The record's key with the numbers in it masked. */
export function effectKey({ record, key, before, after }: Effect, known: Known = []): string {
  const members: Readonly<Record<string, Member>> = memberLabels[record]
  return maskedWords(key, [...known, ...numbersIn(members, bodyOf(before) ?? {}), ...numbersIn(members, bodyOf(after) ?? {})])
}

const bodyOf = (body: Effect['before']): Values | null => body && { ...body }

/** As the person reads it: words for codes, months and money. */
const shown = (member: Pick<Field, 'type' | 'options'>, value: Value, body: Values | null): Value =>
  value === null
    ? null
    : typeof value === 'number' && member.type === 'integer'
      ? masked(member.type, value)
      : display(member, value, body ?? {}).zh
