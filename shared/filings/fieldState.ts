import type { Field, Fields, Option, Values } from './kind.ts'

/** How a field stands for given values; the form, the checks and the intake schema ask here. */
export const isVisible = (field: Field, values: Values): boolean => field.visible?.(values) ?? true
export const isRequired = (field: Field, values: Values): boolean =>
  typeof field.required === 'function' ? field.required(values) : (field.required ?? false)
export const fieldOptions = (field: Field, values: Values): readonly Option[] =>
  typeof field.options === 'function' ? field.options(values) : (field.options ?? [])

/** The values without those of hidden fields, which do not count; a field without a value holds null. */
export const countingValues = (fields: Fields, values: Values): Values =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, isVisible(field, values) ? (values[key] ?? null) : null]))
