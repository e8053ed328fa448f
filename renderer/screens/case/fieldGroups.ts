import type { FieldView } from '../../../shared/contract/filings.ts'
import type { Text } from '../../../shared/text.ts'

export interface FieldGroup {
  readonly label: Text
  readonly fields: readonly FieldView[]
}

/** Whether a correction changed the entry. */
export const changed = (field: FieldView): boolean => field.previous !== undefined && field.previous !== field.value

/** Visible fields under their headings, in the order the kind gives them. A field hidden now but changed stays in sight. */
export function fieldGroups(fields: readonly FieldView[], onlyChanged: boolean): FieldGroup[] {
  const groups = new Map<string, { label: Text; fields: FieldView[] }>()
  for (const field of fields) {
    if (!field.visible && !changed(field)) continue
    if (onlyChanged && !changed(field)) continue
    const group = groups.get(field.group.zh) ?? { label: field.group, fields: [] }
    groups.set(field.group.zh, group)
    group.fields.push(field)
  }
  return [...groups.values()]
}
