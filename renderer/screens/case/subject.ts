import type { PartView } from '../../../shared/contract/filings.ts'
import { findKind } from '../../../shared/filings/index.ts'

/** Whom a case is about, read from the fields its kind names; empty while a field is not filled in. */
export function subjectOf(parts: readonly Pick<PartView, 'kind' | 'fields'>[]): {
  readonly name: string
  readonly id: string
  readonly unit: string
} {
  const read = (member: 'name' | 'id' | 'unit') => {
    for (const part of parts) {
      const key = findKind(part.kind)?.subject[member]
      const shown = part.fields.find((field) => field.key === key)?.display.zh
      if (shown) return shown
    }
    return ''
  }
  return { name: read('name'), id: read('id'), unit: read('unit') }
}
