import type { PartView } from '../../../shared/contract/filings.ts'
import { findKind } from '../../../shared/filings/index.ts'

/**
 * Whom a case is about, read from the fields its kind names, the unit by name where it is given; empty while a field is not filled in. A
 * unit that stands for itself is not named twice.
 */
export function subjectOf(parts: readonly Pick<PartView, 'kind' | 'fields'>[]): {
  readonly name: string
  readonly id: string
  readonly unit: string
  readonly isUnit: boolean
} {
  const read = (member: 'name' | 'id' | 'unit') => {
    for (const part of parts) {
      const key = findKind(part.kind)?.subject[member]
      const shown = part.fields.find((field) => field.key === key)?.display.zh
      if (shown) return shown
    }
    return ''
  }
  const unitName = parts.flatMap((part) => part.fields).find((field) => field.key === 'unitName')?.display.zh
  const [name, id] = [read('name'), read('id')]
  const isUnit = name !== '' && unitName === name
  return { name, id, unit: isUnit ? '' : unitName || read('unit'), isUnit }
}
