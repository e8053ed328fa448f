import type { Field, Option, Values } from './kind.ts'

/** How a field stands for given values; the form, the checks and the intake schema ask here. */
export const isVisible = (field: Field, values: Values): boolean => field.visible?.(values) ?? true
export const isRequired = (field: Field, values: Values): boolean =>
  typeof field.required === 'function' ? field.required(values) : (field.required ?? false)
export const fieldOptions = (field: Field, values: Values): readonly Option[] =>
  typeof field.options === 'function' ? field.options(values) : (field.options ?? [])
