import { z } from 'zod'
import { month } from '../register/records.ts'
import { withStandardCharacters } from '../rules/standardCharacters.ts'
import type { Field, Kind, Value } from './kind.ts'

/**
 * The shape of a kind's values as they may enter the desk: every field of the kind and no other, each of its type or null.
 * Whether a value is right is a check's business, so that a wrong number reaches the reviewer instead of stopping a whole package.
 */
export const valuesSchema = (kind: Kind): z.ZodType<Record<string, Value>> =>
  z.strictObject(Object.fromEntries(Object.entries(kind.fields).map(([key, field]) => [key, fieldSchema(field).nullable().default(null)])))

const noControls = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/
/** What people wrote. Old private-use code points are stored as the standard's characters, wherever the value came from (domain rule 8.6). */
const written = (maxLength: number) => z.string().max(maxLength).regex(noControls).overwrite(withStandardCharacters)

/** One field's shape, also for its form control and workbook column. */
export function fieldSchema(field: Field): z.ZodType<Exclude<Value, null>> {
  switch (field.type) {
    case 'money':
      return z.int().min(0).max(100_000_000_000)
    case 'integer':
      return z.int().min(-1_000_000).max(1_000_000_000)
    case 'boolean':
      return z.boolean()
    case 'date':
      return z.iso.date()
    case 'month':
      return month
    case 'code':
      return z.string().max(30)
    case 'personName':
      return written(100)
    case 'idNumber':
    case 'creditCode':
      return z
        .string()
        .max(18)
        .regex(/^[0-9A-Za-z]*$/)
    case 'phone':
      return z
        .string()
        .max(20)
        .regex(/^[0-9+()\- ]*$/)
    case 'bankAccount':
      return z
        .string()
        .max(32)
        .regex(/^[0-9 ]*$/)
    case 'division':
      return z.string().regex(/^\d{6}$/)
    case 'postcode':
      return z.string().max(6).regex(/^\d*$/)
    case 'email':
      return z.string().max(100).regex(noControls)
    case 'text':
    case 'longText':
      return written(field.maxLength ?? 200)
  }
}
