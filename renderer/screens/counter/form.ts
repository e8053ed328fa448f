import type { Field, Fields, Kind, Material, Values } from '../../../shared/filings/kind.ts'
import { text } from '../../../shared/text.ts'

/** What a form follows from: one kind, or those of a joint package as if they were one. */
export type FormKind = Pick<Kind, 'id' | 'label' | 'fields' | 'materials' | 'subject'>

/** Matters in one form: what they share is asked for once, as the first of them asks; the last one says whom it is about. */
export function formOf(kinds: readonly Kind[]): FormKind {
  const ordered = [...kinds].sort((a, b) => a.order - b.order)
  const last = ordered.at(-1)
  if (!last) throw new Error('a form without a matter')
  if (ordered.length === 1) return last
  const fields: Record<string, Field> = {}
  for (const kind of ordered)
    for (const [key, field] of Object.entries(kind.fields)) if (!fields[key] || (fields[key].derived && !field.derived)) fields[key] = field
  const labels = ordered.map(({ label }) => label)
  return {
    id: ordered.map(({ id }) => id).join('+'),
    label: text(labels.map(({ zh }) => zh).join(' + '), labels.map(({ en }) => en).join(' + ')),
    fields: fields satisfies Fields,
    materials: ordered.flatMap(({ materials }, i) =>
      materials.filter(({ key }) => !ordered.slice(0, i).some((before) => before.materials.some((slot) => slot.key === key))),
    ),
    subject: last.subject,
  }
}

/** Each matter's own part of what was entered. */
export const partsOf = (kinds: readonly Kind[], values: Values, materials: readonly Omit<Material, 'size' | 'mediaType'>[]) =>
  kinds.map((kind) => ({
    kind: kind.id,
    values: Object.fromEntries(Object.keys(kind.fields).map((key) => [key, values[key] ?? null])),
    materials: materials
      .filter(({ slot }) => kind.materials.some(({ key }) => key === slot))
      .map(({ slot, name, sha256 }) => ({ slot, name, sha256 })),
  }))
