import type { Kind, Values } from './kind.ts'

/** Persons and units that a filing names, by the types of its fields: whatever a check may want to look up in the register. */
export function namedIn(kind: Kind, values: Values): { persons: string[]; units: string[]; creditCodes: string[] } {
  const typed = (type: string) =>
    Object.entries(kind.fields).flatMap(([key, field]) => {
      const value = values[key]
      return field.type === type && typeof value === 'string' && value !== '' ? [value] : []
    })
  const { unit, unitList } = kind.subject
  const listed = [unit, unitList].flatMap((key) => (key === undefined ? [] : unitNosIn(values[key])))
  return { persons: typed('idNumber'), units: listed, creditCodes: typed('creditCode') }
}

/** 单位编号 parted by 、 or what people type instead. */
export const unitNosIn = (value: unknown): string[] =>
  typeof value === 'string' ? [...new Set(value.split(/[、,，;；\s]+/).filter((part) => part !== ''))] : []
