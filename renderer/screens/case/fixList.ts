import type { PartView } from '../../../shared/contract/filings.ts'
import { reasonCode } from '../../../shared/review/reasons.ts'
import { type Text, text } from '../../../shared/text.ts'

/** One line of what the applicant will be told to do. */
export interface FixLine {
  readonly code: string
  readonly label: Text
  readonly fix: Text
  readonly source: string
  /** Names of the marked fields and documents. */
  readonly items: readonly Text[]
  readonly note: string
}

type Marked = PartView['reasons'][number]

/** The applicant's list, from reasons and marks. An unknown code is shown by its code. */
export function fixList(reasons: readonly Marked[], parts: readonly Pick<PartView, 'fields' | 'materials'>[]): FixLine[] {
  const fields = new Map(parts.flatMap((part) => part.fields.map((field) => [field.key, field.label] as const)))
  const materials = new Map(parts.flatMap((part) => part.materials.map((slot) => [slot.slot, slot.label] as const)))
  const known = (labels: ReadonlyMap<string, Text>, keys: readonly string[]) => keys.map((key) => labels.get(key) ?? text(key, key))
  return reasons.map((reason) => {
    const code = reasonCode(reason.code)
    return {
      code: reason.code,
      label: code?.label ?? text(reason.code, reason.code),
      fix: code?.fix ?? text('', ''),
      source: code?.source ?? '',
      items: [...known(fields, reason.fields), ...known(materials, reason.materials)],
      note: reason.note.trim(),
    }
  })
}
